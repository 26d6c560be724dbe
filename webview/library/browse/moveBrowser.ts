import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import type { MoveFilters } from '../filter/moveFilters.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { MoveInput } from '../selection/moveInput.ts';
import { NOTHING_SELECTED } from '../selection/moveSelection.ts';
import type { Dispatch } from '../state/actions.ts';
import type { Derived } from '../state/derived.ts';
import { type PanelState, VIEWS, type View } from '../state/panelState.ts';
import { COLUMNS } from '../table/tableRows.ts';
import { columnName, formatCount } from '../words.ts';
import { browserStyles } from './moveBrowser.styles.ts';

const VIEW_NAMES: Readonly<Record<View, () => string>> = {
  gallery: () => l10n.t('Gallery'),
  table: () => l10n.t('Table'),
};

/** Their moves, as a gallery or a table, beside the column of filters. */
export class MoveBrowser extends LitElement {
  static override properties = {
    panel: { attribute: false },
    derived: { attribute: false },
    input: { attribute: false },
    media: { attribute: false },
    dispatch: { attribute: false },
    onSimilar: { attribute: false },
    isFilterOpen: { state: true },
  };

  declare panel: PanelState;
  declare derived: Derived;
  declare input: MoveInput;
  declare media: ClipMedia;
  declare dispatch: Dispatch;
  declare onSimilar: (key: ClipKey) => void;
  /** Whether a narrow page shows its filters. */
  declare private isFilterOpen: boolean;

  static override styles = [shared, browserStyles];

  constructor() {
    super();
    this.isFilterOpen = false;
  }

  /** Puts the cursor where a name is typed. */
  async focusName(): Promise<void> {
    this.isFilterOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<MoveFilters>('move-filters')?.focusName();
  }

  override render(): TemplateResult {
    const { filter } = this.panel;
    return html`
      <div class="columns">
        <aside class=${this.isFilterOpen ? 'open' : ''}>
          <move-filters
            .groups=${this.derived.filters}
            .typed=${filter.name}
            .dispatch=${this.dispatch}
          ></move-filters>
        </aside>
        <section aria-labelledby="moves">
          ${this.#tools()} ${this.derived.rows.length === 0 ? this.#noMove() : this.#list()}
        </section>
      </div>
    `;
  }

  #tools(): TemplateResult {
    return html`
      <div class="section-head">
        <h2 id="moves">${l10n.t('Moves')}</h2>
        <button
          type="button"
          class="link fold"
          aria-expanded=${this.isFilterOpen}
          @click=${() => {
            this.isFilterOpen = !this.isFilterOpen;
          }}
        >
          ${l10n.t('Filter')}
        </button>
        ${this.#selected()}
        <div class="tools">${this.#sorting()} ${this.#views()}</div>
      </div>
    `;
  }

  /** What is selected, and what can be done with it. */
  #selected(): TemplateResult | typeof nothing {
    const { size } = this.panel.selection.keys;
    if (size < 2) {
      return nothing;
    }
    return html`
      <span role="status" class="number">${l10n.t('{0} selected', formatCount(size))}</span>
      <button
        type="button"
        class="link"
        @click=${() => this.dispatch({ type: 'select-moves', selection: NOTHING_SELECTED })}
      >
        ${l10n.t('Select None')}
      </button>
    `;
  }

  #sorting(): TemplateResult {
    const { order } = this.panel;
    const direction = order.descending ? l10n.t('Descending') : l10n.t('Ascending');
    return html`
      <label class="quiet" for="sort">${l10n.t('Sort by')}</label>
      <select id="sort" @change=${({ target }: Event) => this.#sortBy((target as HTMLSelectElement).value)}>
        ${this.derived.columns.map(
          (column) =>
            html`<option value=${column} ?selected=${column === order.column}>${columnName(column)}</option>`,
        )}
      </select>
      <button
        type="button"
        class="icon-button"
        title=${direction}
        aria-label=${direction}
        @click=${() => this.dispatch({ type: 'order', order: { ...order, descending: !order.descending } })}
      >
        ${icon(order.descending ? 'down' : 'up')}
      </button>
    `;
  }

  #sortBy(value: string): void {
    const column = COLUMNS.find((known) => known === value);
    if (column !== undefined) {
      this.dispatch({ type: 'order', order: { column, descending: false } });
    }
  }

  #views(): TemplateResult[] {
    return VIEWS.map(
      (view) => html`
        <button
          type="button"
          class="icon-button"
          aria-pressed=${view === this.panel.view}
          title=${VIEW_NAMES[view]()}
          aria-label=${VIEW_NAMES[view]()}
          @click=${() => this.dispatch({ type: 'view', view })}
        >
          ${icon(view)}
        </button>
      `,
    );
  }

  #noMove(): TemplateResult {
    return html`
      <div class="none">
        <p>${l10n.t('No move matches the filter')}</p>
        <vscode-button secondary @click=${() => this.dispatch({ type: 'clear-filter' })}>
          ${l10n.t('Show all moves')}
        </vscode-button>
      </div>
    `;
  }

  #list(): TemplateResult {
    const { view, selection, scroll, order } = this.panel;
    const { rows, columns } = this.derived;
    const onScrolled = (top: number) => this.dispatch({ type: 'scrolled', place: 'moves', top });
    return view === 'gallery'
      ? html`<move-gallery
          .rows=${rows}
          .selection=${selection}
          .input=${this.input}
          .media=${this.media}
          .scrollFrom=${scroll.moves}
          .onScrolled=${onScrolled}
        ></move-gallery>`
      : html`<move-table
          .rows=${rows}
          .columns=${columns}
          .order=${order}
          .selection=${selection}
          .input=${this.input}
          .dispatch=${this.dispatch}
          .media=${this.media}
          .onSimilar=${this.onSimilar}
          .scrollFrom=${scroll.moves}
          .onScrolled=${onScrolled}
        ></move-table>`;
  }
}

customElements.define('move-browser', MoveBrowser);
