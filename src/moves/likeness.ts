import scales from './constants/likeness.json';
import { MODALITIES, type Modality } from './modality.ts';
import type { Weights } from './weights.ts';

/** Cosine of each modality, -1 to 1; null where either side has none. For a part of a clip, `pose` is null. */
export type Parts = Readonly<Record<Modality, number | null>>;

/** From and to, in seconds of a clip. */
export type Stretch = readonly [startSeconds: number, endSeconds: number];

/** The stretch of a query and that of a result which match: start and end in seconds of either clip. */
export interface MatchedStretches {
  readonly query: Stretch;
  readonly result: Stretch;
}

/** How much two clips move alike, and where. */
export interface Match {
  /** How alike the clips' most alike moments are, what is common to all clips taken off; about -.4 to .4. */
  readonly similarity: number;
  /** Null where no stretch of the one is more like one of the other than chance would have it. */
  readonly where: MatchedStretches | null;
}

/** What is known of how a move compares with a query. */
export interface Compared {
  readonly parts: Parts;
  /** Null where one of the two has no windows of movement. */
  readonly match: Match | null;
}

/** What a measure of likeness usually is between clips, what it is of a clip with itself, and how it spreads. */
interface Scale {
  readonly usual: number;
  readonly self: number;
  readonly spread: number;
}

/** How much a match counts beside the cosine of the vectors. */
const MATCH_WEIGHT = 1.09;

interface Measure {
  readonly value: number;
  readonly scale: Scale;
}

function measureOf(modality: Modality, { parts, match }: Compared): Measure | null {
  const cosine = parts[modality];
  if (modality !== 'pose') {
    return cosine === null ? null : { value: cosine, scale: scales[modality] };
  }
  if (match === null) {
    return cosine === null ? null : { value: cosine, scale: scales.pose };
  }
  return cosine === null
    ? { value: match.similarity, scale: scales.match }
    : { value: cosine + MATCH_WEIGHT * match.similarity, scale: scales.movement };
}

/** How much of the way from usual to the same a measure is: 0 as between any two clips, 1 as of a clip with itself. */
function shareOf({ value, scale }: Measure): number {
  return (value - scale.usual) / (scale.self - scale.usual);
}

/** How alike a modality is in per cent: 0 as between any two clips or less, 100 the same; null where it is missing. */
export function percentOf(modality: Modality, compared: Compared): number | null {
  const measure = measureOf(modality, compared);
  return measure && percentOfScore(shareOf(measure));
}

/**
 * A score in per cent, never below 0. Its root, because only a clip itself comes near 1: another dance of the same
 * figure is about a quarter of the way.
 */
export function percentOfScore(score: number): number {
  return Math.round(100 * Math.sqrt(Math.max(0, Math.min(1, score))));
}

/** How many spreads of a modality lie between the usual and the same. */
const REACH: Readonly<Record<Modality, number>> = {
  pose: reachOf(scales.movement),
  audio: reachOf(scales.audio),
  text: reachOf(scales.text),
};

function reachOf({ usual, self, spread }: Scale): number {
  return (self - usual) / spread;
}

/**
 * How alike a move is, all told: 1 the same, 0 as alike as any two clips, below 0 less. The mean of the modalities,
 * each weighed by its reach too, so that weights act alike on them; one that is missing counts as usual. Null where
 * nothing that counts can be compared.
 */
export function scoreOf(compared: Compared, weights: Weights): number | null {
  let [sum, most, isCompared] = [0, 0, false];
  for (const modality of MODALITIES) {
    const weight = weights[modality];
    const measure = measureOf(modality, compared);
    most += weight * REACH[modality];
    if (measure && weight > 0) {
      sum += weight * REACH[modality] * shareOf(measure);
      isCompared = true;
    }
  }
  return isCompared ? sum / most : null;
}

/** Weights of plain cosines that act alike: what candidates are found by before their movement is matched. */
export function cosineWeights(weights: Weights): Weights {
  return {
    pose: weights.pose / scales.pose.spread,
    audio: weights.audio / scales.audio.spread,
    text: weights.text / scales.text.spread,
  };
}
