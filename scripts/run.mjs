// Runs a TypeScript program of the project: node scripts/run.mjs FILE [ARGUMENT ...]
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { build } from 'esbuild';

const [entry, ...programArguments] = process.argv.slice(2);
// Inside node_modules, so that the bundle finds the packages that stay outside it.
const outfile = `node_modules/.cache/scripts/${basename(entry, '.ts')}-${process.pid}.cjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...programArguments], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
