import { build } from 'esbuild';
import buildOnce from '../buildOnce.ts';
import { findChromium } from './editor/findChromium.ts';
import { installEditor } from './editor/installEditor.ts';

/**
 * What all suites stand on, before the first begins: the extension as it stands, the suites that run inside its host, and
 * an editor. The suites lie in the extension's own folder, so that both have one API object.
 */
export default async function prepareEditor(): Promise<void> {
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
  }
}
