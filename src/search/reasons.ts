import { SPOKEN_FIELDS, valuesOf } from '../moves/labels/fields.ts';
import { type Compared, percentOf, type Stretch } from '../moves/likeness.ts';
import type { MoveHeader } from '../moves/move.ts';
import type { Described, Prevalence } from '../moves/prevalence.ts';
import type { LikenessReason } from '../moves/reasons/likeness.ts';
import { ALIKE, ALIKE_SHARES } from './movement/thresholds.ts';

/** What more than this share of a library's moves have in common says nothing of two of them. */
const COMMON = 0.5;

/** From this share of a clip on a match is said of the whole. */
const NEARLY_ALL = 0.8;

/** A reason, and which share of all moves it would hold for. */
type Weighed = readonly [share: number, reason: LikenessReason];

/**
 * Why two moves are alike, the most telling first: what is true of the fewest other moves. What is true of more than
 * half of them is left out.
 * @param a the move that was asked with
 */
export function reasonsOf(
  a: Described,
  b: Described & Pick<MoveHeader, 'durationSeconds'>,
  compared: Compared,
  prevalence: Prevalence,
): LikenessReason[] {
  return [
    ...movementReason(compared, b.durationSeconds),
    ...musicReason(compared.parts.audio),
    ...tempoReason(a.tempoBpm, b.tempoBpm, prevalence),
    ...labelReasons(a, b, prevalence),
  ]
    .filter(([share]) => share <= COMMON)
    .sort(([one], [other]) => one - other)
    .map(([, reason]) => reason);
}

/** Why a move fits a description: what was said of it, and its tempo. */
export function descriptionReasons({ metadata, tempoBpm }: Described): LikenessReason[] {
  return [
    ...SPOKEN_FIELDS.flatMap((field) =>
      valuesOf(metadata[field]).map((value): LikenessReason => ({ because: 'has-label', field, value })),
    ),
    ...(tempoBpm === null ? [] : [{ because: 'has-tempo', bpm: tempoBpm } as const]),
  ];
}

function movementReason(compared: Compared, durationSeconds: number): Weighed[] {
  const percent = percentOf('pose', compared);
  if (percent === null || percent < ALIKE.movement.similar) {
    return [];
  }
  const at = compared.match?.where ? partIn(compared.match.where.result, durationSeconds) : null;
  return percent < ALIKE.movement.very
    ? [[ALIKE_SHARES.movement.similar, { because: 'movement', degree: 'similar', at }]]
    : [[ALIKE_SHARES.movement.very, { because: 'movement', degree: 'very-similar', at }]];
}

/** What matches of a result, in seconds of it; null where that is nearly all of it. */
function partIn([from, to]: Stretch, durationSeconds: number): [number, number] | null {
  return to - from < NEARLY_ALL * durationSeconds ? [from, Math.min(to, durationSeconds)] : null;
}

function musicReason(cosine: number | null): Weighed[] {
  if (cosine === null || cosine < ALIKE.audio.similar) {
    return [];
  }
  return cosine < ALIKE.audio.same
    ? [[ALIKE_SHARES.audio.similar, { because: 'music', degree: 'similar' }]]
    : [[ALIKE_SHARES.audio.same, { because: 'music', degree: 'same' }]];
}

function tempoReason(a: number | null, b: number | null, prevalence: Prevalence): Weighed[] {
  if (a === null || b === null) {
    return [];
  }
  const bpm: [number, number] = [Math.min(a, b), Math.max(a, b)];
  const difference = (bpm[1] - bpm[0]) / bpm[1];
  const degree = (['same', 'close'] as const).find((each) => difference <= ALIKE.tempo[each]);
  if (degree === undefined) {
    return [];
  }
  const share = prevalence.ofTempo(a, ALIKE.tempo[degree]);
  return [[share, { because: 'close-tempo', degree, bpm, share }]];
}

function labelReasons(a: Described, b: Described, prevalence: Prevalence): Weighed[] {
  return SPOKEN_FIELDS.flatMap((field): Weighed[] => {
    const others = valuesOf(b.metadata[field]);
    return valuesOf(a.metadata[field])
      .filter((value) => others.includes(value))
      .map((value) => {
        const share = prevalence.ofLabel(field, value);
        return [share, { because: 'same-label', field, value, share }];
      });
  });
}
