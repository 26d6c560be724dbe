import { join } from 'node:path';
import { execa } from 'execa';

const REPOSITORY = join(import.meta.dirname, '../..');

/** Packs the extension for this machine's platform and gives the package's path. */
export async function packedExtension(): Promise<string> {
  const { stdout } = await execa(process.execPath, ['scripts/package.mjs'], { cwd: REPOSITORY });
  const path = stdout.split('\n').at(-1) ?? '';
  return join(REPOSITORY, path);
}
