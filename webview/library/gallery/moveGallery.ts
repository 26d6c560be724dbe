import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { nextStop } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { MoveInput } from '../selection/moveInput.ts';
import type { MoveSelection } from '../selection/moveSelection.ts';
import { labelWords } from '../words.ts';
import { type GalleryGrid, galleryGrid, rowsInSight, scrolledTo, TILE_GAP } from './galleryGrid.ts';

/** Room around the tiles, for their outlines. */
const PADDING = 6;

/** The moves as posters that play on hover. Only what is in sight is drawn, so that thousands scroll like ten. */
export class MoveGallery extends LitElement {
  static override properties = {
    rows: { attribute: false },
    selection: { attribute: false },
    input: { attribute: false },
    media: { attribute: false },
    scrollFrom: { attribute: false },
    onScrolled: { attribute: false },
    active: { state: true },
    view: { state: true },
  };

  declare rows: readonly PanelMove[];
  declare selection: MoveSelection;
  declare input: MoveInput;
  declare media: ClipMedia;
  /** Where the gallery is scrolled to when it is first drawn. */
  declare scrollFrom: number;
  declare onScrolled: (scrollTop: number) => void;
  /** The tile that Tab leads to. */
  declare private active: number;
  declare private view: { readonly scrollTop: number; readonly width: number; readonly height: number };
  readonly #resized = new ResizeObserver(() => this.#look());

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }

      .scroller {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overflow-anchor: none;
        scrollbar-gutter: stable;
        padding: ${PADDING}px;
      }

      .row {
        display: grid;
        column-gap: ${TILE_GAP}px;
      }

      move-tile {
        min-width: 0;
        align-self: start;
      }
    `,
  ];

  constructor() {
    super();
    this.active = 0;
    this.scrollFrom = 0;
    this.view = { scrollTop: 0, width: 800, height: 600 };
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
    const { columns, rowHeight } = this.#grid;
    const rowCount = Math.ceil(this.rows.length / columns);
    const { first, end } = rowsInSight(rowCount, rowHeight, this.view);
    const padding = `padding-top: ${first * rowHeight}px; padding-bottom: ${(rowCount - end) * rowHeight}px`;
    return html`
      <div
        class="scroller"
        role="grid"
        aria-label=${l10n.t('Moves')}
        aria-multiselectable="true"
        aria-rowcount=${rowCount}
        aria-colcount=${columns}
        @scroll=${() => this.#look()}
        @scrollend=${() => this.onScrolled(this.view.scrollTop)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <div role="rowgroup" .style=${padding}>
          ${repeat(
            Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index),
            (row) => row,
            (row) => this.#row(row, columns, rowHeight),
          )}
        </div>
      </div>
    `;
  }

  #row(row: number, columns: number, rowHeight: number): TemplateResult {
    const moves = this.rows.slice(row * columns, (row + 1) * columns);
    const style = `height: ${rowHeight}px; grid-template-columns: repeat(${columns}, minmax(0, 1fr))`;
    return html`
      <div class="row" role="row" aria-rowindex=${row + 1} .style=${style}>
        ${repeat(
          moves,
          ({ key }) => key,
          (move, index) => this.#tile(move, row * columns + index, index),
        )}
      </div>
    `;
  }

  #tile(move: PanelMove, index: number, column: number): TemplateResult {
    return html`
      <move-tile
        role="gridcell"
        aria-colindex=${column + 1}
        aria-selected=${this.selection.keys.has(move.key)}
        aria-label=${[move.metadata.moveName, labelWords(move.metadata)].filter((words) => words !== '').join(', ')}
        tabindex=${index === this.active ? 0 : -1}
        data-index=${index}
        title=${move.key}
        .move=${move}
        .media=${this.media}
        @click=${(event: MouseEvent) => this.#click(index, event)}
        @contextmenu=${(event: MouseEvent) => this.input.openMenu(move.key, event)}
      ></move-tile>
    `;
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.scroller');
  }

  get #grid(): GalleryGrid {
    return galleryGrid(this.view.width);
  }

  #look(): void {
    const scroller = this.#scroller;
    if (scroller) {
      const { scrollTop, clientWidth, clientHeight } = scroller;
      this.view = { scrollTop, width: clientWidth - 2 * PADDING, height: clientHeight };
    }
  }

  #click(index: number, event: MouseEvent): void {
    this.active = index;
    this.input.click(this.rows[index].key, event);
  }

  #key(event: KeyboardEvent): void {
    const move = this.rows.at(this.active);
    const isOnTile = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    if (move === undefined || !isOnTile || this.input.key(move.key, event)) {
      return;
    }
    const next = nextStop(event.key, this.active, this.rows.length, this.#grid.columns);
    if (next !== null) {
      event.preventDefault();
      if (event.shiftKey) {
        this.input.extend(move.key, this.rows[next].key);
      }
      void this.#goTo(next);
    }
  }

  async #goTo(index: number): Promise<void> {
    this.active = index;
    const { columns, rowHeight } = this.#grid;
    const scroller = this.#scroller;
    if (scroller) {
      scroller.scrollTop = scrolledTo(Math.floor(index / columns), rowHeight, this.view);
      this.#look();
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  }
}

customElements.define('move-gallery', MoveGallery);
