import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ClipKey } from '../../../src/moves/clip.ts';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import { reasonWords } from '../../../src/moves/reasons/reasonWords.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import { SPEECH } from '../../ui/speech.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import { fieldValue } from '../selection/selection.ts';
import type { Dispatch } from '../state/actions.ts';
import { columnName, formatDuration, formatTempo, moveCount, signalName, valueName } from '../words.ts';
import { tableStyles } from './moveTable.styles.ts';
import { nextRow } from './rowKeys.ts';
import { rowWindow } from './rowWindow.ts';
import { signalOf } from './signal.ts';
import { COLUMNS, type Column, type TableOrder } from './tableRows.ts';

/** Height of a row, as the styles have it. */
const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 32;

/** Columns that narrow tables leave out; their values then stand below the name. */
const WIDE: ReadonlySet<Column> = new Set(['category', 'difficulty', 'energy', 'style']);
const NUMBERS: ReadonlySet<Column> = new Set(['tempo', 'duration']);

/** The selected moves as a table. A row plays its clip and shows what is like it. */
export class MoveTable extends LitElement {
  static override properties = {
    rows: { attribute: false },
    order: { attribute: false },
    typed: { attribute: false },
    chosen: { attribute: false },
    dispatch: { attribute: false },
    media: { attribute: false },
    onSimilar: { attribute: false },
    active: { state: true },
    scrolled: { state: true },
  };

  declare rows: readonly PanelMove[];
  declare order: TableOrder;
  declare typed: string;
  declare chosen: ClipKey | null;
  declare dispatch: Dispatch;
  declare media: ClipMedia;
  declare onSimilar: (key: ClipKey) => void;
  /** The row that Tab leads to. */
  declare private active: number;
  declare private scrolled: { scrollTop: number; height: number };

  static override styles = [shared, tableStyles];

  constructor() {
    super();
    this.active = 0;
    this.scrolled = { scrollTop: 0, height: 560 };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) {
      this.active = Math.max(0, Math.min(this.active, this.rows.length - 1));
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="section-head">
        <h2>${l10n.t('Moves')}</h2>
        <span class="quiet number" role="status">${moveCount(this.rows.length)}</span>
        <vscode-textfield
          type="search"
          label=${l10n.t('Search moves by name')}
          placeholder=${l10n.t('Search by name')}
          .value=${this.typed}
          @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#escape(event)}
        ></vscode-textfield>
      </div>
      ${this.rows.length === 0 ? this.#nothingFound() : this.#grid()}
    `;
  }

  #nothingFound(): TemplateResult {
    return html`
      <div class="scroller">
        <div class="none">
          <p>${l10n.t('No move fits.')}</p>
          <vscode-button secondary @click=${() => this.#showAll()}>${l10n.t('Show all moves')}</vscode-button>
        </div>
      </div>
    `;
  }

  #grid(): TemplateResult {
    const { first, end } = rowWindow(this.rows.length, { ...this.scrolled, rowHeight: ROW_HEIGHT });
    const padding = `padding-top: ${first * ROW_HEIGHT}px; padding-bottom: ${(this.rows.length - end) * ROW_HEIGHT}px`;
    const visible = this.rows.slice(first, end);
    return html`
      <div
        class="scroller"
        role="grid"
        aria-label=${l10n.t('Moves')}
        aria-rowcount=${this.rows.length + 1}
        @scroll=${(event: Event) => this.#scroll(event)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <div role="rowgroup" class="head-group">${this.#head()}</div>
        <div role="rowgroup" .style=${padding}>
          ${repeat(
            visible,
            ({ key }) => key,
            (move, index) => this.#row(move, first + index),
          )}
        </div>
      </div>
    `;
  }

  #head(): TemplateResult {
    const { column: sorted, descending } = this.order;
    return html`
      <div class="head" role="row" aria-rowindex="1">
        <div role="columnheader"><span class="unseen">${l10n.t('Poster')}</span></div>
        ${COLUMNS.map((column) => {
          const direction = descending ? 'descending' : 'ascending';
          return html`
            <div
              class="cell ${columnClass(column)}"
              role="columnheader"
              aria-sort=${column === sorted ? direction : 'none'}
            >
              <button type="button" @click=${() => this.dispatch({ type: 'sort', column })}>
                <span class=${column === 'signal' ? 'signal-name' : ''}>${columnName(column)}</span>
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
        aria-selected=${key === this.chosen}
        data-row=${index}
        tabindex=${isActive ? 0 : -1}
        title=${key}
        @click=${() => this.#play(index)}
      >
        <div role="gridcell">
          <move-poster .clip=${key} .known=${move.posterUri} .media=${this.media}></move-poster>
        </div>
        ${COLUMNS.map(
          (column) =>
            html`<div class="cell number ${columnClass(column)}" role="gridcell">${cell(move, column)}</div>`,
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

  #play(index: number): void {
    this.active = index;
    const move = this.rows.at(index);
    if (move) {
      this.dispatch({ type: 'choose', key: move.key });
      this.dispatch({ type: 'play', key: move.key });
    }
  }

  #type(name: string): void {
    this.dispatch({ type: 'name', name });
  }

  /** Escape empties the search first; only then does it clear the page's selection. */
  #escape(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.typed !== '') {
      event.stopPropagation();
      this.#type('');
    }
  }

  #showAll(): void {
    this.dispatch({ type: 'clear-selection' });
  }

  #scroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    this.scrolled = { scrollTop, height: clientHeight };
  }

  #key(event: KeyboardEvent): void {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (isOnRow && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#play(this.active);
      return;
    }
    const page = Math.max(1, Math.floor(this.scrolled.height / ROW_HEIGHT) - 1);
    const next = nextRow(event.key, this.active, this.rows.length, page);
    if (next !== null && event.target !== event.currentTarget) {
      event.preventDefault();
      void this.#goTo(next);
    }
  }

  async #goTo(row: number): Promise<void> {
    this.active = row;
    const scroller = this.renderRoot.querySelector<HTMLElement>('[role=grid]');
    if (scroller) {
      const top = row * ROW_HEIGHT;
      const visible = scroller.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
      scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top - visible));
      this.scrolled = { scrollTop: scroller.scrollTop, height: scroller.clientHeight };
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  }
}

function columnClass(column: Column): string {
  return [
    column === 'name' ? 'name' : '',
    WIDE.has(column) ? 'wide' : '',
    NUMBERS.has(column) ? 'right' : '',
    column === 'duration' ? 'medium' : '',
  ].join(' ');
}

function cell(move: PanelMove, column: Column): TemplateResult | string {
  const { metadata } = move;
  switch (column) {
    case 'name': {
      const labels = (['difficulty', 'energy', 'style', 'category'] as const).map((field) =>
        rated(move, field),
      );
      return html`<span>${metadata.moveName}</span
        ><span class="labels">${labels.filter((label) => label !== '').join(' · ')}</span>`;
    }
    case 'category':
    case 'difficulty':
    case 'energy':
    case 'style':
      return rated(move, column) || '–';
    case 'tempo':
      return move.tempoBpm === null ? '–' : formatTempo(move.tempoBpm);
    case 'duration':
      return formatDuration(move.durationSeconds);
    case 'signal': {
      const { quality, reasons } = signalOf(move);
      const inWords = reasons.map((reason) => reasonWords(reason, SPEECH));
      const words = [signalName(quality), ...inWords];
      return html`<span class="signal ${quality}" title=${words.join('; ')}>
        <span class="dot" aria-hidden="true"></span>
        <span class="word">${signalName(quality)}</span>
        <span class="unseen">${inWords.join('; ')}</span>
      </span>`;
    }
  }
}

/** A label in words, empty where nobody gave one. */
function rated({ metadata }: PanelMove, field: FilterField): string {
  const value = fieldValue(metadata, field);
  return value === 'unlabelled' ? '' : valueName(field, value);
}

customElements.define('move-table', MoveTable);
