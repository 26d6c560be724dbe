import type { ReactiveController } from 'lit';

interface Host {
  addController(controller: ReactiveController): void;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * One stop of the Tab key for many buttons. Elements marked `data-roving` are groups: within one, arrow keys, Home and End
 * go from button to button, and Tab comes back to the one that had the focus last. A group with `data-columns` is a
 * matrix of so many buttons a row.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: Host;
  #isListening = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    if (!this.#isListening) {
      this.#isListening = true;
      root.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent));
      root.addEventListener('focusin', ({ target }) => this.#focused(target));
    }
    for (const group of root.querySelectorAll<HTMLElement>('[data-roving]')) {
      const buttons = buttonsOf(group);
      const current = buttons.find(({ dataset }) => dataset.current !== undefined) ?? buttons.at(0);
      for (const button of buttons) {
        button.tabIndex = button === current ? 0 : -1;
      }
    }
  }

  #focused(target: EventTarget | null): void {
    const group = groupOf(target);
    if (group !== null && target instanceof HTMLButtonElement) {
      for (const button of buttonsOf(group)) {
        button.tabIndex = -1;
        delete button.dataset.current;
      }
      target.tabIndex = 0;
      target.dataset.current = '';
    }
  }

  #key(event: KeyboardEvent): void {
    const group = groupOf(event.target);
    if (group === null || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const buttons = buttonsOf(group);
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    const next = nextStop(event.key, from, buttons.length, Number(group.dataset.columns ?? 1));
    if (from >= 0 && next !== null) {
      event.preventDefault();
      buttons[next]?.focus();
    }
  }
}

/** The button that a key leads to from another; null where the key leads nowhere. */
export function nextStop(key: string, from: number, count: number, columns: number): number | null {
  const within = (to: number) => (to < 0 || to >= count ? from : to);
  switch (key) {
    case 'ArrowDown':
      return within(from + columns);
    case 'ArrowUp':
      return within(from - columns);
    case 'ArrowRight':
      return within(from + 1);
    case 'ArrowLeft':
      return within(from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function groupOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-roving]') : null;
}

function buttonsOf(group: HTMLElement): HTMLButtonElement[] {
  return [...group.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
}
