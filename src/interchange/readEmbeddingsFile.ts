import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ClipKey, categoryOf, parseClipKey } from '../moves/clip.ts';
import { fileModel } from '../moves/fileModel.ts';
import { labelColumnShape, labelsOfColumns } from '../moves/labels/labelSchemas.ts';
import { DIMENSIONS, type Modality } from '../moves/modality.ts';
import type { Embedding, Move, PoseEmbedding } from '../moves/move.ts';
import type { PoseQuality } from '../moves/quality.ts';
import { Failure, messageOf } from '../shared/failure.ts';
import { listProblems, placeOf, problemsOf } from '../shared/problems.ts';
import { decodeUtf8, readBounded } from '../shared/textFile.ts';
import {
  missingReason,
  type QualityJson,
  qualityFromJson,
  qualitySchema,
} from '../store/columns/qualityJson.ts';
import { keysFromVideoPaths } from './embeddingsFileKeys.ts';
import { vectorFrom } from './embeddingsFileVector.ts';

/** Longest text that JavaScript holds, about 45,000 moves. */
const MAX_BYTES = 510 * 2 ** 20;

const modelId = z.string().min(1).nullable();

// The category is that of the key, whatever a file says.
const { category: _, ...spokenShape } = labelColumnShape;

const entrySchema = z.object({
  clip_id: z.string().min(1),
  move_name: z.string(),
  video_path: z.string().min(1),
  pose_embedding: z.unknown().optional(),
  audio_embedding: z.unknown().optional(),
  text_embedding: z.unknown().optional(),
  ...spokenShape,
  duration: z.number().nonnegative(),
  clip_key: z.string().optional(),
  content_hash: z.string().nullish(),
  tempo_bpm: z.number().positive().nullish(),
  quality: qualitySchema.optional(),
  models: z.object({ pose: modelId, audio: modelId, text: modelId }).optional(),
});

type Entry = z.infer<typeof entrySchema>;

const fileSchema = z.object({
  generated_at: z.iso.datetime({ local: true, offset: true }),
  embeddings: z.array(z.unknown()),
});

const NO_QUALITY: QualityJson = { pose: null, audio: null, text: null };

/** Moves read from an embeddings file, and the entries that were left out. */
export interface EmbeddingsFileContents {
  readonly moves: readonly Move[];
  /** Entries whose clip id an earlier entry has, with `uniqueClipId`. */
  readonly skipped: readonly { readonly clipId: string; readonly key: ClipKey }[];
}

/**
 * Reads an embeddings file, ours or the reference's. Vectors are scaled to length 1; a vector of zeros is a missing
 * one. Vectors of a file that names no models get a model id of that file's own, so that they are compared among
 * themselves only.
 * @throws Failure `bad-embeddings-file` naming entry and field, `storage`
 */
export async function readEmbeddingsFile(
  path: string,
  options: { readonly uniqueClipId: boolean },
): Promise<EmbeddingsFileContents> {
  const bytes = await readBounded(path, MAX_BYTES, 'bad-embeddings-file');
  const file = fileSchema.safeParse(parseJson(path, bytes));
  if (!file.success) {
    throw badFile(path, problemsOf(file.error), file.error);
  }
  const ownModel = fileModel(createHash('sha256').update(bytes).digest('hex'));
  const embeddedAt = timeOf(file.data.generated_at);
  const problems: string[] = [];
  const entries = file.data.embeddings.map((raw, i) => readEntry(raw, i, ownModel, problems));
  const complete = entries.filter((entry) => entry !== null);
  if (problems.length > 0) {
    throw badFile(path, problems);
  }
  const moves = toMoves(complete, embeddedAt, problems);
  if (problems.length > 0) {
    throw badFile(path, problems);
  }
  return options.uniqueClipId ? firstOfEachClipId(moves) : { moves, skipped: [] };
}

interface ReadEntry {
  readonly entry: Entry;
  readonly embeddings: Move['embeddings'];
}

function readEntry(raw: unknown, i: number, ownModel: string, problems: string[]): ReadEntry | null {
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map((issue) => `${placeOf(['embeddings', i, ...issue.path])}: ${issue.message}`),
    );
    return null;
  }
  const entry = parsed.data;
  const quality = qualityFromJson(entry.quality ?? NO_QUALITY);
  const embedding = <Q>(modality: Modality, modalityQuality: Q | null): Embedding<Q> => {
    const field = `${modality}_embedding` as const;
    const read = vectorFrom(entry[field], DIMENSIONS[modality]);
    const model = entry.models?.[modality] ?? null;
    if (read.kind === 'vector') {
      return { status: 'embedded', vector: read.vector, model: model ?? ownModel, quality: modalityQuality };
    }
    if (read.kind === 'wrong') {
      problems.push(`${placeOf(['embeddings', i, field])}${read.problem}`);
    }
    const reason = missingReason(entry.quality ?? NO_QUALITY, modality) ?? NO_VECTOR[read.kind];
    return { status: 'missing', reason, ...(model === null ? {} : { model }) };
  };
  return {
    entry,
    embeddings: {
      pose: withoutWindows(embedding('pose', quality.pose)),
      audio: embedding('audio', quality.audio),
      text: embedding('text', quality.text),
    },
  };
}

function withoutWindows(pose: Embedding<PoseQuality>): PoseEmbedding {
  return pose.status === 'missing' ? pose : { ...pose, windows: null };
}

const NO_VECTOR = {
  absent: { because: 'file-has-no-vector' },
  zeros: { because: 'file-has-zeros' },
  wrong: { because: 'file-has-no-usable-vector' },
} as const;

function toMoves(entries: readonly ReadEntry[], embeddedAt: Date, problems: string[]): Move[] {
  const derived = keysFromVideoPaths(entries.map(({ entry }) => entry.video_path));
  const firstEntryOf = new Map<ClipKey, number>();
  const moves: Move[] = [];
  for (const [i, { entry, embeddings }] of entries.entries()) {
    const field = entry.clip_key === undefined ? 'video_path' : 'clip_key';
    const key = entry.clip_key === undefined ? derived[i] : parseClipKey(entry.clip_key);
    const place = placeOf(['embeddings', i, field]);
    if (key === null) {
      problems.push(`${place}: "${entry[field]}" is not the path of a clip inside a clip folder`);
    } else if (firstEntryOf.has(key)) {
      problems.push(`${place}: "${key}" is listed twice, first in embeddings[${firstEntryOf.get(key)}]`);
    } else {
      firstEntryOf.set(key, i);
      moves.push(toMove(key, entry, embeddings, embeddedAt));
    }
  }
  return moves;
}

function toMove(key: ClipKey, entry: Entry, embeddings: Move['embeddings'], embeddedAt: Date): Move {
  return {
    key,
    videoPath: entry.video_path,
    metadata: {
      clipId: entry.clip_id,
      moveName: entry.move_name,
      ...labelsOfColumns({ ...entry, category: categoryOf(key) }),
    },
    durationSeconds: entry.duration,
    tempoBpm: entry.tempo_bpm ?? null,
    contentHash: entry.content_hash ?? null,
    source: null,
    embeddings,
    embeddedAt,
  };
}

function firstOfEachClipId(moves: readonly Move[]): EmbeddingsFileContents {
  const seen = new Set<string>();
  const kept: Move[] = [];
  const skipped: { clipId: string; key: ClipKey }[] = [];
  for (const move of moves) {
    const { clipId } = move.metadata;
    if (seen.has(clipId)) {
      skipped.push({ clipId, key: move.key });
    } else {
      seen.add(clipId);
      kept.push(move);
    }
  }
  return { moves: kept, skipped };
}

/** A time without a zone is taken as UTC, so that every machine reads the same. */
function timeOf(text: string): Date {
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

function parseJson(path: string, bytes: Buffer): unknown {
  try {
    const text = decodeUtf8(bytes);
    try {
      return JSON.parse(text);
    } catch (error) {
      return reparseWithNotANumber(text, error);
    }
  } catch (error) {
    throw badFile(path, [`it is not JSON: ${messageOf(error)}`], error);
  }
}

/**
 * Python writes NaN and Infinity where JSON has no word for them. As strings they reach the check of the vectors,
 * which can then name the entry instead of a position in the text.
 */
function reparseWithNotANumber(text: string, error: unknown): unknown {
  const quoted = text.replace(/(?<=[[:,]\s*)-?(?:NaN|Infinity)(?=\s*[,\]}])/g, '"$&"');
  if (quoted === text) {
    throw error;
  }
  return JSON.parse(quoted);
}

function badFile(path: string, problems: readonly string[], cause?: unknown): Failure {
  return new Failure(
    'bad-embeddings-file',
    `${path} is not a usable embeddings file:\n${listProblems(problems)}`,
    {
      remedy: 'Make the file anew with the program that wrote it. Nothing was changed.',
      cause,
    },
  );
}
