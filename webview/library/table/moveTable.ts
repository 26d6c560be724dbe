import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { MoveInput } from '../selection/moveInput.ts';
import type { MoveSelection } from '../selection/moveSelection.ts';
import type { Dispatch } from '../state/actions.ts';
import { columnName, labelWords } from '../words.ts';
import { cellOf } from './cells.ts';
import { tableStyles } from './moveTable.styles.ts';
import { nextRow } from './rowKeys.ts';
import { rowWindow } from './rowWindow.ts';
import { type Column, isLabelColumn, type TableOrder } from './tableRows.ts';
import { columnTemplate, type TableWidth, tableWidthOf } from './tableWidth.ts';

/** Height of a row, as the styles have it. */
const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 32;

/** The moves as a table. */
export class MoveTable extends LitElement {
  static override properties = {
    rows: { attribute: false },
    columns: { attribute: false },
    order: { attribute: false },
    selection: { attribute: false },
    input: { attribute: false },
    dispatch: { attribute: false },
    media: { attribute: false },
    onSimilar: { attribute: false },
    scrollFrom: { attribute: false },
    onScrolled: { attribute: false },
    active: { state: true },
    view: { state: true },
  };

  declare rows: readonly PanelMove[];
  /** Those that have something to show. */
  declare columns: readonly Column[];
  declare order: TableOrder;
  declare selection: MoveSelection;
  declare input: MoveInput;
  declare dispatch: Dispatch;
  declare media: ClipMedia;
  declare onSimilar: (key: ClipKey) => void;
  /** Where the table is scrolled to when it is first drawn. */
  declare scrollFrom: number;
  declare onScrolled: (scrollTop: number) => void;
  /** The row that Tab leads to. */
  declare private active: number;
  declare private view: { readonly scrollTop: number; readonly height: number; readonly width: TableWidth };
  readonly #resized = new ResizeObserver(() => this.#look());

  static override styles = [shared, tableStyles];

  constructor() {
    super();
    this.active = 0;
    this.scrollFrom = 0;
    this.view = { scrollTop: 0, height: 560, width: 'wide' };
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) {
      this.active = Math.max(0, Math.min(this.active, this.rows.length - 1));
    }
  }

  override async firstUpdated(): Promise<void> {
    const scroller = this.#scroller;
    if (scroller) {
      this.#resized.observe(scroller);
      this.#look();
      await this.updateComplete;
      scroller.scrollTop = this.scrollFrom;
    }
  }

  override render(): TemplateResult {
    const { first, end } = rowWindow(this.rows.length, { ...this.view, rowHeight: ROW_HEIGHT });
    const padding = `padding-top: ${first * ROW_HEIGHT}px; padding-bottom: ${(this.rows.length - end) * ROW_HEIGHT}px`;
    return html`
      <div
        class="scroller ${this.view.width}"
        role="grid"
        aria-label=${l10n.t('Moves')}
        aria-multiselectable="true"
        aria-rowcount=${this.rows.length + 1}
        @scroll=${() => this.#look()}
        @scrollend=${() => this.onScrolled(this.view.scrollTop)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <div role="rowgroup" class="head-group">${this.#head()}</div>
        <div role="rowgroup" .style=${padding}>
          ${repeat(
            this.rows.slice(first, end),
            ({ key }) => key,
            (move, index) => this.#row(move, first + index),
          )}
        </div>
      </div>
    `;
  }

  /** What there is room for; below the name stand the labels that have no column. */
  get #columns(): readonly Column[] {
    return this.view.width === 'narrow'
      ? this.columns.filter((column) => !isLabelColumn(column) && column !== 'duration')
      : this.columns;
  }

  get #template(): string {
    return `grid-template-columns: ${columnTemplate(this.#columns, this.view.width)}`;
  }

  #head(): TemplateResult {
    const { column: sorted, descending } = this.order;
    return html`
      <div class="head" role="row" aria-rowindex="1" .style=${this.#template}>
        <div role="columnheader"><span class="unseen">${l10n.t('Poster')}</span></div>
        ${this.#columns.map((column) => {
          const direction = descending ? 'descending' : 'ascending';
          return html`
            <div class="cell ${column}" role="columnheader" aria-sort=${column === sorted ? direction : 'none'}>
              <button type="button" @click=${() => this.dispatch({ type: 'sort', column })}>
                <span class="title">${columnName(column)}</span>
                ${column === sorted ? icon(descending ? 'down' : 'up') : nothing}
              </button>
            </div>
          `;
        })}
        <div role="columnheader"><span class="unseen">${l10n.t('Similar moves')}</span></div>
      </div>
    `;
  }

  #row(move: PanelMove, index: number): TemplateResult {
    const { metadata, key } = move;
    const isActive = index === this.active;
    const similar = l10n.t('Find moves similar to {0}', metadata.moveName);
    return html`
      <div
        class="row"
        role="row"
        aria-rowindex=${index + 2}
        aria-selected=${this.selection.keys.has(key)}
        data-row=${index}
        tabindex=${isActive ? 0 : -1}
        title=${key}
        .style=${this.#template}
        @click=${(event: MouseEvent) => this.#click(index, event)}
        @contextmenu=${(event: MouseEvent) => this.input.openMenu(key, event)}
      >
        <div role="gridcell">
          <move-poster .clip=${key} .known=${move.posterUri} .media=${this.media}></move-poster>
        </div>
        ${this.#columns.map(
          (column) => html`
            <div class="cell number ${column}" role="gridcell">
              ${cellOf(move, column)}
              ${
                column === 'name' && this.view.width === 'narrow'
                  ? html`<span class="labels">${labelWords(metadata)}</span>`
                  : nothing
              }
            </div>
          `,
        )}
        <div role="gridcell">
          <button
            type="button"
            class="icon-button"
            tabindex=${isActive ? 0 : -1}
            title=${similar}
            aria-label=${similar}
            @click=${(event: Event) => {
              event.stopPropagation();
              this.onSimilar(key);
            }}
          >
            ${icon('alike')}
          </button>
        </div>
      </div>
    `;
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.scroller');
  }

  #look(): void {
    const scroller = this.#scroller;
    if (scroller) {
      const { scrollTop, clientHeight, clientWidth } = scroller;
      this.view = { scrollTop, height: clientHeight, width: tableWidthOf(clientWidth) };
    }
  }

  #click(index: number, event: MouseEvent): void {
    this.active = index;
    this.input.click(this.rows[index].key, event);
  }

  #key(event: KeyboardEvent): void {
    const move = this.rows.at(this.active);
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (move === undefined || (isOnRow && this.input.key(move.key, event))) {
      return;
    }
    const page = Math.max(1, Math.floor(this.view.height / ROW_HEIGHT) - 1);
    const next = nextRow(event.key, this.active, this.rows.length, page);
    if (next !== null && event.target !== event.currentTarget) {
      event.preventDefault();
      if (event.shiftKey) {
        this.input.extend(move.key, this.rows[next].key);
      }
      void this.#goTo(next);
    }
  }

  async #goTo(row: number): Promise<void> {
    this.active = row;
    const scroller = this.#scroller;
    if (scroller) {
      const top = row * ROW_HEIGHT;
      const visible = scroller.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
      scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top - visible));
      this.#look();
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  }
}

customElements.define('move-table', MoveTable);
