import type { ClipKey } from '../../../src/moves/clip.ts';

/** Which moves the next action is about: none, one or many. */
export interface MoveSelection {
  readonly keys: ReadonlySet<ClipKey>;
  /** The move that a range begins at; null before the first click. */
  readonly anchor: ClipKey | null;
}

export const NOTHING_SELECTED: MoveSelection = { keys: new Set(), anchor: null };

/** How a click or key changes the selection: as the Explorer has it, by the keys that are held. */
export interface Held {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export function only(key: ClipKey): MoveSelection {
  return { keys: new Set([key]), anchor: key };
}

/** Every move of the order in which they are shown; a range then begins where it began before. */
export function everyMove({ anchor }: MoveSelection, order: readonly ClipKey[]): MoveSelection {
  return { keys: new Set(order), anchor: anchor ?? order.at(0) ?? null };
}

/** The selection after a click: alone; with Ctrl or Cmd beside the others or away from them; with Shift from the anchor on. */
export function clicked(
  selection: MoveSelection,
  key: ClipKey,
  { shiftKey, ctrlKey, metaKey }: Held,
  order: readonly ClipKey[],
): MoveSelection {
  const adds = ctrlKey || metaKey;
  if (shiftKey) {
    return throughTo(selection, key, adds, order);
  }
  return adds ? toggledMove(selection, key) : only(key);
}

export function toggledMove({ keys }: MoveSelection, key: ClipKey): MoveSelection {
  const others = new Set(keys);
  if (!others.delete(key)) {
    others.add(key);
  }
  return { keys: others, anchor: key };
}

/** From the anchor through to a move, in place of what is selected, or with `adds` beside it. */
function throughTo(
  { keys, anchor }: MoveSelection,
  key: ClipKey,
  adds: boolean,
  order: readonly ClipKey[],
): MoveSelection {
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(key);
  if (from < 0 || to < 0) {
    return only(key);
  }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set(adds ? [...keys, ...range] : range), anchor };
}

/** What several moves drawn around make of the selection; with `adds` they join it. */
export function surrounded(
  { keys }: MoveSelection,
  inside: readonly ClipKey[],
  adds: boolean,
): MoveSelection {
  return { keys: new Set(adds ? [...keys, ...inside] : inside), anchor: inside.at(0) ?? null };
}

/** The selection without moves that are no longer there; the same object where all are. */
export function among(selection: MoveSelection, known: ReadonlySet<ClipKey>): MoveSelection {
  const { keys, anchor } = selection;
  const isAnchorKnown = anchor === null || known.has(anchor);
  return isAnchorKnown && [...keys].every((key) => known.has(key))
    ? selection
    : { keys: new Set([...keys].filter((key) => known.has(key))), anchor: isAnchorKnown ? anchor : null };
}

/** What an action on a move is about: all that is selected where it is among them, else the move alone. */
export function actedOn({ keys }: MoveSelection, key: ClipKey): readonly ClipKey[] {
  return keys.has(key) ? [...keys] : [key];
}
