import { resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { type ClipKey, compareKeys, isVideoName, parseClipKey, stemOf } from '../moves/clip.ts';
import type { MoveHeader } from '../moves/move.ts';
import { Failure } from '../shared/failure.ts';
import { toPosix } from '../shared/paths.ts';

type Named = Pick<MoveHeader, 'key' | 'metadata'>;

const SUGGESTIONS = 3;

/**
 * The clip that a user means: its key, else a path to it, else a clip id, else a file or move name that only one
 * clip has.
 * @param currentFolder what a relative path is relative to
 * @throws Failure `unknown-clip` with the closest names, `ambiguous` listing the clips that were possibly meant
 */
export function resolveClip(wanted: string, moves: readonly Named[], currentFolder: string): ClipKey {
  const folded = fold(wanted);
  const ways: readonly (() => readonly Named[])[] = [
    () => moves.filter(({ key }) => key === wanted),
    () => moves.filter(({ key }) => key.normalize() === wanted.normalize()),
    () => byPath(wanted, moves, currentFolder),
    () => moves.filter(({ metadata }) => metadata.clipId === wanted),
    () =>
      moves.filter(({ key, metadata }) =>
        [stemOf(key), metadata.clipId, metadata.moveName].map(fold).includes(folded),
      ),
  ];
  for (const way of ways) {
    const meant = way();
    if (meant.length === 1) {
      return meant[0].key;
    }
    if (meant.length > 1) {
      const keys = meant.map(({ key }) => key).sort(compareKeys);
      throw new Failure(
        'ambiguous',
        `"${wanted}" may be any of these clips:\n${keys.map((key) => `  ${key}`).join('\n')}`,
        {
          remedy: 'Name the one you mean by its folder and file.',
        },
      );
    }
  }
  throw unknownClip(wanted, moves);
}

/** The keys that a path to a clip may end with, the longest first, which names the most of the path. */
export function keysEnding(wanted: string, currentFolder: string): ClipKey[] {
  if (!isVideoName(wanted)) {
    return [];
  }
  const parts = toPosix(resolve(currentFolder, wanted)).split('/').slice(1);
  return parts.flatMap((_, i) => parseClipKey(parts.slice(i).join('/')) ?? []);
}

/** Moves whose key ends the path; of several the longest key, which names the most of the path. */
function byPath(wanted: string, moves: readonly Named[], currentFolder: string): Named[] {
  if (!isVideoName(wanted)) {
    return [];
  }
  const path = toPosix(resolve(currentFolder, wanted)).normalize();
  const ending = moves.filter(({ key }) => path.endsWith(`/${key.normalize()}`));
  const longest = Math.max(...ending.map(({ key }) => key.length));
  return ending.filter(({ key }) => key.length === longest);
}

/** Names as people write them: case, spaces and the like do not matter. */
function fold(name: string): string {
  return name
    .normalize()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function unknownClip(wanted: string, moves: readonly Named[]): Failure {
  const name = fold(wanted.slice(wanted.lastIndexOf('/') + 1).replace(/\.[^.]*$/, ''));
  const close = moves
    .map(({ key }) => ({ key, edits: distance(name, fold(stemOf(key))) }))
    .filter(({ edits }) => edits <= Math.max(2, name.length / 2))
    .sort((a, b) => a.edits - b.edits || compareKeys(a.key, b.key))
    .slice(0, SUGGESTIONS)
    .map(({ key }) => key);
  return new Failure('unknown-clip', `The library has no clip "${wanted}".`, {
    remedy:
      close.length > 0
        ? `Did you mean ${close.join(', or ')}?`
        : 'Name a clip by its folder and file, such as spin/left_turn.mp4.',
  });
}
