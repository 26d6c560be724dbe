import { compareKeys } from './clip.ts';
import { DIFFICULTIES, type Difficulty, LEVELS, type Level, STYLES, type Style } from './metadata.ts';
import { MODALITIES, type Modality } from './modality.ts';
import type { MoveHeader } from './move.ts';
import { weaknessesOf } from './weakness.ts';

/** Stands for a rating that nobody gave. */
export const UNLABELLED = 'unlabelled';

export type Counts = Readonly<Record<string, number>>;

/** Moves that combine one difficulty, energy level and style. */
export interface CoverageCell {
  readonly difficulty: Difficulty | typeof UNLABELLED;
  readonly energy_level: Level | typeof UNLABELLED;
  readonly style: Style | typeof UNLABELLED;
  readonly count: number;
}

export interface TempoStatistics {
  /** Moves whose tempo was measured. */
  readonly measured: number;
  /** Beats per minute; null where no tempo was measured. */
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Moves from each tempo up to the next step of 5 beats per minute; steps within the range that have none are there with 0. */
  readonly histogram: readonly {
    readonly from_bpm: number;
    readonly to_bpm: number;
    readonly count: number;
  }[];
}

interface QualityStatistics {
  /** Why modalities are missing, and in which clips. */
  readonly missing: Readonly<
    Record<Modality, readonly { readonly reason: string; readonly clip_keys: readonly string[] }[]>
  >;
  /** Clips whose embeddings rest on little, and why. */
  readonly weak: readonly { readonly clip_key: string; readonly reasons: readonly string[] }[];
  /** Moves by the model behind each modality. More than one model: they are not compared with each other. */
  readonly models: Readonly<Record<Modality, Counts>>;
}

/** What a library holds and lacks, in the form that `stats --json` prints. */
export interface Statistics {
  readonly total: number;
  readonly by: {
    readonly difficulty: Counts;
    readonly energy_level: Counts;
    readonly style: Counts;
    readonly category: Counts;
  };
  /** Every combination, those with none included; combinations with `unlabelled` only where there are some. */
  readonly coverage: readonly CoverageCell[];
  readonly tempo: TempoStatistics;
  readonly quality: QualityStatistics;
  readonly duplicates: {
    readonly clip_ids: readonly { readonly clip_id: string; readonly clip_keys: readonly string[] }[];
    /** Clips with the same content, byte for byte. */
    readonly contents: readonly { readonly content_hash: string; readonly clip_keys: readonly string[] }[];
  };
}

/** Counts what a library holds. Pure; the order of the moves does not matter. */
export function statisticsOf(unsorted: readonly MoveHeader[]): Statistics {
  const moves = [...unsorted].sort((a, b) => compareKeys(a.key, b.key));
  return {
    total: moves.length,
    by: {
      difficulty: countRatings(moves, DIFFICULTIES, ({ metadata }) => metadata.difficulty),
      energy_level: countRatings(moves, LEVELS, ({ metadata }) => metadata.energyLevel),
      style: countRatings(moves, STYLES, ({ metadata }) => metadata.style),
      category: countsOf(moves.map(({ metadata }) => metadata.category)),
    },
    coverage: coverageOf(moves),
    tempo: tempoOf(moves),
    quality: qualityOf(moves),
    duplicates: {
      clip_ids: sharedBy(moves, ({ metadata }) => metadata.clipId).map(([clip_id, clip_keys]) => ({
        clip_id,
        clip_keys,
      })),
      contents: sharedBy(moves, ({ contentHash }) => contentHash).map(([content_hash, clip_keys]) => ({
        content_hash,
        clip_keys,
      })),
    },
  };
}

/** How often each name occurs, by name. Made with `fromEntries`, which takes even `__proto__` for a plain name. */
function countsOf(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => compareKeys(a, b)));
}

function countRatings(
  moves: readonly MoveHeader[],
  values: readonly string[],
  ratingOf: (move: MoveHeader) => string | null,
): Counts {
  const ratings = moves.map(ratingOf);
  const counts = values.map((value) => [value, ratings.filter((rating) => rating === value).length] as const);
  const unlabelled = ratings.filter((rating) => rating === null).length;
  return Object.fromEntries(unlabelled > 0 ? [...counts, [UNLABELLED, unlabelled]] : counts);
}

function coverageOf(moves: readonly MoveHeader[]): CoverageCell[] {
  const nameOf = (difficulty: string, energy: string, style: string) => `${difficulty}/${energy}/${style}`;
  const counts = countsOf(
    moves.map(({ metadata: { difficulty, energyLevel, style } }) =>
      nameOf(difficulty ?? UNLABELLED, energyLevel ?? UNLABELLED, style ?? UNLABELLED),
    ),
  );
  const cells: CoverageCell[] = [];
  for (const difficulty of [...DIFFICULTIES, UNLABELLED] as const) {
    for (const energy_level of [...LEVELS, UNLABELLED] as const) {
      for (const style of [...STYLES, UNLABELLED] as const) {
        const count = counts[nameOf(difficulty, energy_level, style)] ?? 0;
        if (count > 0 || ![difficulty, energy_level, style].includes(UNLABELLED)) {
          cells.push({ difficulty, energy_level, style, count });
        }
      }
    }
  }
  return cells;
}

const HISTOGRAM_STEP_BPM = 5;

function tempoOf(moves: readonly MoveHeader[]): TempoStatistics {
  const tempos = moves
    .map(({ tempoBpm }) => tempoBpm)
    .filter((tempo) => tempo !== null)
    .sort((a, b) => a - b);
  const [min = null] = tempos;
  const max = tempos.at(-1) ?? null;
  const middle = tempos.length / 2;
  const histogram: TempoStatistics['histogram'][number][] = [];
  if (min !== null && max !== null) {
    const first = Math.floor(min / HISTOGRAM_STEP_BPM) * HISTOGRAM_STEP_BPM;
    for (let from_bpm = first; from_bpm <= max; from_bpm += HISTOGRAM_STEP_BPM) {
      const to_bpm = from_bpm + HISTOGRAM_STEP_BPM;
      const count = tempos.filter((tempo) => tempo >= from_bpm && tempo < to_bpm).length;
      histogram.push({ from_bpm, to_bpm, count });
    }
  }
  return {
    measured: tempos.length,
    median: tempos.length === 0 ? null : (tempos[Math.ceil(middle) - 1] + tempos[Math.floor(middle)]) / 2,
    min,
    max,
    histogram,
  };
}

function qualityOf(moves: readonly MoveHeader[]): QualityStatistics {
  return {
    missing: ofEachModality((modality) => {
      const reasons = new Map<string, string[]>();
      for (const { key, embeddings } of moves) {
        const embedding = embeddings[modality];
        if (embedding.status === 'missing') {
          append(reasons, embedding.reason, key);
        }
      }
      return [...reasons]
        .sort(([a], [b]) => compareKeys(a, b))
        .map(([reason, clip_keys]) => ({ reason, clip_keys }));
    }),
    weak: moves
      .map((move) => ({ clip_key: move.key, reasons: weaknessesOf(move) }))
      .filter(({ reasons }) => reasons.length > 0),
    models: ofEachModality((modality) =>
      countsOf(
        moves.flatMap(({ embeddings }) => {
          const embedding = embeddings[modality];
          return embedding.status === 'embedded' ? [embedding.model] : [];
        }),
      ),
    ),
  };
}

function ofEachModality<T>(make: (modality: Modality) => T): Record<Modality, T> {
  const [pose, audio, text] = MODALITIES.map(make);
  return { pose, audio, text };
}

/** What more than one move has in common, with the keys of the moves that have it. */
function sharedBy(
  moves: readonly MoveHeader[],
  shared: (move: MoveHeader) => string | null,
): [string, string[]][] {
  const keysOf = new Map<string, string[]>();
  for (const move of moves) {
    const value = shared(move);
    if (value !== null) {
      append(keysOf, value, move.key);
    }
  }
  return [...keysOf].filter(([, keys]) => keys.length > 1).sort(([a], [b]) => compareKeys(a, b));
}

function append(lists: Map<string, string[]>, name: string, item: string): void {
  const list = lists.get(name);
  if (list) {
    list.push(item);
  } else {
    lists.set(name, [item]);
  }
}
