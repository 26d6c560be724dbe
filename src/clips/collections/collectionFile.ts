import { z } from 'zod';
import { type ClipKey, parseClipKey } from '../../moves/clip.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import { problemsOf } from '../../shared/problems.ts';

/** A clip of a collection. Where its key is not there any more, its content tells which clip it has become. */
export interface CollectedClip {
  readonly key: ClipKey;
  /** SHA-256 in hexadecimal; null where it was not known. */
  readonly contentHash: string | null;
}

/** Moves that a person put together under a name, such as those of a class; in their order. */
export interface CollectionFile {
  readonly name: string;
  readonly clips: readonly CollectedClip[];
}

const entrySchema = z.looseObject({
  clip_key: z.string().refine((key) => parseClipKey(key) === key),
  content_hash: z.string().nullish(),
});

const schema = z.looseObject({ name: z.string().trim().min(1), clips: z.array(entrySchema) });

type Json = z.infer<typeof schema>;

/** @throws Failure `bad-request` naming the file */
export function parseCollection(text: string, path: string): CollectionFile {
  const { name, clips } = parseJson(text, path);
  return {
    name,
    clips: clips.flatMap(({ clip_key, content_hash }) => {
      const key = parseClipKey(clip_key);
      return key ? [{ key, contentHash: content_hash ?? null }] : [];
    }),
  };
}

/** The text of a collection; fields of an earlier text that are not known here stay. */
export function formatCollection(
  { name, clips }: CollectionFile,
  earlier: string | null,
  path: string,
): string {
  const before: Json = earlier === null ? { name, clips: [] } : parseJson(earlier, path);
  const entryOf = new Map(before.clips.map((entry) => [entry.clip_key, entry]));
  const entries = clips.map(({ key, contentHash }) => ({
    ...entryOf.get(key),
    clip_key: key,
    content_hash: contentHash,
  }));
  return `${JSON.stringify({ ...before, name, clips: entries }, null, 2)}\n`;
}

function parseJson(text: string, path: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw badCollection(path, messageOf(error));
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw badCollection(path, problemsOf(parsed.error)[0]);
  }
  return parsed.data;
}

function badCollection(path: string, problem: string): Failure {
  return new Failure('bad-request', `The collection ${path} cannot be read: ${problem}`, {
    remedy: 'Correct the file, or move it away. Nothing was changed.',
  });
}
