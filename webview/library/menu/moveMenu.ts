import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { shared } from '../../ui/shared.ts';
import { moveCount } from '../words.ts';
import type { MoveAction } from './menuItems.ts';
import { menuStyles } from './moveMenu.styles.ts';

const WORDS: Readonly<Record<MoveAction, () => string>> = {
  play: () => l10n.t('Play'),
  similar: () => l10n.t('Find Similar'),
  label: () => l10n.t('Label…'),
  collect: () => l10n.t('Add to Collection…'),
  uncollect: () => l10n.t('Remove from Collection'),
  compare: () => l10n.t('Compare'),
  only: () => l10n.t('Show Only These'),
  open: () => l10n.t('Open in Editor'),
  reveal: () => l10n.t('Reveal in Explorer'),
  'copy-path': () => l10n.t('Copy Path'),
};

/** The menu of one move or several, at the pointer or below what has the focus. */
export class MoveMenu extends LitElement {
  static override properties = {
    groups: { attribute: false },
    count: { attribute: false },
    at: { attribute: false },
    onChoose: { attribute: false },
    onClose: { attribute: false },
  };

  declare groups: readonly (readonly MoveAction[])[];
  /** How many moves it is about. */
  declare count: number;
  /** In pixels of the window. */
  declare at: { readonly x: number; readonly y: number };
  declare onChoose: (action: MoveAction) => void;
  declare onClose: () => void;

  static override styles = [shared, menuStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#leave, true);
    addEventListener('blur', this.#leave);
  }

  override disconnectedCallback(): void {
    removeEventListener('pointerdown', this.#leave, true);
    removeEventListener('blur', this.#leave);
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('at')) {
      this.#place();
      this.#items.at(0)?.focus();
    }
  }

  override render(): TemplateResult {
    return html`
      <div role="menu" aria-label=${moveCount(this.count)} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
        ${this.groups.map(
          (group, index) => html`
            ${index === 0 ? nothing : html`<hr role="separator" />`}
            ${group.map(
              (action) => html`
                <button type="button" role="menuitem" tabindex="-1" @click=${() => this.onChoose(action)}>
                  ${WORDS[action]()}
                </button>
              `,
            )}
          `,
        )}
      </div>
    `;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  /** Inside the window, also near its lower right corner. */
  #place(): void {
    const { offsetWidth, offsetHeight } = this;
    const left = Math.max(4, Math.min(this.at.x, innerWidth - offsetWidth - 4));
    const top = Math.max(4, Math.min(this.at.y, innerHeight - offsetHeight - 4));
    this.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items;
    const from = items.indexOf(event.target as HTMLElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (from + 1) % items.length,
      ArrowUp: (from + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Escape' || event.key === 'Tab') {
      this.onClose();
    } else if (event.key in steps) {
      items[steps[event.key]]?.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  readonly #leave = (event: Event): void => {
    if (!event.composedPath().includes(this)) {
      this.onClose();
    }
  };
}

customElements.define('move-menu', MoveMenu);
