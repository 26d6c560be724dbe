/** Platforms for which LanceDB, resvg and ONNX Runtime all bring binaries. */
export const TARGETS = [
  {
    name: 'linux-x64',
    lancedb: '@lancedb/lancedb-linux-x64-gnu',
    resvg: '@resvg/resvg-js-linux-x64-gnu',
    onnxruntime: { folder: 'linux/x64', files: ['onnxruntime_binding.node', 'libonnxruntime.so.1'] },
  },
  {
    name: 'linux-arm64',
    lancedb: '@lancedb/lancedb-linux-arm64-gnu',
    resvg: '@resvg/resvg-js-linux-arm64-gnu',
    onnxruntime: { folder: 'linux/arm64', files: ['onnxruntime_binding.node', 'libonnxruntime.so.1'] },
  },
  {
    name: 'darwin-arm64',
    lancedb: '@lancedb/lancedb-darwin-arm64',
    resvg: '@resvg/resvg-js-darwin-arm64',
    onnxruntime: { folder: 'darwin/arm64', files: ['onnxruntime_binding.node', 'libonnxruntime.1.dylib'] },
  },
  {
    name: 'win32-x64',
    lancedb: '@lancedb/lancedb-win32-x64-msvc',
    resvg: '@resvg/resvg-js-win32-x64-msvc',
    // The DirectML files beside it are loaded only where a session asks for a GPU.
    onnxruntime: { folder: 'win32/x64', files: ['onnxruntime_binding.node', 'onnxruntime.dll'] },
  },
];
