import { isVideoName } from '../moves/clip.ts';

/** Folders of systems, servers and sync programs: what lies in them is nobody's clip. In lower case. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set([
  ...['node_modules', '@eadir', '#recycle', '@recycle', '@recently-snapshot', '#snapshot', '.@__thumb'],
  ...['$recycle.bin', 'system volume information', 'recycler', 'lost+found', '__macosx'],
]);

/** What programs add to the name of a file while they still fetch or write it. */
const UNFINISHED = /\.(crdownload|part|partial|tmp|temp|download|opdownload|!sync|!ut|!qb|bts|aria2)$/i;

/** The copy that a sync program makes where two people changed a file: Syncthing, Dropbox, Nextcloud. */
const CONFLICTED = /\.sync-conflict-\d{8}-\d{6}|\((?:[^()]* )?conflicted copy[^()]*\)|_conflict-\d{8}-\d{6}/i;

/** Whether a folder is passed over with all that is in it: hidden, or of a system. */
export function isPassedFolder(name: string): boolean {
  return name.startsWith('.') || SYSTEM_FOLDERS.has(name.toLowerCase());
}

/** What the name of a file says of it besides its kind. */
export type FileName =
  | { readonly kind: 'plain' }
  /** Not meant to be seen, such as the AppleDouble file `._turn.mp4` beside `turn.mp4`. */
  | { readonly kind: 'hidden' }
  /** Stands for a clip that is not here: in the cloud, or not whole yet. */
  | { readonly kind: 'stand-in'; readonly clip: string }
  | { readonly kind: 'unwanted'; readonly why: PassedFile };

/** Why a file that looks like a clip is none. */
type PassedFile = 'unfinished' | 'conflicted-copy';

export function readFileName(name: string): FileName {
  const inCloud = /^\.(.+)\.icloud$/i.exec(name)?.[1];
  if (inCloud !== undefined) {
    return isVideoName(inCloud) ? { kind: 'stand-in', clip: inCloud } : { kind: 'hidden' };
  }
  if (name.startsWith('.')) {
    return { kind: 'hidden' };
  }
  const whole = name.replace(UNFINISHED, '');
  if (whole !== name && isVideoName(whole)) {
    return { kind: 'stand-in', clip: whole };
  }
  if (!isVideoName(name)) {
    return { kind: 'plain' };
  }
  const stem = name.slice(0, name.lastIndexOf('.'));
  if (name.startsWith('~') || UNFINISHED.test(stem)) {
    return { kind: 'unwanted', why: 'unfinished' };
  }
  return CONFLICTED.test(stem) ? { kind: 'unwanted', why: 'conflicted-copy' } : { kind: 'plain' };
}
