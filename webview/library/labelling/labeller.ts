import type { ClipKey } from '../../../src/moves/clip.ts';
import { NO_CATEGORY } from '../../../src/moves/clip.ts';
import type { AnnotatedField } from '../../../src/moves/labels/fields.ts';
import type { LabelEdit } from '../../../src/moves/labels/labelEdit.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { only } from '../selection/moveSelection.ts';
import type { Dispatch } from '../state/actions.ts';
import { saying, sayingFolders, unsaying } from './labelEdits.ts';
import { type Suggestion, taking } from './suggestions.ts';

/** What labelling works on. */
interface Page {
  /** The selected moves. */
  moves(): readonly PanelMove[];
  /** Unlabelled moves, those first whose label would say most of the others. */
  labelNext(): readonly ClipKey[];
  readonly dispatch: Dispatch;
  /** Writes what is said of moves, or takes the last change back, or makes it again. */
  label(edits: readonly LabelEdit[]): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** Says things of the selected moves. */
export class Labeller {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  say(field: AnnotatedField, value: string): void {
    this.#label([saying(this.#clips, field, value)]);
  }

  unsay(field: AnnotatedField, value: string): void {
    this.#label([unsaying(this.#clips, field, value)]);
  }

  /** Whether the moves lie in several folders, whose names they can have as labels. */
  canNameByFolder(): boolean {
    const folders = new Set(this.#page.moves().map(({ metadata }) => metadata.category));
    return folders.size > 1 && !folders.has(NO_CATEGORY);
  }

  sayFolders(): void {
    this.#label(sayingFolders(this.#page.moves()));
  }

  undo(): void {
    void this.#page.undo();
  }

  redo(): void {
    void this.#page.redo();
  }

  /** Says what was suggested. */
  take(suggestions: readonly Suggestion[]): void {
    this.#label(taking(suggestions));
  }

  /** Selects the unlabelled move to label next: the one after the selected one, of those whose label would say most. */
  next(): void {
    const order = this.#page.labelNext();
    const selected = this.#clips[this.#clips.length - 1];
    const next = order[(order.indexOf(selected) + 1) % order.length];
    if (next !== undefined) {
      this.select(next);
    }
  }

  /** Makes a move the one that labels are given to. */
  select(key: ClipKey): void {
    this.#page.dispatch({ type: 'select-moves', selection: only(key) });
  }

  get #clips(): readonly ClipKey[] {
    return this.#page.moves().map(({ key }) => key);
  }

  #label(edits: readonly LabelEdit[]): void {
    if (this.#page.moves().length > 0) {
      void this.#page.label(edits);
    }
  }
}
