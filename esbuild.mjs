// Bundles every program of the project into dist/: CommonJS for the processes and the extension, a module for each page.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleExtension, PAGES, PROCESSES } from './scripts/bundles.mjs';

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...PROCESSES, outdir: 'dist', sourcemap: true }),
  bundleExtension({ outdir: 'dist', sourcemap: true }),
  build({ ...PAGES, outdir: 'dist/webview', sourcemap: true }),
]);
