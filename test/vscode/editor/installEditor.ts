import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** VS Code 1.100, the oldest that the extension supports; the last to run on Node 20. */
const CODE_SERVER = 'code-server@4.100.3';
/** VS Code's file search, which code-server would compile. */
const RIPGREP = '@vscode/ripgrep-universal@1.18.0';

const FOLDER = join(import.meta.dirname, '../../../node_modules/.cache', CODE_SERVER);

/** The real workbench and extension host, out of an npm package: needs no download but the registry's. */
export interface Editor {
  /** VS Code's own server. */
  readonly serverMain: string;
}

/**
 * Installs the editor where it is not there yet, about 300 MB.
 * @returns null where the npm registry cannot be reached
 */
export async function installEditor(): Promise<Editor | null> {
  const serverMain = join(FOLDER, 'node_modules/code-server/lib/vscode/out/server-main.js');
  if (!existsSync(serverMain)) {
    try {
      await install();
    } catch (error) {
      if (await isRegistryReachable()) {
        throw error;
      }
      return null;
    }
  }
  return { serverMain };
}

async function install(): Promise<void> {
  const unfinished = `${FOLDER}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'package.json'), '{"private":true}');
  // Its install scripts compile what the tests do not need, and fail without a compiler.
  await npm(unfinished, 'install', '--ignore-scripts', '--save-exact', CODE_SERVER, RIPGREP);
  const vscode = join(unfinished, 'node_modules/code-server/lib/vscode');
  await npm(vscode, 'install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps');
  await cp(
    join(unfinished, 'node_modules/@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`),
    join(vscode, 'node_modules/@vscode/ripgrep/bin'),
    { recursive: true },
  );
  await rm(FOLDER, { recursive: true, force: true });
  await rename(unfinished, FOLDER);
}

async function isRegistryReachable(): Promise<boolean> {
  return (await execa('npm', ['ping'], { reject: false })).exitCode === 0;
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  await execa('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
}
