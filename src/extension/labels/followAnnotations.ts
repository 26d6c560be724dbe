import { Disposable, type LogOutputChannel, RelativePattern, workspace } from 'vscode';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { messageOf } from '../../shared/failure.ts';
import { after, watch } from '../generation/clipWatcher.ts';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';

/** Files are often written in several steps; short enough that what is shown follows within a second. */
const SETTLED_MS = 300;

/** Lets each library follow its annotations file, whoever changes that. */
export function followAnnotations(
  libraries: WorkspaceLibraries,
  engine: MoveEngine,
  log: LogOutputChannel,
): Disposable {
  return libraries.followEach((library) => {
    const follow = async () => {
      try {
        const { relabelled } = await engine.relabel({ place: library.place });
        if (relabelled.length > 0) {
          library.noteRowsChanged();
        }
      } catch (error) {
        // Half-written, or faulty: what is wrong with it is told by the next run, which this makes visible.
        log.warn(messageOf(error));
        const { annotationsFile } = library;
        library.pending = new Set([...library.pending, ...(annotationsFile ? [annotationsFile] : [])]);
      }
    };
    const settled = after(SETTLED_MS, () => void follow());
    return Disposable.from(
      settled,
      watch(new RelativePattern(library.folder, '**/*.json'), ({ fsPath }) => {
        if (fsPath === library.annotationsFile && library.exists && workspace.isTrusted) {
          settled.start();
        }
      }),
    );
  });
}
