import { type ClipKey, isVideoName } from '../../moves/clip.ts';

/** A path out of an annotations file, which may have been written on another machine. */
interface WrittenPath {
  /** Folders and name, without `.` and `..`. */
  readonly parts: readonly string[];
  /** What the parts are relative to: empty for the clip folder, else a drive, the root, or folders above. */
  readonly start: string;
}

/** Finds the clips that paths of any form mean, as far as it is plain which. */
export class ClipsByPath {
  readonly #keys: ReadonlySet<string>;
  readonly #byForm = new Map<string, ClipKey[]>();
  readonly #byStem = new Map<string, ClipKey[]>();
  readonly #byName = new Map<string, ClipKey[]>();
  readonly #folders = new Set<string>();

  constructor(keys: readonly ClipKey[]) {
    this.#keys = new Set(keys);
    for (const key of keys) {
      const form = formOf(key);
      append(this.#byForm, form, key);
      append(this.#byStem, withoutExtension(form), key);
      append(this.#byName, form.slice(form.lastIndexOf('/') + 1), key);
      for (let end = form.lastIndexOf('/'); end > 0; end = form.lastIndexOf('/', end - 1)) {
        this.#folders.add(form.slice(0, end));
      }
    }
  }

  /**
   * The clips that a path means, relative to the clip folder: one, none, or several that differ in case or Unicode form
   * alone, or in the extension that the path leaves open.
   */
  meantBy(path: string): readonly ClipKey[] {
    if (this.#keys.has(path)) {
      return [path as ClipKey];
    }
    const form = formOf(path);
    const alike = this.#byForm.get(form) ?? [];
    if (alike.length > 0) {
      const exact = [composed, withLowerExtension]
        .map((formIn) => alike.filter((key) => formIn(key) === formIn(path)))
        .find((found) => found.length === 1);
      return exact ?? alike;
    }
    return isVideoName(path) ? [] : (this.#byStem.get(form) ?? []);
  }

  /** The clips in deeper folders whose key ends with a path. */
  endingWith(path: string): readonly ClipKey[] {
    const form = formOf(path);
    const sameName = this.#byName.get(form.slice(form.lastIndexOf('/') + 1)) ?? [];
    return sameName.filter((key) => formOf(key).endsWith(`/${form}`));
  }

  /** Whether a path ends with a folder that holds clips. */
  endsWithFolder(path: string): boolean {
    const parts = formOf(path).split('/');
    return parts.some((_, i) => this.#folders.has(parts.slice(i).join('/')));
  }
}

/** Takes a path apart, whatever system it was written on. */
export function writtenPath(path: string): WrittenPath {
  const [, drive = '', rest] = /^(?:\\\\\?\\)?([A-Za-z]:)?([\s\S]*)$/.exec(path) ?? [null, '', path];
  const slashed = rest.replaceAll('\\', '/');
  const parts: string[] = [];
  let above = 0;
  for (const part of slashed.split('/')) {
    if (part === '..') {
      above += parts.pop() === undefined ? 1 : 0;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  const root = slashed.startsWith('/') ? '/' : '';
  return { parts, start: drive + root + '../'.repeat(above) };
}

/** One form for paths that differ in case or in Unicode form. */
function formOf(path: string): string {
  return path.normalize().toLowerCase();
}

function composed(path: string): string {
  return path.normalize();
}

function withLowerExtension(path: string): string {
  const stem = withoutExtension(path);
  return (stem + path.slice(stem.length).toLowerCase()).normalize();
}

function withoutExtension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

function append(lists: Map<string, ClipKey[]>, name: string, key: ClipKey): void {
  const list = lists.get(name);
  if (list) {
    list.push(key);
  } else {
    lists.set(name, [key]);
  }
}
