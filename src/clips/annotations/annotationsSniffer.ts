import { open, readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { decodeText } from '../../shared/textFile.ts';
import { MAX_ANNOTATIONS_BYTES } from './annotationsFile.ts';
import { parseLenientJson } from './lenientJson.ts';

/** An annotations file shows what it is within its first part; embeddings files of 100 MB need not be read for it. */
const HEAD_BYTES = 256 * 1024;

const looseSchema = z.object({ clips: z.array(z.unknown()) });
const looseEntry = z.object({ video_path: z.string() });

/** Whether a file has the words of an annotations file in its first part. A file that cannot be read has not. */
export async function looksLikeAnnotations(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).size > MAX_ANNOTATIONS_BYTES) {
      return false;
    }
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      const head = decodeText(buffer.subarray(0, bytesRead));
      return head.includes('"clips"') && head.includes('"video_path"');
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** The video paths that a file's clips name, however faulty the rest of it; null where it cannot be understood. */
export async function namedVideoPaths(path: string): Promise<string[] | null> {
  try {
    const { clips } = looseSchema.parse(parseLenientJson(decodeText(await readFile(path))).value);
    return clips
      .map((clip) => looseEntry.safeParse(clip))
      .flatMap(({ data }) => (data ? [data.video_path] : []));
  } catch {
    return null;
  }
}
