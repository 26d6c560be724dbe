import type { ClipKey } from '../../../src/moves/clip.ts';
import type { Host } from '../host/hostConnection.ts';
import type { PanelState } from './panelState.ts';
import type { Store } from './store.ts';

/** What is being selected changes again and again: the engine hears of it once it has settled. */
const SETTLE_MS = 150;
/** The most moves that suggestions are asked for at once, and that are ordered to be labelled next. */
const MOST_CLIPS = 1_000;

/** While labels are given, asks what the selected moves may be, and which to label next. */
export class LabelQuestions {
  readonly #store: Store;
  readonly #host: Pick<Host, 'request'>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(store: Store, host: Pick<Host, 'request'>) {
    this.#store = store;
    this.#host = host;
    store.subscribe((state, previous) => this.#follow(state, previous));
  }

  #follow(state: PanelState, previous: PanelState): void {
    const { library, selection, isLabelling } = state;
    if (!isLabelling || library.status !== 'ready') {
      return;
    }
    const isOpened = !previous.isLabelling;
    const isRead = library !== previous.library;
    if (isOpened || isRead) {
      void this.#askNext();
    }
    if (isOpened || isRead || selection !== previous.selection) {
      clearTimeout(this.#timer);
      const clips = [...selection.keys].slice(0, MOST_CLIPS);
      this.#timer = setTimeout(() => void this.#askSuggestions(clips), SETTLE_MS);
    }
  }

  async #askSuggestions(clips: readonly ClipKey[]): Promise<void> {
    const number = ++this.#asked;
    // Without suggestions labels are given all the same.
    const suggested =
      clips.length === 0
        ? []
        : await this.#host.request('suggestLabels', { clips: [...clips] }).catch(() => []);
    if (number === this.#asked) {
      this.#store.dispatch({ type: 'suggested', suggested });
    }
  }

  async #askNext(): Promise<void> {
    const keys = await this.#host.request('labelNext', { field: 'label', k: MOST_CLIPS }).catch(() => []);
    this.#store.dispatch({ type: 'label-next', keys });
  }
}
