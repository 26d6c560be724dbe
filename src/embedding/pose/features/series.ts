import { median } from '../../statistics.ts';

/** A number over time on the analysis grid, with the samples at which it was really seen. */
export interface Series {
  readonly values: Float64Array;
  /** 1 where the value rests on keypoints that were seen, else 0. */
  readonly valid: Uint8Array;
}

/** A place over time, in pixels of the frame. */
export interface Path {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly valid: Uint8Array;
}

/** A series of `length` samples computed one by one. */
export function makeSeries(valid: Uint8Array, valueAt: (i: number) => number): Series {
  return { values: Float64Array.from(valid, (_, i) => valueAt(i)), valid };
}

/** 1 where all are 1. */
export function allValid(...parts: readonly { readonly valid: Uint8Array }[]): Uint8Array {
  return parts[0].valid.map((_, i) => (parts.every(({ valid }) => valid[i] === 1) ? 1 : 0));
}

/** 1 where at least one is 1. */
export function anyValid(...parts: readonly { readonly valid: Uint8Array }[]): Uint8Array {
  return parts[0].valid.map((_, i) => (parts.some(({ valid }) => valid[i] === 1) ? 1 : 0));
}

/** Change per second by central differences; the ends repeat their neighbours. */
export function rateOf(values: Float64Array, samplesPerSecond: number): Float64Array {
  const rate = new Float64Array(values.length);
  const last = values.length - 1;
  if (last < 2) {
    return rate;
  }
  for (let i = 1; i < last; i++) {
    rate[i] = ((values[i + 1] - values[i - 1]) * samplesPerSecond) / 2;
  }
  rate[0] = rate[1];
  rate[last] = rate[last - 1];
  return rate;
}

/** Halfway between two paths. */
export function midpoint(a: Path, b: Path): Path {
  return {
    x: a.x.map((x, i) => (x + b.x[i]) / 2),
    y: a.y.map((y, i) => (y + b.y[i]) / 2),
    valid: allValid(a, b),
  };
}

/** Mean of the valid ones at each sample, valid where any is; the mean of all where none is. */
export function meanOfValid(paths: readonly Path[]): Path {
  const along = (axis: 'x' | 'y'): Float64Array =>
    paths[0][axis].map((_, i) => {
      const seen = paths.filter(({ valid }) => valid[i] === 1);
      const used = seen.length > 0 ? seen : paths;
      return used.reduce((sum, path) => sum + path[axis][i], 0) / used.length;
    });
  return { x: along('x'), y: along('y'), valid: anyValid(...paths) };
}

/** From `b` to `a`. */
export function offset(a: Path, b: Path): Path {
  return {
    x: a.x.map((x, i) => x - b.x[i]),
    y: a.y.map((y, i) => y - b.y[i]),
    valid: allValid(a, b),
  };
}

/** Straight-line distance in pixels. */
export function distanceBetween(a: Path, b: Path): Series {
  return makeSeries(allValid(a, b), (i) => Math.hypot(a.x[i] - b.x[i], a.y[i] - b.y[i]));
}

/** Angle at the joint between its two bones, 0 (folded) to 180 (straight) degrees. */
export function jointAngle(upper: Path, joint: Path, lower: Path): Series {
  return makeSeries(allValid(upper, joint, lower), (i) => {
    const [ux, uy] = [upper.x[i] - joint.x[i], upper.y[i] - joint.y[i]];
    const [lx, ly] = [lower.x[i] - joint.x[i], lower.y[i] - joint.y[i]];
    // By the tangent: the arc cosine is blunt near straight limbs.
    return (Math.atan2(Math.abs(ux * ly - uy * lx), ux * lx + uy * ly) * 180) / Math.PI;
  });
}

/** Velocity in body lengths per second, `scale` being the body length at each sample. */
export function velocityOf(path: Path, scale: Float64Array, samplesPerSecond: number): Path {
  return {
    x: rateOf(path.x, samplesPerSecond).map((v, i) => v / scale[i]),
    y: rateOf(path.y, samplesPerSecond).map((v, i) => v / scale[i]),
    valid: path.valid,
  };
}

/** Length of a vector path. */
export function lengthOf(vector: Path): Series {
  return makeSeries(vector.valid, (i) => Math.hypot(vector.x[i], vector.y[i]));
}

/**
 * The higher and the lower of a left and a right value at each sample, so that a detector that mixes up the sides
 * changes nothing; where one side is unseen, the other stands for both.
 */
export function highAndLow(left: Series, right: Series): readonly [Series, Series] {
  const valid = anyValid(left, right);
  const pick = (choose: (a: number, b: number) => number): Series =>
    makeSeries(valid, (i) => {
      const [l, r] = [left.values[i], right.values[i]];
      if (left.valid[i] === right.valid[i]) {
        return left.valid[i] === 1 ? choose(l, r) : 0;
      }
      return left.valid[i] === 1 ? l : r;
    });
  return [pick(Math.max), pick(Math.min)];
}

/**
 * How far a coordinate is from its own median over time, in body lengths. Measured from there and not from the edge
 * of the picture, where a body length that changes would look like movement.
 */
export function excursionOf(coordinate: Float64Array, valid: Uint8Array, scale: Float64Array): Series {
  const seen = coordinate.filter((_, i) => valid[i] === 1);
  const usual = seen.length > 0 ? median(seen) : 0;
  return makeSeries(valid, (i) => (coordinate[i] - usual) / scale[i]);
}
