import type { TempoExpectation } from '../../../moves/dances/dance.ts';
import { correlationAt, LONGEST_LAG_SECONDS, type PulseCorrelation } from './pulse.ts';

/** The tempo of a sound, whether or not it is credible: see `confidence`. */
export interface TempoEstimate {
  readonly bpm: number;
  /** 0 to 1: how regularly the onsets repeat after one to eight beats, less in sounds shorter than 8 s. */
  readonly confidence: number;
  /** Half or double the tempo where it is nearly as likely, else null. */
  readonly alternativeBpm: number | null;
}

/** The tempos that are tried, a part in a thousand apart. */
export const GRID_RATIO = 1.001;
/** The longer the lag, the finer it tells the tempo. */
const EIGHT_BEATS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** The tempo is refined by 1.5 % either way in steps of a part in four thousand. */
const REFINED_RATIO = 1.00025;
const REFINED_STEPS = 60;
/** Mean correlation over eight beats that counts as fully clear: three real clips in four reach it. */
const CLEAR_REGULARITY = 0.4;
/** Half and double tempo are worth a mention from this likelihood on, relative to the tempo's. */
const ALTERNATIVE_LIKELIHOOD = 0.7;

/**
 * Below this confidence a sound has no credible tempo. Measured on sounds of 4 to 30 s: all white, pink and brown
 * noise, drones and sweeps stay below, and synthetic speech nearly always, while one real clip of 56 does, whose
 * beat is indeed unclear. Sounds shorter than 2.4 s never reach it: one tempo in five is wrong there.
 */
export const CREDIBLE_CONFIDENCE = 0.3;

/** A tempo, and how well it explains a rhythm, times how usual it is; 0 where it does not. */
export interface TempoLikelihood {
  readonly bpm: number;
  readonly likelihood: number;
}

/**
 * The tempo of those to expect that the rhythm repeats at, in beats per minute, to about a part in a thousand.
 * Null where the rhythm repeats at none of them.
 * Method: autocorrelation of the onset strength at multiples of the beat, times a log-normal expectation; Müller,
 * Fundamentals of Music Processing (2015), section 6.2.
 */
export function estimateTempo(
  correlation: PulseCorrelation,
  expectation: TempoExpectation,
): TempoEstimate | null {
  const likeliest = tempoLikelihoods(correlation, expectation).reduce((best, tempo) =>
    tempo.likelihood > best.likelihood ? tempo : best,
  );
  if (likeliest.likelihood <= 0) {
    return null;
  }
  const bpm = refine(correlation, likeliest.bpm);
  return {
    bpm,
    confidence: confidence(correlation, bpm),
    alternativeBpm: alternative(correlation, bpm, expectation),
  };
}

/** The tempos to expect, ascending, each GRID_RATIO times the one before. */
export function tempoLikelihoods(
  correlation: PulseCorrelation,
  expectation: TempoExpectation,
): TempoLikelihood[] {
  const { slowestBpm, fastestBpm } = expectation;
  const steps = Math.floor(Math.log(fastestBpm / slowestBpm) / Math.log(GRID_RATIO));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const bpm = slowestBpm * GRID_RATIO ** step;
    return { bpm, likelihood: likelihood(correlation, bpm, expectation) };
  });
}

/** The tempo within 1.5 % of `bpm` that the rhythm repeats at best, and how regularly it does, 0 to 1. */
export function tempoNear(correlation: PulseCorrelation, bpm: number): Omit<TempoEstimate, 'alternativeBpm'> {
  const refined = refine(correlation, bpm);
  return { bpm: refined, confidence: confidence(correlation, refined) };
}

function lagFrames({ framesPerSecond }: PulseCorrelation, bpm: number): number {
  return (60 * framesPerSecond) / bpm;
}

/** Sum of the correlation at lags of whole beats. */
function repetition(correlation: PulseCorrelation, bpm: number, beats: readonly number[]): number {
  const period = lagFrames(correlation, bpm);
  return beats.reduce((sum, beat) => sum + correlationAt(correlation, beat * period), 0);
}

/**
 * How well a tempo explains the rhythm, times how usual it is. The rhythm must repeat both after one and three beats
 * and after two and four: at two thirds of the true tempo it does only after two and four.
 */
function likelihood(
  correlation: PulseCorrelation,
  bpm: number,
  { usualBpm, spreadOctaves }: TempoExpectation,
): number {
  const octaves = Math.log2(bpm / usualBpm);
  const fit = Math.min(repetition(correlation, bpm, [1, 3]), repetition(correlation, bpm, [2, 4]));
  return Math.max(0, fit) * Math.exp(-0.5 * (octaves / spreadOctaves) ** 2);
}

/**
 * The tempo near `bpm` whose multiples up to eight beats fit best: the lag of eight beats tells the beat eight times
 * finer than its own.
 */
function refine(correlation: PulseCorrelation, bpm: number): number {
  const step = Math.log(REFINED_RATIO);
  const fit = Array.from({ length: 2 * REFINED_STEPS + 1 }, (_, i) =>
    repetition(correlation, bpm * REFINED_RATIO ** (i - REFINED_STEPS), EIGHT_BEATS),
  );
  const top = fit.indexOf(Math.max(...fit));
  return bpm * Math.exp(step * (top - REFINED_STEPS + peakOffset(fit, top)));
}

/** Where the parabola through a value and its neighbours has its top, -0.5 to 0.5 steps from it. */
function peakOffset(values: readonly number[], top: number): number {
  if (top === 0 || top === values.length - 1) {
    return 0;
  }
  const curvature = values[top - 1] - 2 * values[top] + values[top + 1];
  return curvature < 0 ? (values[top - 1] - values[top + 1]) / (2 * curvature) : 0;
}

function confidence(correlation: PulseCorrelation, bpm: number): number {
  const heardFrames = correlation.byLag.length - 1;
  const beats = EIGHT_BEATS.filter((beat) => beat * lagFrames(correlation, bpm) < heardFrames);
  const regularity = repetition(correlation, bpm, beats) / Math.max(1, beats.length);
  const heardShare = heardFrames / Math.floor(LONGEST_LAG_SECONDS * correlation.framesPerSecond);
  return Math.min(1, Math.max(0, regularity / CLEAR_REGULARITY)) * heardShare;
}

function alternative(
  correlation: PulseCorrelation,
  bpm: number,
  expectation: TempoExpectation,
): number | null {
  const least = ALTERNATIVE_LIKELIHOOD * likelihood(correlation, bpm, expectation);
  const [half, double] = [bpm / 2, bpm * 2].map((other) => likelihood(correlation, other, expectation));
  if (Math.max(half, double) < least) {
    return null;
  }
  return half > double ? bpm / 2 : bpm * 2;
}
