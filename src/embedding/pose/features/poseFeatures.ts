import { mean, median, quantile, standardDeviation } from '../../statistics.ts';
import type { DancerTracks } from '../tracking/trackDancers.ts';
import { danceSignals } from './danceSignals.ts';
import { directionFeatures } from './directionFeatures.ts';
import { INTERACTION_SIGNALS, type InteractionSignals } from './interactionSignals.ts';
import {
  MOVEMENT_SIGNALS,
  PERSON_SIGNALS,
  type PersonSignals,
  RHYTHM_SIGNALS,
  SHAPE_SIGNALS,
} from './personSignals.ts';
import type { Series } from './series.ts';
import { BAND_CENTRES, BAND_COUNT, bandSpectrum } from './spectrum.ts';
import { type WindowFeatures, windowFeatures } from './windowFeatures.ts';

const STATISTICS = 4;
/** A signal seen at fewer samples than this has no statistics. */
const FEWEST_SAMPLES = 5;

/** How many numbers describe one dancer's shape, movement and rhythm, in this order. */
export const PERSON_BLOCKS = {
  shape: SHAPE_SIGNALS.length * STATISTICS,
  movement: MOVEMENT_SIGNALS.length * STATISTICS,
  rhythm: RHYTHM_SIGNALS.length * BAND_COUNT,
} as const;
/** Numbers that describe the two together. */
const INTERACTION_FEATURES = INTERACTION_SIGNALS.length * STATISTICS + BAND_COUNT + 1;

/** A clip's movement in plain measures, before any weighing; NaN where something was not seen. */
export interface PoseFeatures {
  /** The `PERSON_BLOCKS` of each dancer; both the same where only one was found. */
  readonly dancers: readonly [Float64Array, Float64Array];
  /** Four numbers a signal, then rhythms; all NaN where only one dancer was found. */
  readonly interaction: Float64Array;
  /** `DIRECTION_FEATURES`: what changes sign when the clip is played backwards. */
  readonly direction: Float64Array;
  /** What happens second by second. */
  readonly windows: readonly WindowFeatures[];
}

/** Mean, deviation, and the values that 5 % and 95 % of the samples lie below. */
function summarise({ values, valid }: Series): readonly number[] {
  const seen = values.filter((_, i) => valid[i] === 1);
  return seen.length < FEWEST_SAMPLES
    ? new Array<number>(STATISTICS).fill(Number.NaN)
    : [mean(seen), standardDeviation(seen), quantile(seen, 0.05), quantile(seen, 0.95)];
}

/** Occlusion is mostly zero or one: its median says more than its lower end. */
function summariseOcclusion({ values }: Series): readonly number[] {
  return [mean(values), standardDeviation(values), median(values), quantile(values, 0.95)];
}

function personFeatures({ signals, rhythms }: PersonSignals): Float64Array {
  return Float64Array.from([
    ...PERSON_SIGNALS.flatMap((name) => summarise(signals[name])),
    ...RHYTHM_SIGNALS.flatMap((name) => [...bandSpectrum(rhythms[name])]),
  ]);
}

function interactionFeatures({ signals, rhythms }: InteractionSignals): Float64Array {
  const place = bandSpectrum(rhythms.place);
  return Float64Array.from([
    ...INTERACTION_SIGNALS.flatMap((name) =>
      name === 'occlusion' ? summariseOcclusion(signals[name]) : summarise(signals[name]),
    ),
    ...bandSpectrum(rhythms.distance),
    place.reduce((sum, share, band) => sum + share * share * BAND_CENTRES[band], 0),
  ]);
}

/** Measures both dancers and what happens between them, over the whole clip and window by window. */
export function poseFeatures(tracks: DancerTracks): PoseFeatures {
  const signals = danceSignals(tracks);
  const { dancers, interaction } = signals;
  return {
    dancers: [personFeatures(dancers[0]), personFeatures(dancers[1])],
    interaction: interaction
      ? interactionFeatures(interaction)
      : new Float64Array(INTERACTION_FEATURES).fill(Number.NaN),
    direction: directionFeatures(dancers[0], interaction && dancers[1]),
    windows: windowFeatures(signals),
  };
}
