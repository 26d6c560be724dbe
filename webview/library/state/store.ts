import type { Action } from './actions.ts';
import { INITIAL_STATE, type PanelState } from './panelState.ts';
import { reduce } from './reduce.ts';

type Listener = (state: PanelState, previous: PanelState) => void;

/** The one place that the panel's state is in. */
export class Store {
  #state: PanelState = INITIAL_STATE;
  readonly #listeners = new Set<Listener>();

  get state(): PanelState {
    return this.#state;
  }

  readonly dispatch = (action: Action): void => {
    const previous = this.#state;
    this.#state = reduce(previous, action);
    if (this.#state !== previous) {
      for (const listener of this.#listeners) {
        listener(this.#state, previous);
      }
    }
  };

  /** @returns a function that ends it */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
