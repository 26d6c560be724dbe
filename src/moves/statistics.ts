import { compareKeys } from './clip.ts';
import {
  COVERAGE_FIELDS,
  type ColumnOf,
  type CoverageField,
  columnOf,
  FILTER_FIELDS,
  type FilterField,
  LABEL_FIELDS,
  type LabelValue,
  ofEachColumn,
  valuesOf,
} from './labels/fields.ts';
import {
  factsOf,
  keysBy,
  type LibraryAggregates,
  type MoveGroup,
  type RemarkedMove,
  type SharedBy,
} from './libraryAggregates.ts';
import { MODALITIES, type Modality } from './modality.ts';
import type { MoveHeader } from './move.ts';
import type { MissingReason } from './reasons/missing.ts';
import type { Weakness } from './reasons/weakness.ts';

/** Stands for a rating that nobody gave. */
export const UNLABELLED = 'unlabelled';

export type Counts = Readonly<Record<string, number>>;

/** Moves that combine one value of each field of the coverage. */
export type CoverageCell = {
  readonly [Field in CoverageField as ColumnOf<Field>]: LabelValue<Field> | typeof UNLABELLED;
} & { readonly count: number };

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
    Record<Modality, readonly { readonly reason: MissingReason; readonly clip_keys: readonly string[] }[]>
  >;
  /** Clips whose embeddings rest on little, and why. */
  readonly weak: readonly { readonly clip_key: string; readonly reasons: readonly Weakness[] }[];
  /** Moves by the model behind each modality. More than one model: they are not compared with each other. */
  readonly models: Readonly<Record<Modality, Counts>>;
}

/** What a library holds and lacks, in the form that `stats --json` prints, but for the reasons, which it says in words, too. */
export interface Statistics {
  readonly total: number;
  readonly by: Readonly<Record<ColumnOf<FilterField>, Counts>>;
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
export function statisticsOf(moves: readonly MoveHeader[]): Statistics {
  return statisticsFrom(factsOf(moves));
}

/** The same of a library whose facts are known. */
export function statisticsFrom({
  groups,
  tempos,
  remarked,
  sharedClipIds,
  sharedContents,
}: LibraryAggregates): Statistics {
  return {
    total: groups.reduce((total, { count }) => total + count, 0),
    by: ofEachColumn(FILTER_FIELDS, (field) => countLabels(groups, field)),
    coverage: coverageOf(groups),
    tempo: tempoOf(tempos),
    quality: {
      ...remarksOf(remarked),
      models: ofEachModality((modality) => countsOf(groups, ({ models }) => models[modality])),
    },
    duplicates: {
      clip_ids: sorted(sharedClipIds).map(([clip_id, clip_keys]) => ({ clip_id, clip_keys })),
      contents: sorted(sharedContents).map(([content_hash, clip_keys]) => ({ content_hash, clip_keys })),
    },
  };
}

/**
 * How many moves have each name, by name; those without one are left out, those with several count for each. Made with `fromEntries`, which takes even
 * `__proto__` for a plain name.
 */
function countsOf(
  groups: readonly MoveGroup[],
  namesOf: (group: MoveGroup) => string | readonly string[] | null,
): Counts {
  const counts = new Map<string, number>();
  for (const group of groups) {
    for (const name of valuesOf(namesOf(group))) {
      counts.set(name, (counts.get(name) ?? 0) + group.count);
    }
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => compareKeys(a, b)));
}

/** Choices in their own order, also those that no move has; other values by name. */
function countLabels(groups: readonly MoveGroup[], field: FilterField): Counts {
  const { kind, values } = LABEL_FIELDS[field];
  if (kind !== 'choice') {
    return countsOf(groups, ({ labels }) => labels[field]);
  }
  const { [UNLABELLED]: unlabelled, ...counts } = countsOf(
    groups,
    ({ labels }) => labels[field] ?? UNLABELLED,
  );
  return {
    ...Object.fromEntries(values.map((value) => [value, 0])),
    ...counts,
    ...(unlabelled === undefined ? {} : { [UNLABELLED]: unlabelled }),
  };
}

function coverageOf(groups: readonly MoveGroup[]): CoverageCell[] {
  const counts = countsOf(groups, ({ labels }) =>
    COVERAGE_FIELDS.map((field) => labels[field] ?? UNLABELLED).join('/'),
  );
  return combinationsOf(COVERAGE_FIELDS.map((field) => [...valuesIn(groups, field), UNLABELLED]))
    .map((values) => ({ values, count: counts[values.join('/')] ?? 0 }))
    .filter(({ values, count }) => count > 0 || !values.includes(UNLABELLED))
    .map(({ values, count }) => {
      const labels = COVERAGE_FIELDS.map((field, i) => [columnOf(field), values[i]]);
      return { ...Object.fromEntries(labels), count } as CoverageCell;
    });
}

/** What a field is known to be, and what else people say in it. */
function valuesIn(groups: readonly MoveGroup[], field: CoverageField): readonly string[] {
  const { values } = LABEL_FIELDS[field];
  const found = new Set(groups.flatMap(({ labels }) => valuesOf(labels[field])));
  return [...new Set([...values, ...[...found].sort(compareKeys)])];
}

/** Every way to take one value of each list, the last list's values changing fastest. */
function combinationsOf(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (combinations, values) => combinations.flatMap((begun) => values.map((value) => [...begun, value])),
    [[]],
  );
}

const HISTOGRAM_STEP_BPM = 5;

function tempoOf(measured: Float64Array): TempoStatistics {
  const tempos = measured.toSorted();
  const min = tempos.at(0) ?? null;
  const max = tempos.at(-1) ?? null;
  const middle = tempos.length / 2;
  return {
    measured: tempos.length,
    median: tempos.length === 0 ? null : (tempos[Math.ceil(middle) - 1] + tempos[Math.floor(middle)]) / 2,
    min,
    max,
    histogram: histogramOf(tempos),
  };
}

/** @param tempos in ascending order */
function histogramOf(tempos: Float64Array): TempoStatistics['histogram'] {
  const stepOf = (tempo: number) => Math.floor(tempo / HISTOGRAM_STEP_BPM);
  if (tempos.length === 0) {
    return [];
  }
  const first = stepOf(tempos[0]);
  const counts = new Array<number>(stepOf(tempos[tempos.length - 1]) - first + 1).fill(0);
  for (const tempo of tempos) {
    counts[stepOf(tempo) - first]++;
  }
  return counts.map((count, i) => ({
    from_bpm: (first + i) * HISTOGRAM_STEP_BPM,
    to_bpm: (first + i + 1) * HISTOGRAM_STEP_BPM,
    count,
  }));
}

function remarksOf(remarked: readonly RemarkedMove[]): Pick<QualityStatistics, 'missing' | 'weak'> {
  const moves = remarked.toSorted((a, b) => compareKeys(a.key, b.key));
  return {
    missing: ofEachModality((modality) => {
      const lacking = moves.flatMap(({ key, missing: { [modality]: reason } }) =>
        reason === undefined ? [] : [{ reason, key }],
      );
      const byReason = new Map(lacking.map(({ reason }) => [JSON.stringify(reason), reason]));
      const keys = keysBy(lacking.map(({ reason, key }) => [JSON.stringify(reason), key]));
      return [...byReason]
        .sort(([a], [b]) => compareKeys(a, b))
        .map(([json, reason]) => ({ reason, clip_keys: keys.get(json) ?? [] }));
    }),
    weak: moves
      .filter(({ weaknesses }) => weaknesses.length > 0)
      .map(({ key, weaknesses }) => ({ clip_key: key, reasons: weaknesses })),
  };
}

function ofEachModality<T>(make: (modality: Modality) => T): Record<Modality, T> {
  const [pose, audio, text] = MODALITIES.map(make);
  return { pose, audio, text };
}

function sorted(shared: SharedBy): [string, string[]][] {
  return [...shared]
    .map(([value, keys]): [string, string[]] => [value, keys.toSorted(compareKeys)])
    .sort(([a], [b]) => compareKeys(a, b));
}
