import { resolve } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import buildOnce from '../buildOnce.ts';
import { findChromium } from './editor/findChromium.ts';
import { installEditor } from './editor/installEditor.ts';

/**
 * What all suites stand on, before the first begins: the extension as it stands, the suites that run inside its host, and
 * an editor. The suites lie in the extension's own folder, so that both have one API object.
 */
export default async function prepareEditor({ provide }: TestProject): Promise<void> {
  buildOnce();
  await build({
    entryPoints: ['run', 'commands.suite', 'noFolder.suite', 'untrusted.suite'].map(
      (name) => `test/vscode/suites/${name}.ts`,
    ),
    outdir: 'out/suites',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  if (process.env.MODE !== 'desktop') {
    await installEditor();
    await findChromium();
    provide('vsix', await packExtension());
  }
}

/** Packs the extension for this machine's platform and gives the package's path. */
async function packExtension(): Promise<string> {
  const { stdout } = await execa(process.execPath, ['scripts/package.mjs']);
  return resolve(stdout.split('\n').at(-1) ?? '');
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed extension. */
    vsix: string;
  }
}
