// Bundles every program of the project into dist/: one CommonJS file for each process, one module for each page.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { PAGES, PROCESSES } from './scripts/bundles.mjs';

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...PROCESSES, outdir: 'dist', sourcemap: true }),
  build({ ...PAGES, outdir: 'dist/webview', sourcemap: true }),
]);
