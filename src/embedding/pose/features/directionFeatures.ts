import { mean, standardDeviation } from '../../statistics.ts';
import { GRID_RATE } from '../tracking/trajectories.ts';
import { type PersonSignal, type PersonSignals, SHAPE_SIGNALS } from './personSignals.ts';
import { rateOf, type Series } from './series.ts';

/** Signals whose change from the clip's beginning to its end is told. */
const TRENDING: readonly PersonSignal[] = SHAPE_SIGNALS.filter(
  (name) => name !== 'shoulderAngleLow' && name !== 'wristReachLow',
);

/** Signals by which one dancer can lead and the other answer. */
const LEADING = [
  'wristHeightHigh',
  'lean',
  'headHeight',
  'stance',
  'shoulderFacing',
  'kneeAngleLow',
] as const;

const PAIRS = LEADING.flatMap((one, i) => LEADING.slice(i + 1).map((other) => [one, other] as const));

/** Numbers that change sign when the clip is played backwards. */
export const DIRECTION_FEATURES = TRENDING.length + PAIRS.length;

/** Less than this was seen too shortly to say what came first. */
const FEWEST_SAMPLES = 2 * GRID_RATE;
/** Product of two deviations below which two signals hardly move. */
const SMALLEST_MOVEMENT = 1e-4;

/** Slope over the clip, its whole length counting 2: about half the change from beginning to end. */
function trendOf({ values, valid }: Series): number {
  const at = [...values.keys()].filter((i) => valid[i] === 1);
  if (at.length < FEWEST_SAMPLES) {
    return Number.NaN;
  }
  const level = mean(at.map((i) => values[i]));
  let [slope, spread] = [0, 0];
  for (const i of at) {
    const time = (2 * i) / (values.length - 1) - 1;
    slope += time * (values[i] - level);
    spread += time * time;
  }
  return slope / spread;
}

/**
 * How far the first signal runs ahead of the second: the area that both circle around together, over their
 * deviations. Positive where the second follows the first, negative the other way round, 0 in step.
 * Method: Lévy area, the second level of the path signature.
 */
function leadOf(first: Series, second: Series): number {
  const [firstRate, secondRate] = [rateOf(first.values, GRID_RATE), rateOf(second.values, GRID_RATE)];
  const steady = (valid: Uint8Array, i: number): boolean =>
    valid[i - 1] === 1 && valid[i] === 1 && valid[i + 1] === 1;
  const at = [...first.values.keys()].filter((i) => steady(first.valid, i) && steady(second.valid, i));
  if (at.length < FEWEST_SAMPLES) {
    return Number.NaN;
  }
  const [x, y] = [at.map((i) => first.values[i]), at.map((i) => second.values[i])];
  const [xLevel, yLevel] = [mean(x), mean(y)];
  const area = mean(at.map((i, n) => (x[n] - xLevel) * secondRate[i] - (y[n] - yLevel) * firstRate[i]));
  return area / (standardDeviation(x) * standardDeviation(y) + SMALLEST_MOVEMENT);
}

/** The sum of what was seen of two values. */
function sumOfSeen(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) {
    return Number.isNaN(one) ? other : one;
  }
  return one + other;
}

/**
 * What tells a clip from the same clip played backwards: how the dancers' shapes change from beginning to end, and
 * which movement of one dancer runs ahead of which of the other. Played backwards every number changes its sign;
 * exchanging the dancers changes nothing. NaN where too little was seen.
 * @param other null where only one dancer was found
 */
export function directionFeatures(one: PersonSignals, other: PersonSignals | null): Float64Array {
  const trends = TRENDING.map((name) =>
    sumOfSeen(trendOf(one.signals[name]), trendOf((other ?? one).signals[name])),
  );
  const leads = PAIRS.map(([first, second]) =>
    other === null
      ? Number.NaN
      : leadOf(one.signals[first], other.signals[second]) + leadOf(other.signals[first], one.signals[second]),
  );
  return Float64Array.from([...trends, ...leads]);
}
