/** What the convolutions of MoveNet say of a picture, in cells of `CELL` pixels. */
export interface NetworkMaps {
  readonly rows: number;
  readonly columns: number;
  /** `[rows][columns]`: how surely a person has their middle here, before the sigmoid. */
  readonly centres: Float32Array;
  /** `[17][rows][columns]`: how surely a keypoint lies here, whoever's it is, before the sigmoid. */
  readonly heat: Float32Array;
  /** `[FEATURES][rows][columns]`: what the heads read. */
  readonly features: Float32Array;
}

/** Pixels of the input, each way, that one cell stands for. */
export const CELL = 4;
/** Features of a cell. */
const FEATURES = 24;
/** Between features and outputs of a head. */
const HIDDEN = 96;
/** A head looks at the cells around, too. */
const KERNEL = 3;

/** One of the small networks that read the features around a cell. */
interface Head {
  readonly outputs: number;
  /** `[3][3][FEATURES]`: what of the cells around counts. */
  readonly around: Float32Array;
  /** `[FEATURES][HIDDEN]` and `[HIDDEN]`. */
  readonly mixing: Float32Array;
  readonly mixingBias: Float32Array;
  /** `[HIDDEN][outputs]` and `[outputs]`. */
  readonly reading: Float32Array;
  readonly readingBias: Float32Array;
}

/** Distances in cells, vertical before horizontal. */
export interface Heads {
  /** From a person's middle to each of their keypoints. */
  readonly keypoints: Head;
  /** From a keypoint's cell to where exactly it lies, for each of the 17. */
  readonly refinement: Head;
  /** From a person's middle to the middle of their box, and the size of that. */
  readonly boxMiddle: Head;
  readonly boxSize: Head;
}

/** Reads the heads' weights, which the model's file holds one after another. Throws RangeError where they are others. */
export function readHeads(packed: Float32Array): Heads {
  let at = 0;
  const take = (length: number): Float32Array => {
    at += length;
    return packed.subarray(at - length, at);
  };
  const head = (outputs: number): Head => ({
    outputs,
    around: take(KERNEL * KERNEL * FEATURES),
    mixing: take(FEATURES * HIDDEN),
    mixingBias: take(HIDDEN),
    reading: take(HIDDEN * outputs),
    readingBias: take(outputs),
  });
  const heads = { keypoints: head(34), refinement: head(34), boxMiddle: head(2), boxSize: head(2) };
  if (at !== packed.length) {
    throw new RangeError(`the heads take ${at} numbers, the file has ${packed.length}`);
  }
  return heads;
}

/** The features around a cell, each weighted by where it lies; outside the picture there is nothing. */
function weightedAround(head: Head, maps: NetworkMaps, row: number, column: number): Float64Array {
  const { rows, columns, features } = maps;
  const sums = new Float64Array(FEATURES);
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const [y, x] = [row + dy, column + dx];
      if (y < 0 || y >= rows || x < 0 || x >= columns) {
        continue;
      }
      const weights = ((dy + 1) * KERNEL + dx + 1) * FEATURES;
      for (let feature = 0; feature < FEATURES; feature++) {
        sums[feature] += head.around[weights + feature] * features[(feature * rows + y) * columns + x];
      }
    }
  }
  return sums;
}

/** What a head says of a cell: its outputs from `from` until before `to`. */
export function headAt(
  head: Head,
  maps: NetworkMaps,
  [row, column]: readonly [row: number, column: number],
  [from, to]: readonly [from: number, to: number] = [0, head.outputs],
): Float64Array {
  const around = weightedAround(head, maps, row, column);
  const hidden = new Float64Array(head.mixingBias);
  for (let feature = 0; feature < FEATURES; feature++) {
    const weights = feature * HIDDEN;
    for (let unit = 0; unit < HIDDEN; unit++) {
      hidden[unit] += head.mixing[weights + unit] * around[feature];
    }
  }
  const values = new Float64Array(head.readingBias.subarray(from, to));
  for (let unit = 0; unit < HIDDEN; unit++) {
    const weights = unit * head.outputs;
    for (let output = from; hidden[unit] > 0 && output < to; output++) {
      values[output - from] += head.reading[weights + output] * hidden[unit];
    }
  }
  return values;
}
