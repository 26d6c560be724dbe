// The arrows of the architecture: a clip flows from media through embedding and library to search and the
// surfaces, and imports may only point the other way.

/** Folders of src/ that each folder may import, besides itself, `moves` and `shared`. */
const MAY_IMPORT = {
  shared: [],
  moves: [],
  clips: [],
  media: [],
  models: ['media'],
  rpc: [],
  embedding: ['media', 'models'],
  store: [],
  interchange: ['store'],
  search: ['store'],
  choreography: ['media', 'models', 'embedding'],
  generation: ['rpc', 'clips', 'media', 'models', 'embedding', 'store', 'interchange'],
  engine: [
    'rpc',
    'clips',
    'media',
    'models',
    'embedding',
    'store',
    'interchange',
    'search',
    'generation',
    'choreography',
  ],
  tools: ['engine', 'choreography'],
  mcp: ['tools'],
  cli: ['engine', 'choreography', 'tools', 'mcp'],
  protocol: ['engine', 'choreography'],
  extension: ['engine', 'protocol', 'choreography', 'tools'],
};

/** What every folder stands on. */
const foundations = (folder) =>
  folder === 'shared' ? [] : folder === 'moves' ? ['shared'] : ['moves', 'shared'];

/** Packages that only the named folders may touch. */
const RESERVED_PACKAGES = {
  '@lancedb/lancedb': ['store', 'interchange'],
  'apache-arrow': ['store', 'interchange'],
  'onnxruntime-node': ['models', 'embedding'],
  'vscode-jsonrpc': ['rpc', 'engine'],
  vscode: ['extension'],
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.test\\.ts$' }, to: {} },
    {
      // It runs in the webview too, where there is no Node.
      name: 'protocol-takes-types-of-the-engine-and-the-schemas-of-requests',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/engine/', pathNot: '^src/engine/requests\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-only-what-runs-in-a-browser',
      severity: 'error',
      from: { path: '^webview/(ui|library|choreography)/' },
      to: {
        path: '^src/',
        pathNot: '^src/(moves|shared|protocol|choreography/plan)/|^src/engine/requests\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-know-no-node',
      severity: 'error',
      from: { path: '^webview/' },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
      name: `${folder}-imports-only-what-it-stands-on`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${[folder, ...foundations(folder), ...allowed].join('|')})/` },
    })),
    ...Object.entries(RESERVED_PACKAGES).map(([name, folders]) => ({
      name: `${name.replace(/[@/]/g, '-')}-stays-in-its-place`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
      to: { path: `node_modules/${name}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
