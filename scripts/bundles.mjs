// What is bundled, for the build and for the package.

/** Programs that run in Node: the command line, the extension host's part, the engine and the analysis processes. */
export const PROCESSES = {
  entryPoints: {
    cli: 'src/cli/main.ts',
    engine: 'src/engine/server.ts',
    analysis: 'src/generation/analysisProcess.ts',
    extension: 'src/extension/main.ts',
  },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Native modules stay outside; apache-arrow too, because LanceDB must share the one copy.
  external: ['@lancedb/lancedb', 'apache-arrow', 'onnxruntime-node', 'vscode'],
  logLevel: 'warning',
};

/** The statistics panel and the map's worker, which run in a webview. */
export const PAGES = {
  entryPoints: {
    panel: 'webview/panel/main.ts',
    mapWorker: 'webview/panel/map/mapWorker.ts',
  },
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  loader: { '.ttf': 'file' },
  logLevel: 'warning',
};
