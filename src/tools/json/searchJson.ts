import type { FoundMove, Parts, Relaxation, SearchResult, UnderstoodPart } from '../../engine/moveEngine.ts';
import { columnsOfLabels, type LabelColumns } from '../../moves/labels/labelSchemas.ts';
import type { Stretch } from '../../moves/likeness.ts';
import type { LikenessReason } from '../../moves/reasons/likeness.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { Weights } from '../../moves/weights.ts';
import { queryName } from './queryName.ts';

/** A found move as `similar --json` and `search --json` print it. */
interface FoundMoveJson extends LabelColumns {
  readonly clip_key: string;
  readonly clip_id: string;
  readonly move_name: string;
  readonly score: number;
  readonly parts: Parts;
  /** Where it moves as the query does, in seconds of either clip: null where it does so nowhere. */
  readonly match: {
    readonly similarity: number;
    readonly query: Stretch | null;
    readonly result: Stretch | null;
  } | null;
  readonly tempo_bpm: number | null;
  /** Why it is alike, in words, the most telling first. */
  readonly reasons: readonly string[];
  /** The same as data. */
  readonly why: readonly LikenessReason[];
}

interface PartJson {
  /** As they were written. */
  readonly words: string;
  /** `unmatched` where no move of the library has it. */
  readonly role: UnderstoodPart['role'];
  /** The word that it was taken for where it is misspelled. */
  readonly corrected: string | null;
}

type UnderstoodPartJson = PartJson &
  (
    | { readonly kind: 'rating'; readonly field: string; readonly value: string }
    | { readonly kind: 'concept'; readonly concept: string }
    | { readonly kind: 'name'; readonly word: string }
    | { readonly kind: 'tempo'; readonly min_bpm: number | null; readonly max_bpm: number | null }
    | { readonly kind: 'length'; readonly min_seconds: number | null; readonly max_seconds: number | null }
  );

export interface SearchJson {
  /** Clip key, path of a video, either with a part as `#t=4.000,8.000`, or the description that was searched for. */
  readonly query: string;
  /** What was understood of a description, and what the results go by. */
  readonly understood?: readonly UnderstoodPartJson[];
  readonly basis?: 'words' | 'meaning' | 'none';
  readonly weights: Weights;
  readonly results: readonly FoundMoveJson[];
  readonly near_copies: readonly FoundMoveJson[];
  readonly not_comparable: number;
  readonly relaxations: readonly Relaxation[];
}

/** The document that `--json` prints; numbers rounded to six digits. */
export function searchJson(result: SearchResult): SearchJson {
  const { query } = result;
  return {
    query: queryName(query),
    ...(query.kind === 'description'
      ? { understood: query.understood.map(understoodPartJson), basis: query.basis }
      : {}),
    weights: result.weights,
    results: result.results.map(foundMoveJson),
    near_copies: result.nearCopies.map(foundMoveJson),
    not_comparable: result.notComparable,
    relaxations: result.relaxations,
  };
}

function understoodPartJson({ words, role, meaning, corrected }: UnderstoodPart): UnderstoodPartJson {
  const said = { words, role, corrected };
  switch (meaning.kind) {
    case 'tempo':
      return { ...said, kind: 'tempo', min_bpm: meaning.minBpm, max_bpm: meaning.maxBpm };
    case 'length':
      return { ...said, kind: 'length', min_seconds: meaning.minSeconds, max_seconds: meaning.maxSeconds };
    default:
      return { ...said, ...meaning };
  }
}

function foundMoveJson({ key, metadata, score, parts, match, tempoBpm, reasons }: FoundMove): FoundMoveJson {
  return {
    clip_key: key,
    clip_id: metadata.clipId,
    move_name: metadata.moveName,
    score: rounded(score),
    parts: { pose: part(parts.pose), audio: part(parts.audio), text: part(parts.text) },
    match: match && {
      similarity: rounded(match.similarity),
      query: match.where?.query ?? null,
      result: match.where?.result ?? null,
    },
    ...columnsOfLabels(metadata),
    tempo_bpm: tempoBpm,
    reasons: reasons.map(inEnglish),
    why: reasons,
  };
}

function part(cosine: number | null): number | null {
  return cosine === null ? null : rounded(cosine);
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
