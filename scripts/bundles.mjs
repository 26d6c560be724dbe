// What is bundled, for the build and for the package.
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { transform } from 'esbuild';

/** The other build of the package asks for its files at run time, where they are not. */
const JSONC = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** LanceDB must share one copy of apache-arrow with us: the one that it requires. */
const ARROW = { 'apache-arrow': createRequire(import.meta.url).resolve('apache-arrow') };

/** Programs that run in Node: the command line, the engine and the analysis processes. */
export const PROCESSES = {
  entryPoints: {
    cli: 'src/cli/main.ts',
    mcp: 'src/cli/mcpMain.ts',
    engine: 'src/engine/process/server.ts',
    analysis: 'src/generation/analysis/analysisProcess.ts',
  },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Only what holds natives stays outside: to find and read the files of the rest takes a sixth of a start.
  external: ['@lancedb/lancedb-*', '@resvg/resvg-js', 'onnxruntime-node'],
  alias: { ...JSONC, ...ARROW },
  logLevel: 'warning',
};

/** The statistics panel and the map's worker, which run in a webview. */
export const PAGES = {
  entryPoints: {
    panel: 'webview/library/main.ts',
    plan: 'webview/choreography/main.ts',
    mapWorker: 'webview/library/map/layout/mapWorker.ts',
  },
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  loader: { '.ttf': 'file' },
  logLevel: 'warning',
};

/** What runs in the extension host. */
const EXTENSION = {
  entryPoints: { extension: 'src/extension/main.ts' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: ['vscode'],
  alias: JSONC,
  chunkNames: 'extension/[name]-[hash]',
  logLevel: 'warning',
};

/**
 * How the extension host's part is bundled, so that activation reads only what it runs: what the code imports when it is
 * first asked for lies in files of its own. esbuild splits ES modules alone, and VS Code requires CommonJS: hence a
 * second pass.
 */
export function extensionBundle({ outdir, minify = false, sourcemap = false }) {
  const sourcemapKind = sourcemap ? 'inline' : false;
  const toCommonJs = async ({ path, text }) => {
    const module = { format: 'cjs', platform: 'node', target: 'node20', sourcemap: sourcemapKind, minify };
    const { code } = await transform(text, module);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code);
  };
  const secondPass = {
    name: 'to-commonjs',
    setup: ({ onEnd }) =>
      onEnd(async ({ outputFiles = [] }) => void (await Promise.all(outputFiles.map(toCommonJs)))),
  };
  return { ...EXTENSION, outdir, minify, sourcemap: sourcemapKind, write: false, plugins: [secondPass] };
}
