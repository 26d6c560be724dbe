import { KEYPOINT } from '../../../moves/keypoints.ts';
import { GRID_RATE } from '../tracking/trajectories.ts';
import { type Body, facingOf } from './personSignals.ts';
import {
  allValid,
  anyValid,
  distanceBetween,
  excursionOf,
  lengthOf,
  makeSeries,
  midpoint,
  offset,
  type Path,
  type Series,
  velocityOf,
} from './series.ts';

/** What is measured between the two dancers at each moment; distances in torso lengths. Symmetric in the two. */
export const INTERACTION_SIGNALS = [
  'hipDistanceX',
  'hipDistanceY',
  'shoulderDistanceX',
  'headDistance',
  'relativeSpeed',
  'commonSpeed',
  'facingProduct',
  'facingDifference',
  'facingMax',
  'facingMin',
  'depthRatio',
  'nearestHands',
  'bothHands',
  'handToHead',
  'handToHips',
  'handToShoulders',
  'highestHand',
  'occlusion',
  'synchronyX',
  'synchronyY',
  'dominance',
  'headDistanceY',
] as const;

type InteractionSignal = (typeof INTERACTION_SIGNALS)[number];

export interface InteractionSignals {
  readonly signals: Readonly<Record<InteractionSignal, Series>>;
  readonly rhythms: {
    /** Signed distance of the hips. */
    readonly distance: Series;
    /** Place of the couple in the picture. */
    readonly place: Series;
  };
}

/** Stands for a distance that cannot be seen. */
const FAR = 9;
/** Samples over which movement is compared, before and after. */
const SYNCHRONY_REACH = 8;
/** Samples over which occlusion is averaged, before and after. */
const OCCLUSION_REACH = 2;
/** Keeps the dominance of two dancers who hardly move near zero, in torso lengths per second. */
const STILL_SPEED = 0.3;

type Couple = readonly [Body, Body];
type Signals<Name extends InteractionSignal> = Readonly<Record<Name, Series>>;

function over(series: Series, scale: Float64Array): Series {
  return makeSeries(series.valid, (i) => series.values[i] / scale[i]);
}

function along(path: Path, axis: 'x' | 'y', scale: Float64Array): Series {
  return makeSeries(path.valid, (i) => Math.abs(path[axis][i]) / scale[i]);
}

function distances([a, b]: Couple, scale: Float64Array) {
  const hips = offset(a.hips, b.hips);
  const heads = offset(a.head, b.head);
  return {
    hipDistanceX: along(hips, 'x', scale),
    hipDistanceY: along(hips, 'y', scale),
    shoulderDistanceX: along(offset(a.shoulders, b.shoulders), 'x', scale),
    headDistance: over(lengthOf(heads), scale),
    headDistanceY: along(heads, 'y', scale),
    depthRatio: makeSeries(hips.valid, (i) => Math.abs(Math.log(a.dancer.scale[i] / b.dancer.scale[i]))),
    relativeSpeed: lengthOf(velocityOf(hips, scale, GRID_RATE)),
    commonSpeed: lengthOf(velocityOf(midpoint(a.hips, b.hips), scale, GRID_RATE)),
  };
}

function facings([a, b]: Couple): Signals<'facingProduct' | 'facingDifference' | 'facingMax' | 'facingMin'> {
  const [fa, fb] = [a, b].map(({ dancer }) => facingOf(dancer, 'leftShoulder', 'rightShoulder'));
  const combine = (of: (one: number, other: number) => number): Series =>
    makeSeries(allValid(fa, fb), (i) => of(fa.values[i], fb.values[i]));
  return {
    facingProduct: combine((one, other) => one * other),
    facingDifference: combine((one, other) => Math.abs(one - other)),
    facingMax: combine((one, other) => Math.max(Math.abs(one), Math.abs(other))),
    facingMin: combine(Math.min),
  };
}

const handsOf = ({ dancer }: Body): readonly [Path, Path] => [
  dancer.keypoints[KEYPOINT.leftWrist],
  dancer.keypoints[KEYPOINT.rightWrist],
];

/** Distances as far as they can be seen, FAR where not. */
function seenOrFar(series: Series): Float64Array {
  return series.values.map((value, i) => (series.valid[i] === 1 ? value : FAR));
}

/** The least of several distances at each sample. */
function nearest(all: readonly Series[]): Series {
  const distances = all.map(seenOrFar);
  return makeSeries(anyValid(...all), (i) => Math.min(...distances.map((values) => values[i])));
}

function hands([a, b]: Couple, scale: Float64Array) {
  const [[aLeft, aRight], [bLeft, bRight]] = [handsOf(a), handsOf(b)];
  const apart = (one: Path, other: Path): Series => over(distanceBetween(one, other), scale);
  const pairs = [
    apart(aLeft, bLeft),
    apart(aRight, bRight),
    apart(aLeft, bRight),
    apart(aRight, bLeft),
  ] as const;
  const [ll, rr, lr, rl] = pairs.map(seenOrFar);
  const handTo = (target: (body: Body) => Path): Series => {
    const [toA, toB] = [target(a), target(b)];
    const valid = allValid(toA, toB);
    const reaching = (hand: Path, goal: Path): Series => {
      const series = apart(hand, goal);
      return { values: series.values, valid: allValid(series, { valid }) };
    };
    return nearest([
      ...handsOf(a).map((hand) => reaching(hand, toB)),
      ...handsOf(b).map((hand) => reaching(hand, toA)),
    ]);
  };
  const heights = [a, b].flatMap((body) =>
    handsOf(body).map((hand) => hand.y.map((y, i) => (body.shoulders.y[i] - y) / body.dancer.scale[i])),
  );
  return {
    nearestHands: nearest(pairs),
    // Both hands held: the worse pair of the better way to pair them.
    bothHands: makeSeries(allValid(...pairs), (i) =>
      Math.min(Math.max(ll[i], rr[i]), Math.max(lr[i], rl[i])),
    ),
    handToHead: handTo(({ head }) => head),
    handToHips: handTo(({ hips }) => hips),
    handToShoulders: handTo(({ shoulders }) => shoulders),
    highestHand: makeSeries(allValid(a.shoulders, b.shoulders), (i) =>
      Math.max(...heights.map((height) => height[i])),
    ),
  };
}

/** Correlation of two velocities in a window around each sample, -1 to 1. */
function synchrony(a: Float64Array, b: Float64Array, valid: Uint8Array): Series {
  return makeSeries(valid, (i) => {
    let [ab, aa, bb] = [0, 0, 0];
    const end = Math.min(a.length, i + SYNCHRONY_REACH + 1);
    for (let j = Math.max(0, i - SYNCHRONY_REACH); j < end; j++) {
      ab += a[j] * b[j];
      aa += a[j] * a[j];
      bb += b[j] * b[j];
    }
    return ab / Math.sqrt(aa * bb + 1e-4);
  });
}

function togetherness([a, b]: Couple): Signals<'synchronyX' | 'synchronyY' | 'dominance'> {
  const [va, vb] = [a, b].map(({ hips, dancer }) => velocityOf(hips, dancer.scale, GRID_RATE));
  const valid = allValid(va, vb);
  return {
    synchronyX: synchrony(va.x, vb.x, valid),
    synchronyY: synchrony(va.y, vb.y, valid),
    dominance: makeSeries(valid, (i) => {
      const [one, other] = [Math.hypot(va.x[i], va.y[i]), Math.hypot(vb.x[i], vb.y[i])];
      return Math.abs(one - other) / (one + other + STILL_SPEED);
    }),
  };
}

/** Share of the moments nearby at which not both dancers were found. */
function occlusionOf(bothFound: Uint8Array): Series {
  return makeSeries(new Uint8Array(bothFound.length).fill(1), (i) => {
    const near = bothFound.subarray(Math.max(0, i - OCCLUSION_REACH), i + OCCLUSION_REACH + 1);
    return 1 - near.reduce((sum, found) => sum + found, 0) / near.length;
  });
}

/**
 * All signals between two dancers; the same whichever is named first.
 * @param bothFound 1 at grid samples at which the network found both
 */
export function interactionSignals(a: Body, b: Body, bothFound: Uint8Array): InteractionSignals {
  const couple: Couple = [a, b];
  const scale = a.dancer.scale.map((one, i) => (one + b.dancer.scale[i]) / 2);
  const apart = offset(a.hips, b.hips);
  const centre = midpoint(a.hips, b.hips);
  return {
    signals: {
      ...distances(couple, scale),
      ...facings(couple),
      ...hands(couple, scale),
      ...togetherness(couple),
      occlusion: occlusionOf(bothFound),
    },
    rhythms: {
      distance: makeSeries(apart.valid, (i) => apart.x[i] / scale[i]),
      place: excursionOf(centre.x, centre.valid, scale),
    },
  };
}
