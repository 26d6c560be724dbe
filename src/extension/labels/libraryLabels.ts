import type { MoveEngine } from '../../engine/moveEngine.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { applyLabels } from './applyLabels.ts';
import { LabelHistory } from './labelHistory.ts';

/** What was said of the moves of each library of the window. */
export class LibraryLabels {
  readonly #engine: MoveEngine;
  readonly #histories = new WeakMap<WorkspaceLibrary, LabelHistory>();

  constructor(engine: MoveEngine) {
    this.#engine = engine;
  }

  of(library: WorkspaceLibrary): LabelHistory {
    const history =
      this.#histories.get(library) ?? new LabelHistory((edits) => applyLabels(this.#engine, library, edits));
    this.#histories.set(library, history);
    return history;
  }
}
