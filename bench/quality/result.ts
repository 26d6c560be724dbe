import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure, messageOf } from '../../src/shared/failure.ts';

const figureSchema = z.object({
  id: z.string(),
  name: z.string(),
  constants: z.enum(['shipped', 'refitted']).nullable(),
  summary: z.enum(['mean', 'median', 'largest']),
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  chance: z.number().nullable(),
  clips: z.int(),
  target: z.object({ atLeast: z.number(), aim: z.number() }).nullable(),
  byClip: z.record(z.string(), z.number()),
});

const resultSchema = z.object({
  clips: z.int(),
  songs: z.int(),
  pose_model: z.string(),
  audio_model: z.string(),
  ffmpeg: z.string(),
  bootstrap: z.object({ resamples: z.int(), seed: z.int() }),
  /** Of the clips measured, how many share their key with one that the shipped constants were fitted on. */
  fitted_on: z.object({ pose: z.int(), audio: z.int() }),
  failed: z.array(z.object({ key: z.string(), reason: z.string() })),
  missing: z.array(
    z.object({ key: z.string(), modality: z.enum(['pose', 'audio', 'tempo']), reason: z.string() }),
  ),
  figures: z.array(figureSchema),
});

/** Everything that a run of the bench has found: what `--json` writes and `--against` reads. */
export type BenchResult = z.infer<typeof resultSchema>;

export type ResultFigure = z.infer<typeof figureSchema>;

/** Reads what `--json` wrote. Throws Failure `bad-request` where it is something else. */
export async function readResult(path: string): Promise<BenchResult> {
  try {
    return resultSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new Failure('bad-request', `${path} is no result of this bench: ${messageOf(error)}.`, {
      remedy: 'Name a file that --json wrote.',
      cause: error,
    });
  }
}
