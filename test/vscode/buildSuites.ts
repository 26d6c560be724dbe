import { build } from 'esbuild';
import buildOnce from '../buildOnce.ts';

/** The extension as it stands, and the suites that run inside its host. They lie in the extension's own folder, so that both have one API object. */
export default async function buildSuites(): Promise<void> {
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
}
