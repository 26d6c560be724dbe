import { type ClipKey, parseClipKey } from '../moves/clip.ts';

/** A `video_path` with `/` throughout, whichever system wrote it. */
function slashed(path: string): string {
  return /^[A-Za-z]:[\\/]/.test(path) || !path.includes('/') ? path.replaceAll('\\', '/') : path;
}

/**
 * Clip keys of a file that names only video paths: the paths below the deepest folder that holds every category,
 * so `data/Bachata_steps/arm_styling/paseala.mp4` becomes `arm_styling/paseala.mp4`.
 * @returns null for a path that is not a clip's
 */
export function keysFromVideoPaths(videoPaths: readonly string[]): (ClipKey | null)[] {
  const split = videoPaths.map((path) =>
    slashed(path)
      .split('/')
      .filter((part) => part !== '.'),
  );
  // The last two are category and file: they are the key's own even where all clips are of one category.
  let shared = split[0]?.slice(0, -2) ?? [];
  for (const parts of split) {
    const end = Math.min(shared.length, Math.max(0, parts.length - 2));
    const differs = shared.slice(0, end).findIndex((part, i) => part !== parts[i]);
    shared = shared.slice(0, differs < 0 ? end : differs);
  }
  return split.map((parts) => parseClipKey(parts.slice(shared.length).join('/')));
}
