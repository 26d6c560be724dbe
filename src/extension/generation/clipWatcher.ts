import { Disposable, RelativePattern, type Uri, workspace } from 'vscode';
import { VIDEO_EXTENSIONS } from '../../moves/clip.ts';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import { LIBRARY_FOLDER, type WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { generatesByItself } from '../settings.ts';
import { isChangedClip } from './changedClip.ts';

/** Files are often written in several steps: only after so long without another is a change complete. */
const SETTLED_MS = 1_500;
/** A commit writes several files at once. */
const COMMIT_SETTLED_MS = 300;

/** Notices clips that are added, changed or deleted, and rows that any program commits to a library.
 * @param generate called once the clips have settled, where the setting lets generation run by itself
 */
export function watchClips(
  libraries: WorkspaceLibraries,
  generate: (library: WorkspaceLibrary) => void,
): Disposable {
  return libraries.followEach((library) =>
    Disposable.from(watchClipsOf(library, generate), watchRowsOf(library)),
  );
}

function watchClipsOf(library: WorkspaceLibrary, generate: (library: WorkspaceLibrary) => void): Disposable {
  const anyCase = VIDEO_EXTENSIONS.flatMap((extension) => [extension, extension.toUpperCase()]);
  const pattern = new RelativePattern(library.folder, `**/*.{${anyCase.join(',')}}`);
  const settled = after(SETTLED_MS, () => {
    if (workspace.isTrusted && generatesByItself(library.folder)) {
      generate(library);
    }
  });
  const notice = (uri: Uri) => {
    if (library.exists) {
      library.pending = new Set([...library.pending, uri.fsPath]);
      settled.start();
    }
  };
  return Disposable.from(
    settled,
    watch(pattern, (uri) => {
      const place = { workspaceFolder: library.folder.uri.fsPath, clipFolder: library.clipFolder };
      if (isChangedClip(uri.fsPath, place)) {
        notice(uri);
      }
    }),
  );
}

/** Tells of files that are added, changed or deleted. */
export function watch(pattern: RelativePattern, notice: (uri: Uri) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(pattern);
  return Disposable.from(
    watcher,
    watcher.onDidCreate(notice),
    watcher.onDidChange(notice),
    watcher.onDidDelete(notice),
  );
}

/** Every commit to a table adds a file that names its version. */
function watchRowsOf(library: WorkspaceLibrary): Disposable {
  const pattern = new RelativePattern(library.folder, `${LIBRARY_FOLDER}/moves.lance/_versions/*`);
  const settled = after(COMMIT_SETTLED_MS, () => library.noteRowsChanged());
  const watcher = workspace.createFileSystemWatcher(pattern, false, true, true);
  return Disposable.from(
    watcher,
    settled,
    watcher.onDidCreate(() => settled.start()),
  );
}

/** Acts once nothing has started it for so long. */
export function after(delayMs: number, act: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => {
      clearTimeout(timer);
      timer = setTimeout(act, delayMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
