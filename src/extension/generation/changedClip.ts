import { relative, sep } from 'node:path';
import { isVideoName, mayBeTypeScript } from '../../moves/clip.ts';

/**
 * Whether a file that was added, changed or deleted is, or was, a clip of a library. A name that TypeScript files have is
 * taken for one of theirs: a run, which looks into the file, finds a clip of such a name all the same. Clips lie in the clip folder; where
 * that is not known yet (null), in any folder of the workspace folder but at its top, where the videos of choreographies go.
 * Folders with a leading dot, such as the library's own with its previews, hold none.
 */
export function isChangedClip(
  path: string,
  { workspaceFolder, clipFolder }: { readonly workspaceFolder: string; readonly clipFolder: string | null },
): boolean {
  const way = relative(clipFolder ?? workspaceFolder, path).split(sep);
  return (
    (clipFolder !== null || way.length > 1) &&
    !way.some((part) => part.startsWith('.') || part === 'node_modules') &&
    isVideoName(path) &&
    !mayBeTypeScript(path)
  );
}
