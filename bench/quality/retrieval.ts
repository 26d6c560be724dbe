import { mean } from '../../src/embedding/statistics.ts';
import type { ConstantsUsed, Figure } from './figure.ts';
import type { LabelledClip } from './labelledClips.ts';
import type { Measured } from './measureClip.ts';
import { type Neighbour, rankNeighbours } from './neighbours.ts';
import {
  averagePrecision,
  chanceInHalfGallery,
  chanceOfAveragePrecision,
  chanceOfPrecision,
  type Hits,
  halfGalleryPrecision,
  precisionAt,
} from './precision.ts';
import type { VectorSpace } from './vectorSpaces.ts';

/** What a clip is found by. */
export type Labels = Pick<LabelledClip, 'category' | 'song'> & { readonly key: string };

/** A clip that asks for its like and that others may find. */
export interface AskingClip<Features> extends Labels {
  readonly measured: Measured<Features>;
  /** The space this clip asks in. */
  readonly space: VectorSpace<Features>;
}

/** What counts as finding. */
export interface Question {
  readonly isWanted: (asking: Labels, other: Labels) => boolean;
  /** Clips that are taken out of the library before this one asks, besides itself. */
  readonly isExcluded: (asking: Labels, other: Labels) => boolean;
}

/** What a clip found. */
export interface Answer {
  /** Whether each neighbour is wanted, nearest first. */
  readonly hits: Hits;
  /** How many other clips are wanted, and how many there are. */
  readonly wanted: number;
  readonly others: number;
}

/**
 * For each clip, whether its neighbours are wanted, nearest first, the clip itself left out. A clip of which no other
 * is wanted has nothing to find and is left out; one without a vector finds nothing and stays, with no hits.
 */
export function answersByClip<Features>(
  clips: readonly AskingClip<Features>[],
  { isWanted, isExcluded }: Question,
): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const asking of clips) {
    const others = clips.filter((other) => other !== asking && !isExcluded(asking, other));
    const wanted = new Set(others.filter((other) => isWanted(asking, other)).map(({ key }) => key));
    if (wanted.size === 0) {
      continue;
    }
    const query = asking.space(asking.measured);
    const gallery = others.map(({ key, measured }): Neighbour => ({ key, vector: asking.space(measured) }));
    const ranked = query === null ? [] : rankNeighbours(query, gallery);
    const hits = ranked.map((key) => wanted.has(key));
    answers.set(asking.key, { hits, wanted: wanted.size, others: others.length });
  }
  return answers;
}

const MEASURES = {
  precision1: { name: 'P@1', of: (hits: Hits) => precisionAt(hits, 1), byChance: chanceOfPrecision },
  precision5: { name: 'P@5', of: (hits: Hits) => precisionAt(hits, 5), byChance: chanceOfPrecision },
  meanAveragePrecision: { name: 'mAP', of: averagePrecision, byChance: chanceOfAveragePrecision },
  half: { name: 'half', of: halfGalleryPrecision, byChance: chanceInHalfGallery },
} as const;

export type RetrievalMeasure = keyof typeof MEASURES;

/** The named measures of leave-one-out retrieval as figures: one value a clip each. */
export function retrievalFigures<Features>(
  clips: readonly AskingClip<Features>[],
  question: Question & { readonly id: string; readonly name: string },
  measures: readonly RetrievalMeasure[],
  constants: ConstantsUsed,
): readonly Figure[] {
  const answers = [...answersByClip(clips, question)];
  return measures.map((measure) => ({
    id: `${question.id}.${measure}`,
    name: `${question.name} ${MEASURES[measure].name}`,
    constants,
    summary: 'mean',
    byClip: Object.fromEntries(answers.map(([key, { hits }]) => [key, MEASURES[measure].of(hits)])),
    chance: mean(answers.map(([, { wanted, others }]) => MEASURES[measure].byChance(wanted, others))),
  }));
}
