// Bundles every program of the project into dist/: CommonJS for the processes and the extension, a module for each page.
// With --watch it keeps running and rebuilds whatever changes.
import { rm } from 'node:fs/promises';
import { context } from 'esbuild';
import { extensionBundle, PAGES, PROCESSES } from './scripts/bundles.mjs';

const isWatching = process.argv.includes('--watch');
await rm('dist', { recursive: true, force: true });
const bundles = [
  { ...PROCESSES, outdir: 'dist', sourcemap: true },
  extensionBundle({ outdir: 'dist', sourcemap: true }),
  { ...PAGES, outdir: 'dist/webview', sourcemap: true },
];
await Promise.all(
  bundles.map(async (bundle) => {
    const bundling = await context(isWatching ? { ...bundle, logLevel: 'info' } : bundle);
    await bundling.rebuild();
    await (isWatching ? bundling.watch() : bundling.dispose());
  }),
);
