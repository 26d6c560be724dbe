// Bundles every program of the project into dist/, one CommonJS file each.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    cli: 'src/cli/main.ts',
    engine: 'src/engine/server.ts',
    analysis: 'src/generation/analysisProcess.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Native modules stay outside; apache-arrow too, because LanceDB must share the one copy.
  external: ['@lancedb/lancedb', 'apache-arrow', 'onnxruntime-node'],
  sourcemap: true,
  logLevel: 'warning',
});
