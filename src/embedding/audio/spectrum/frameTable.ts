/** Numbers that belong to the frames of a sound: `columns` for each frame, frame after frame. */
export interface FrameTable {
  readonly frames: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export function emptyTable(frames: number, columns: number): FrameTable {
  return { frames, columns, values: new Float32Array(frames * columns) };
}

/** The numbers of one frame; writing to them writes to the table. */
export function rowOf(table: FrameTable, frame: number): Float32Array {
  return table.values.subarray(frame * table.columns, (frame + 1) * table.columns);
}

/** The frames for which `keep` is 1. */
export function selectFrames(table: FrameTable, keep: Uint8Array): FrameTable {
  const kept = emptyTable(
    keep.reduce((count, flag) => count + flag, 0),
    table.columns,
  );
  let next = 0;
  for (let frame = 0; frame < table.frames; frame++) {
    if (keep[frame] === 1) {
      kept.values.set(rowOf(table, frame), next++ * table.columns);
    }
  }
  return kept;
}

export interface ColumnStatistics {
  readonly means: Float64Array;
  /** Standard deviations of the whole population. */
  readonly deviations: Float64Array;
}

/** Mean and standard deviation of each column over the frames; NaN where there are no frames. */
export function columnStatistics({ frames, columns, values }: FrameTable): ColumnStatistics {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) {
    means[i % columns] += values[i] / frames;
  }
  for (let i = 0; i < values.length; i++) {
    deviations[i % columns] += (values[i] - means[i % columns]) ** 2 / frames;
  }
  return {
    means: frames === 0 ? means.fill(Number.NaN) : means,
    deviations: frames === 0 ? deviations.fill(Number.NaN) : deviations.map(Math.sqrt),
  };
}
