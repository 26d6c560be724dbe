// Bundles every program of the project into dist/: one CommonJS file for each process, one module for each page.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { PAGES, PROCESSES } from './scripts/bundles.mjs';

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...PROCESSES, outdir: 'dist', sourcemap: true }),
  existsSync(PAGES.entryPoints.panel) && build({ ...PAGES, outdir: 'dist/webview', sourcemap: true }),
]);
