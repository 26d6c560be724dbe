/** A platform that there is a package of, and where its binaries come from. */
export interface Target {
  /** As VS Code names it. */
  readonly name: string;
  /** npm package with LanceDB's binary. */
  readonly lancedb: string;
  /** npm package with resvg's, which draws captions. */
  readonly resvg: string;
  /** Binaries of `onnxruntime-node`, which carries those of all platforms. */
  readonly onnxruntime: { readonly folder: string; readonly files: readonly string[] };
}

export const TARGETS: readonly Target[];
