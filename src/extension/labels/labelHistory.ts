import type { LabelledClips } from '../../engine/moveEngine.ts';
import type { LabelEdit } from '../../moves/labels/labelEdit.ts';

type Edits = readonly LabelEdit[];
type Apply = (edits: Edits) => Promise<LabelledClips>;

/** What a person has said of the moves of a library since the window was opened, to be taken back and said again. */
export class LabelHistory {
  readonly #apply: Apply;
  readonly #undo: Edits[] = [];
  readonly #redo: Edits[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** @param apply writes edits, and answers those that take them back */
  constructor(apply: Apply) {
    this.#apply = apply;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  label(edits: Edits): Promise<LabelledClips> {
    return this.#inTurn(async () => {
      const labelled = await this.#apply(edits);
      if (labelled.undo.length > 0) {
        this.#undo.push(labelled.undo);
        this.#redo.length = 0;
      }
      return labelled;
    });
  }

  /** Takes the last change back; null where there is none. */
  undo(): Promise<LabelledClips | null> {
    return this.#inTurn(() => this.#move(this.#undo, this.#redo));
  }

  /** Makes the change again that was taken back last; null where there is none. */
  redo(): Promise<LabelledClips | null> {
    return this.#inTurn(() => this.#move(this.#redo, this.#undo));
  }

  async #move(from: Edits[], to: Edits[]): Promise<LabelledClips | null> {
    const edits = from.at(-1);
    if (!edits) {
      return null;
    }
    const labelled = await this.#apply(edits);
    from.pop();
    if (labelled.undo.length > 0) {
      to.push(labelled.undo);
    }
    return labelled;
  }

  /** One change after the other, whatever becomes of the one before. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#last.then(change, change);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
