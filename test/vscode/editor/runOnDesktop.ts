import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { type Outcome, outcomeOf } from './outcome.ts';
import { SETTINGS, type ServerOptions } from './startServer.ts';
import type { Opened } from './workbench.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

/**
 * Runs a Mocha suite, built to `out/suites`, inside the extension host of desktop VS Code, which is downloaded where it
 * is not there yet.
 */
export function runOnDesktop(suite: string, opened: Opened, options: ServerOptions = {}): Promise<Outcome> {
  return outcomeOf(suite, async (folder, env) => {
    const user = join(folder, 'user');
    await mkdir(join(user, 'User'), { recursive: true });
    await writeFile(join(user, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...options.settings }));
    await runTests({
      extensionDevelopmentPath: REPOSITORY,
      extensionTestsPath: join(REPOSITORY, 'out/suites/run.js'),
      extensionTestsEnv: { ...options.env, ...env },
      launchArgs: [
        ...pathOf(opened),
        ...['--user-data-dir', user, '--extensions-dir', join(folder, 'extensions')],
        ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ],
    });
  });
}

function pathOf(opened: Opened): string[] {
  if (opened === null) {
    return [];
  }
  return ['folder' in opened ? opened.folder : opened.workspaceFile];
}
