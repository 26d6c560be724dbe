declare const brand: unique symbol;

/** A clip's POSIX path relative to the clip folder, such as `arm_styling/paseala.mp4`. The identity of a move. */
export type ClipKey = string & { readonly [brand]: 'ClipKey' };

/** Extensions of clips, in any case. */
export const VIDEO_EXTENSIONS = [
  ...(['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'mts', 'm2ts', 'ts'] as const),
  ...(['3gp', 'wmv', 'mpg', 'mpeg', 'flv', 'ogv'] as const),
] as const;

/** Those of them that TypeScript has, too, in lower case: such a file is a clip only where its content is one. */
export const SHARED_EXTENSIONS = [
  'ts',
  'mts',
] as const satisfies readonly (typeof VIDEO_EXTENSIONS)[number][];

/** Extensions of songs, in any case. */
export const SONG_EXTENSIONS = [
  ...(['mp3', 'm4a', 'm4b', 'aac', 'wav', 'flac', 'ogg', 'oga', 'opus', 'wma', 'aif', 'aiff'] as const),
  ...(['wv', 'caf', 'ac3', 'eac3', 'mp2', 'mka', 'ape', 'tta', 'amr', 'au'] as const),
] as const;

/** Category of a clip that lies in the clip folder itself, below no category. */
export const NO_CATEGORY = 'uncategorised';

/**
 * The key of a path relative to the clip folder. Normalises `./` and doubled slashes.
 * @returns null where the path is absolute, empty, holds a NUL, or leaves the clip folder.
 */
export function parseClipKey(relativePath: string): ClipKey | null {
  if (relativePath.includes('\0') || relativePath.startsWith('/') || /^[A-Za-z]:[\\/]/.test(relativePath)) {
    return null;
  }
  const parts: string[] = [];
  for (const part of relativePath.split('/')) {
    if (part === '..') {
      return null;
    }
    if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.length === 0 ? null : (parts.join('/') as ClipKey);
}

/** The folder a clip lies in directly below the clip folder: `arm_styling`. */
export function categoryOf(key: ClipKey): string {
  const slash = key.indexOf('/');
  return slash < 0 ? NO_CATEGORY : key.slice(0, slash);
}

/** File name without folders and extension: `paseala`. */
export function stemOf(key: ClipKey): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

export function isVideoName(name: string): boolean {
  return hasExtension(name, VIDEO_EXTENSIONS);
}

export function isSongName(name: string): boolean {
  return hasExtension(name, SONG_EXTENSIONS);
}

/** Whether a video's name does not tell it from a TypeScript file. */
export function mayBeTypeScript(name: string): boolean {
  return SHARED_EXTENSIONS.some((extension) => name.endsWith(`.${extension}`));
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension}`));
}

/** Order of clip keys everywhere: by code unit, the same on every machine and in every locale. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
