import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { messageOf } from '../../../src/shared/failure.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A browser for the workbench: that of `CHROMIUM_PATH`, the system's, else Debian's, which is installed as root.
 * @returns null where there is none and none can be installed
 */
export async function findChromium(): Promise<string | null> {
  const installed = [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => existsSync(path));
  if (installed || process.getuid?.() !== 0) {
    return installed ?? null;
  }
  try {
    await execa('apt-get', ['update', '-qq']);
    const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await execa('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], apt);
  } catch (error) {
    console.warn(`Chromium cannot be installed, so that tests in it are skipped. ${messageOf(error)}`);
  }
  return PLACES.find((path) => existsSync(path)) ?? null;
}
