import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const truthSchema = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  clips: z.record(
    z.string(),
    z.object({
      has_sound: z.boolean(),
      tempo_bpm: z.number().positive(),
      dancers: z.array(z.object({ keypoints: z.array(z.array(z.number())) })),
    }),
  ),
});

/** What was drawn and played in a sample. */
export interface SampleTruth {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Null where the sample has no sound. */
  readonly tempoBpm: number | null;
  /** `[dancer][frame][x0, y0, x1, y1, ...]` of the 17 keypoints in pixels of the drawn picture, at the analysis's rate. */
  readonly dancers: readonly (readonly (readonly number[])[])[];
}

/** Reads the samples' truth file; throws ZodError where it has another form. */
export async function readSamplesTruth(path: string): Promise<readonly SampleTruth[]> {
  const { width, height, clips } = truthSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return Object.entries(clips).map(([key, clip]) => ({
    key,
    width,
    height,
    tempoBpm: clip.has_sound ? clip.tempo_bpm : null,
    dancers: clip.dancers.map(({ keypoints }) => keypoints),
  }));
}
