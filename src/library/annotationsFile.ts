import { z } from 'zod';
import { type ClipKey, parseClipKey } from '../moves/clip.ts';
import { Failure, messageOf } from '../moves/failure.ts';
import { type Annotation, LEVELS } from '../moves/metadata.ts';
import { listProblems, placeOf, problemsOf } from '../moves/problems.ts';
import { decodeUtf8, readBounded } from './textFile.ts';

export const MAX_ANNOTATIONS_BYTES = 64 * 2 ** 20;

const name = z.string().refine((text) => text.trim() !== '', 'must not be empty');

const clipSchema = z.object({
  clip_id: name,
  video_path: name,
  move_label: name,
  energy_level: z.enum(LEVELS),
  estimated_tempo: z.number().positive().max(1000).nullish(),
  difficulty: z.enum(LEVELS),
});

const fileSchema = z.object({ clips: z.array(clipSchema) });

/**
 * Reads an annotations file: `{"clips": [{clip_id, video_path, move_label, energy_level, estimated_tempo,
 * difficulty}]}`, paths relative to the clip folder, energy and difficulty low, medium or high. Further fields are
 * passed over.
 * @throws Failure `bad-annotations` naming file, entry and field, `storage` where the file cannot be read
 */
export async function readAnnotations(path: string): Promise<Annotation[]> {
  const bytes = await readBounded(path, MAX_ANNOTATIONS_BYTES, 'bad-annotations');
  let document: unknown;
  try {
    document = JSON.parse(decodeUtf8(bytes));
  } catch (error) {
    throw badAnnotations(path, [`it is not JSON: ${messageOf(error)}`], error);
  }
  const parsed = fileSchema.safeParse(document);
  if (!parsed.success) {
    throw badAnnotations(path, problemsOf(parsed.error), parsed.error);
  }
  return annotationsFrom(path, parsed.data.clips);
}

function annotationsFrom(path: string, clips: readonly z.infer<typeof clipSchema>[]): Annotation[] {
  const firstEntryOf = new Map<ClipKey, number>();
  const problems: string[] = [];
  const annotations: Annotation[] = [];
  for (const [entry, clip] of clips.entries()) {
    const place = placeOf(['clips', entry, 'video_path']);
    const key = parseClipKey(clip.video_path);
    if (key === null) {
      problems.push(`${place}: "${clip.video_path}" leaves the clip folder`);
      continue;
    }
    const firstEntry = firstEntryOf.get(key);
    if (firstEntry !== undefined) {
      problems.push(`${place}: "${key}" is listed twice, first in clips[${firstEntry}]`);
      continue;
    }
    firstEntryOf.set(key, entry);
    annotations.push({
      clipId: clip.clip_id,
      key,
      label: clip.move_label,
      energy: clip.energy_level,
      estimatedTempoBpm: clip.estimated_tempo ?? null,
      difficulty: clip.difficulty,
    });
  }
  if (problems.length > 0) {
    throw badAnnotations(path, problems);
  }
  return annotations;
}

function badAnnotations(path: string, problems: readonly string[], cause?: unknown): Failure {
  return new Failure(
    'bad-annotations',
    `The annotations file ${path} has errors:\n${listProblems(problems)}`,
    {
      remedy: 'Correct them and run the command again. Nothing was changed.',
      cause,
    },
  );
}
