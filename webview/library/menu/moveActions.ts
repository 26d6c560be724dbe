import type { ClipKey } from '../../../src/moves/clip.ts';
import type { Host } from '../host/hostConnection.ts';
import type { Store } from '../state/store.ts';
import type { MoveAction } from './menuItems.ts';

/** What the actions on moves work on. */
interface Page {
  readonly store: Store;
  readonly host: Pick<Host, 'request'>;
  /** Does something with the host; where it fails, the user is told. */
  attempt(action: () => Promise<unknown>): Promise<void>;
  /** Reads the library anew. */
  reread(): Promise<void>;
  showSimilar(key: ClipKey): void;
}

/** Does with some moves what was chosen in their menu. */
export function actOn(action: MoveAction, keys: readonly ClipKey[], page: Page): void {
  const { store, host } = page;
  const [key, other] = keys;
  switch (action) {
    case 'play':
      store.dispatch({ type: 'play', key });
      break;
    case 'similar':
      page.showSimilar(key);
      break;
    case 'label':
      store.dispatch({ type: 'labelling', isOn: true });
      break;
    case 'collect':
      void page.attempt(() => host.request('collect', { clips: [...keys] }));
      break;
    case 'uncollect':
      void page.attempt(() => takeOut(keys, page));
      break;
    case 'compare':
      store.dispatch({
        type: 'play-pair',
        scenes: [
          { key, part: null },
          { key: other, part: null },
        ],
      });
      break;
    case 'only':
      store.dispatch({ type: 'filter', filter: { ...store.state.filter, only: keys } });
      break;
    case 'open':
      void page.attempt(() => host.request('openClip', { clip: key }));
      break;
    case 'reveal':
      void page.attempt(() => host.request('revealClip', { clip: key }));
      break;
    case 'copy-path':
      void page.attempt(() => host.request('copyPaths', { clips: [...keys] }));
  }
}

/** Takes moves out of the one collection that the page shows. */
async function takeOut(keys: readonly ClipKey[], { store, host, reread }: Page): Promise<void> {
  const [name] = store.state.filter.facets.collections;
  await host.request('changeCollection', { name, add: [], remove: [...keys] });
  await reread();
}
