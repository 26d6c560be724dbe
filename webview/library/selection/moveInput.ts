import type { ClipKey } from '../../../src/moves/clip.ts';
import type { Dispatch } from '../state/actions.ts';
import { actedOn, clicked, everyMove, type Held, type MoveSelection, toggledMove } from './moveSelection.ts';

/** What of the page a list of moves needs to know to understand mouse and keyboard. */
interface MoveList {
  readonly selection: MoveSelection;
  /** The moves in the order in which they are shown. */
  readonly order: readonly ClipKey[];
  /** While labels are given, a click only selects: the drawer shows the move. */
  readonly isLabelling: boolean;
}

/** What mouse and keyboard do with moves, the same wherever they are listed. */
export class MoveInput {
  readonly #list: () => MoveList;
  readonly #dispatch: Dispatch;

  constructor(list: () => MoveList, dispatch: Dispatch) {
    this.#list = list;
    this.#dispatch = dispatch;
  }

  /** A plain click plays, and shows what is like the move; one with Ctrl, Cmd or Shift only selects. */
  click(key: ClipKey, held: Held): void {
    const { selection, order, isLabelling } = this.#list();
    this.#select(clicked(selection, key, held, order));
    if (!held.shiftKey && !held.ctrlKey && !held.metaKey && !isLabelling) {
      this.play(key);
    }
  }

  play(key: ClipKey): void {
    this.#dispatch({ type: 'choose', key });
    this.#dispatch({ type: 'play', key });
  }

  /** From the move that has the focus on to the one that gets it, with Shift and an arrow key. */
  extend(from: ClipKey, to: ClipKey): void {
    const { selection, order } = this.#list();
    const begun = selection.anchor === null ? { ...selection, anchor: from } : selection;
    this.#select(clicked(begun, to, { shiftKey: true, ctrlKey: false, metaKey: false }, order));
  }

  /** Opens the menu where the pointer is, or below the move that has the focus. */
  openMenu(key: ClipKey, event: MouseEvent): void {
    event.preventDefault();
    const { selection } = this.#list();
    const keys = actedOn(selection, key);
    if (!selection.keys.has(key)) {
      this.#select({ keys: new Set([key]), anchor: key });
    }
    this.#dispatch({ type: 'menu', menu: { keys, at: placeOf(event) } });
  }

  /** @returns whether the key was one of a move's: Enter, Space, or all of them with Ctrl or Cmd and A */
  key(key: ClipKey, event: KeyboardEvent): boolean {
    const { selection, order } = this.#list();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      this.#select(everyMove(selection, order));
    } else if (event.key === 'Enter') {
      this.play(key);
    } else if (event.key === ' ') {
      this.#select(toggledMove(selection, key));
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #select(selection: MoveSelection): void {
    this.#dispatch({ type: 'select-moves', selection });
  }
}

/** Of a menu that was asked for by keyboard the browser gives the middle of what has the focus, or nothing at all. */
function placeOf({ clientX, clientY, currentTarget }: MouseEvent): {
  readonly x: number;
  readonly y: number;
} {
  if (clientX === 0 && clientY === 0 && currentTarget instanceof Element) {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    return { x: left, y: bottom };
  }
  return { x: clientX, y: clientY };
}
