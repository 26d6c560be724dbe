import { z } from 'zod';
import type { MapVectors as EngineMapVectors, SearchResult } from '../engine/moveEngine.ts';
import { FilterRequest, WeightsRequest } from '../engine/requests.ts';
import { type ClipKey, parseClipKey } from '../moves/clip.ts';
import { ClipPart } from '../moves/clipPart.ts';
import { DANCERS_SEEN } from '../moves/dancersSeen.ts';
import {
  ANNOTATED_FIELDS,
  COVERAGE_FIELDS,
  FILTER_FIELDS,
  LABEL_FIELDS,
  ofEachColumn,
  rulesOf,
} from '../moves/labels/fields.ts';
import { labelShape } from '../moves/labels/labelSchemas.ts';
import { MODALITIES } from '../moves/modality.ts';
import { LikenessReason } from '../moves/reasons/likeness.ts';
import { MissingReason } from '../moves/reasons/missing.ts';
import { UnreadableReason } from '../moves/reasons/unreadable.ts';
import { Weakness } from '../moves/reasons/weakness.ts';
import { type CoverageCell, type Statistics, UNLABELLED } from '../moves/statistics.ts';
import { UnderstoodPartData } from './understoodData.ts';

/** The data that the panel and its host exchange. Plain: the way there knows no dates and no classes. */

/** A key in its one normal form, so that it can stand for a path below the clip folder and nothing else. */
export const Key = z.custom<ClipKey>((value) => typeof value === 'string' && parseClipKey(value) === value);

const Count = z.int().min(0);
const Counts = z.record(z.string(), Count);
const Modality = z.enum(MODALITIES);

function ofEachModality<T extends z.ZodType>(schema: T) {
  return z.object({ pose: schema, audio: schema, text: schema });
}

// Its type follows from the table of label fields, which the compiler cannot see.
const CoverageCellData = z.object({
  ...ofEachColumn(COVERAGE_FIELDS, (field) =>
    rulesOf(field).open ? z.string() : z.enum([...LABEL_FIELDS[field].values, UNLABELLED]),
  ),
  count: Count,
}) as unknown as z.ZodType<CoverageCell>;

export const StatisticsData = z.object({
  total: Count,
  by: z.object(ofEachColumn(FILTER_FIELDS, () => Counts)),
  coverage: z.array(CoverageCellData),
  tempo: z.object({
    measured: Count,
    median: z.number().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    histogram: z.array(z.object({ from_bpm: z.number(), to_bpm: z.number(), count: Count })),
  }),
  quality: z.object({
    missing: ofEachModality(z.array(z.object({ reason: MissingReason, clip_keys: z.array(z.string()) }))),
    weak: z.array(z.object({ clip_key: z.string(), reasons: z.array(Weakness) })),
    models: ofEachModality(Counts),
  }),
  duplicates: z.object({
    clip_ids: z.array(z.object({ clip_id: z.string(), clip_keys: z.array(z.string()) })),
    contents: z.array(z.object({ content_hash: z.string(), clip_keys: z.array(z.string()) })),
  }),
}) satisfies z.ZodType<Statistics>;

const Metadata = z.object({
  clipId: z.string(),
  moveName: z.string(),
  ...labelShape,
});

/** A move as the panel shows it. */
export const PanelMove = z.object({
  key: Key,
  videoPath: z.string(),
  metadata: Metadata,
  durationSeconds: z.number(),
  tempoBpm: z.number().nullable(),
  /** The label fields that a person said; the others are derived, or nobody said anything. */
  said: z.array(z.enum(ANNOTATED_FIELDS)),
  embeddedAtMs: z.number(),
  /** Why a modality has no vector; absent where it has one. */
  missing: z.partialRecord(Modality, MissingReason),
  /** Why its embeddings should be trusted less; empty where all is well. */
  weaknesses: z.array(Weakness),
  /** How many dancers most of it shows; null where that was not measured. */
  dancersSeen: z.enum(DANCERS_SEEN).nullable(),
  /** Names of the collections that it is in. */
  collections: z.array(z.string()),
  /** Whether its clip is there to be shown and played. */
  hasClip: z.boolean(),
  /** Address of its poster where it has been made already; else `poster` makes it. */
  posterUri: z.string().nullable(),
});
export type PanelMove = z.infer<typeof PanelMove>;

/**
 * What the map is drawn from: for each move the unit vectors of its modalities side by side, in the order and with the
 * lengths of `DIMENSIONS`; zeros where a modality is missing or not comparable. Multiply the parts by the weights.
 */
export const MapVectors = z.object({
  keys: z.array(Key),
  /** Length of each move's vector. */
  dimension: Count,
  /** All vectors, one after the other in the order of `keys`. */
  vectors: z.custom<Float32Array>((value) => value instanceof Float32Array),
}) satisfies z.ZodType<EngineMapVectors>;
export type MapVectors = z.infer<typeof MapVectors>;

/** Where the dancers of a clip were seen, as `SeenDancers` of the engine says. */
export const SeenDancers = z.object({
  framesPerSecond: z.number().positive(),
  aspect: z.number().positive(),
  points: z.array(z.number().nullable()),
  beats: z.object({ firstSeconds: z.number(), secondsPerBeat: z.number().positive() }).nullable(),
});
export type SeenDancers = z.infer<typeof SeenDancers>;

/** The places that moves had on the map, for the next map of the library to begin from. */
export const KeptLayout = z.object({
  /** What the layout went by. */
  weights: WeightsRequest,
  /** Of each clip: x, y, and a number that differs where its movement vector does. */
  places: z.record(z.string(), z.tuple([z.number(), z.number(), Count])),
});
export type KeptLayout = z.infer<typeof KeptLayout>;

const Stretch = z.tuple([z.number(), z.number()]);

const FoundMove = z.object({
  key: Key,
  videoPath: z.string(),
  metadata: Metadata,
  durationSeconds: z.number(),
  tempoBpm: z.number().nullable(),
  score: z.number(),
  parts: ofEachModality(z.number().nullable()),
  match: z
    .object({ similarity: z.number(), where: z.object({ query: Stretch, result: Stretch }).nullable() })
    .nullable(),
  reasons: z.array(LikenessReason),
});

export const SearchResultData = z.object({
  query: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('clip'), key: Key }),
    z.object({ kind: z.literal('part'), key: Key, part: ClipPart }),
    z.object({ kind: z.literal('file'), file: z.string(), part: ClipPart.nullable() }),
    z.object({
      kind: z.literal('description'),
      description: z.string(),
      understood: z.array(UnderstoodPartData),
      basis: z.enum(['words', 'meaning', 'none']),
    }),
  ]),
  weights: WeightsRequest,
  asked: Count,
  results: z.array(FoundMove),
  nearCopies: z.array(FoundMove),
  notComparable: Count,
  relaxations: z.array(z.object({ drop: z.array(z.enum(FILTER_FIELDS)), available: Count })),
}) satisfies z.ZodType<SearchResult>;

const Ranking = { k: z.int().min(1).max(1_000), filter: FilterRequest };

/** `clip` is a clip key, or an absolute path of a video that need not be in the library. */
export const Similar = z.object({
  clip: z.string().min(1).max(4_096),
  part: ClipPart.nullable(),
  weights: WeightsRequest,
  ...Ranking,
});
export const Search = z.object({ description: z.string().min(1).max(10_000), ...Ranking });

/** How far the analysis of a video is that similar moves are asked of. */
export const AskedProgress = z.object({
  analysedSeconds: z.number(),
  /** Null where its container does not say how long it is. */
  totalSeconds: z.number().nullable(),
});
export type AskedProgress = z.infer<typeof AskedProgress>;

/** How the library stands against the clip folder, and what could not be embedded in the last run. */
export const Changes = z.object({
  added: z.array(Key),
  changed: z.array(Key),
  relabelled: z.array(Key),
  gone: z.array(Key),
  failed: z.array(z.object({ key: Key, reason: UnreadableReason })),
});
export type Changes = z.infer<typeof Changes>;

/** Whether a run is going on, and how far it is. */
export const GenerationState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  /** Started; no clip has been reported yet. */
  z.object({ state: z.literal('starting') }),
  /** Another run is at work on the same library. */
  z.object({ state: z.literal('waiting') }),
  z.object({
    state: z.literal('running'),
    done: Count,
    total: Count,
    failed: Count,
    key: Key,
    secondsLeft: z.number().nullable(),
  }),
]);
export type GenerationState = z.infer<typeof GenerationState>;

/** How a run that the panel asked for ended. */
export const GenerationOutcome = z.object({
  cancelled: z.boolean(),
  moves: Count,
  embedded: Count,
  failed: Count,
});

/** What the panel is to show. */
export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statistics') }),
  /** The moves that have a value of a label field, or are in a collection. */
  z.object({ kind: z.literal('moves'), field: z.enum([...FILTER_FIELDS, 'collections']), value: z.string() }),
  z.object({ kind: z.literal('similar'), clip: Key }),
  z.object({ kind: z.literal('similar-to-file'), file: z.string() }),
  /** An empty description asks for one. */
  z.object({ kind: z.literal('search'), description: z.string() }),
]);
export type Subject = z.infer<typeof Subject>;

/** Settings that the panel goes by. */
export const PanelSettings = z.object({ weights: WeightsRequest });
export type PanelSettings = z.infer<typeof PanelSettings>;
