import { applyEdits } from 'jsonc-parser';
import { parseAnnotations } from '../../clips/annotations/annotationsFile.ts';
import { type Cells, entryEdits } from '../../clips/annotations/entryEdits.ts';
import { matchAnnotations } from '../../clips/annotations/matchAnnotations.ts';
import { type ClipKey, parseClipKey } from '../../moves/clip.ts';
import { changeTextFile } from '../../shared/changeTextFile.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { labelling } from './labelling.ts';
import { relabelLibrary } from './relabelLibrary.ts';

/** Lets the entries of renamed clips name their new place; nothing else of them is touched. */
export const followRenamed: EngineHandler<'followRenamed'> = async ({ place, renamed }, context) => {
  const labels = await labelling(place, [], context);
  const { annotationsFile } = labels;
  const names = new Map(
    renamed.flatMap(({ from, to }) => {
      const [old, now] = [parseClipKey(from), parseClipKey(to)];
      return old && now && labels.keys.includes(now) ? [[old, now] as const] : [];
    }),
  );
  const { text, followed } = await changeTextFile(annotationsFile, async (before) => {
    const after = before === null ? null : renamedIn(before, annotationsFile, labels.keys, names);
    return {
      text: after?.text ?? before,
      answer: { text: after?.text ?? null, followed: after?.followed ?? [] },
    };
  });
  await relabelLibrary(labels, text, null, context);
  return { annotationsFile, followed };
};

interface Renamed {
  readonly text: string;
  readonly followed: readonly ClipKey[];
}

function renamedIn(
  text: string,
  path: string,
  keys: readonly ClipKey[],
  names: ReadonlyMap<ClipKey, ClipKey>,
): Renamed {
  const { entryOf } = matchAnnotations([...keys, ...names.keys()], parseAnnotations(text, path));
  const changed = new Map<number, Cells>();
  const followed: ClipKey[] = [];
  for (const [from, to] of names) {
    const entry = entryOf.get(from);
    // Where the file already says something of the new place, the old entry is left for a person to look at.
    if (entry && !entryOf.has(to)) {
      changed.set(entry.index, new Map([['video_path', pathWith(entry.videoPath, from, to)]]));
      followed.push(to);
    }
  }
  return { text: applyEdits(text, entryEdits(text, { changed, added: [] })), followed };
}

/** What stands before the key in a written path stays. */
function pathWith(written: string, from: ClipKey, to: ClipKey): string {
  const start = written.length - from.length;
  const end = written.slice(Math.max(0, start)).replaceAll('\\', '/');
  return start >= 0 && end.normalize().toLowerCase() === from.normalize().toLowerCase()
    ? written.slice(0, start) + to
    : to;
}
