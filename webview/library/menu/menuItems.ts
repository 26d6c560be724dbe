import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';

/** What can be done with moves, wherever on the page they are. */
export type MoveAction =
  | 'play'
  | 'similar'
  | 'label'
  | 'collect'
  | 'uncollect'
  | 'compare'
  | 'only'
  | 'open'
  | 'reveal'
  | 'copy-path';

/** What the page allows at the moment. */
export interface Allowed {
  /** Whether anything may be written. */
  readonly mayWrite: boolean;
  /** Whether the page shows one collection, out of which moves can be taken. */
  readonly isInCollection: boolean;
}

/** The actions that work with these moves, in groups that a line parts. */
export function actionsFor(
  keys: readonly ClipKey[],
  moves: ReadonlyMap<ClipKey, PanelMove>,
  { mayWrite, isInCollection }: Allowed,
): readonly (readonly MoveAction[])[] {
  const withClip = keys.filter((key) => moves.get(key)?.hasClip === true);
  const isOne = keys.length === 1;
  const hasClips = withClip.length === keys.length;
  const groups: readonly (readonly (MoveAction | null)[])[] = [
    [
      isOne && hasClips ? 'play' : null,
      isOne ? 'similar' : null,
      keys.length === 2 && hasClips ? 'compare' : null,
      keys.length > 1 ? 'only' : null,
    ],
    [mayWrite ? 'label' : null, mayWrite ? 'collect' : null, mayWrite && isInCollection ? 'uncollect' : null],
    [
      isOne && hasClips ? 'open' : null,
      isOne && hasClips ? 'reveal' : null,
      withClip.length > 0 ? 'copy-path' : null,
    ],
  ];
  return groups.map((group) => group.filter((action) => action !== null)).filter((group) => group.length > 0);
}
