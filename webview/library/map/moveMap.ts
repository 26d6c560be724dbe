import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import { FILTER_FIELDS, type FilterField } from '../../../src/moves/labels/fields.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { type IconName, icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import { type BarGroup, valuesIn } from '../filter/bars.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { MoveInput } from '../selection/moveInput.ts';
import { type MoveSelection, surrounded, toggledMove } from '../selection/moveSelection.ts';
import type { Dispatch } from '../state/actions.ts';
import { INITIAL_STATE, type MapState } from '../state/panelState.ts';
import { fieldName, formatCount, formatShare, valueName } from '../words.ts';
import { nearestPoint, pointsWithin, pointTowards } from './findPoints.ts';
import { type Cluster, nameClusters } from './layout/clusters.ts';
import { MapCanvas } from './mapCanvas.ts';
import { MapGestures } from './mapGestures.ts';
import { type MapKey, mapKeyOf } from './mapKeys.ts';
import { type MapPoints, mapPoints } from './mapPoints.ts';
import { mapStyles } from './moveMap.styles.ts';
import {
  type Camera,
  type Point,
  panned,
  type Size,
  toScreen,
  type Viewport,
  viewportFor,
  WHOLE_MAP,
  zoomed,
} from './viewport.ts';

/** How near the pointer must be to a point, in pixels. */
const REACH = 14;
const PAN_STEP = 60;
const TIP_SIZE = { width: 168, height: 132 } as const;

/** Every move as a point: alike moves lie together. Drawn on a canvas, so that ten thousand points stay fluid. */
export class MoveMap extends LitElement {
  static override properties = {
    map: { attribute: false },
    moves: { attribute: false },
    groups: { attribute: false },
    shown: { attribute: false },
    selection: { attribute: false },
    input: { attribute: false },
    chosen: { attribute: false },
    dispatch: { attribute: false },
    media: { attribute: false },
    pointed: { state: true },
    isLassoOn: { state: true },
  };

  declare map: MapState;
  declare moves: ReadonlyMap<ClipKey, PanelMove>;
  declare groups: readonly BarGroup[];
  /** The moves that pass the filter; the others are faint. */
  declare shown: ReadonlySet<ClipKey>;
  declare selection: MoveSelection;
  declare input: MoveInput;
  declare chosen: ClipKey | null;
  declare dispatch: Dispatch;
  declare media: ClipMedia;
  /** Number of the point under the pointer or the keyboard. */
  declare private pointed: number | null;
  declare private isLassoOn: boolean;

  #camera: Camera = WHOLE_MAP;
  #lasso: readonly Point[] = [];
  #clusters: readonly Cluster[] = [];
  #points: MapPoints = mapPoints(INITIAL_STATE.map, new Map(), [], new Set());
  #canvas: MapCanvas | null = null;
  readonly #resized = new ResizeObserver(() => this.#canvas?.paintAnew());
  readonly #themed = new MutationObserver(() => this.#canvas?.paintAnew());

  static override styles = [shared, mapStyles];

  constructor() {
    super();
    this.pointed = null;
    this.isLassoOn = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // VS Code says which theme is on in these attributes.
    for (const element of [document.documentElement, document.body]) {
      this.#themed.observe(element, { attributes: true, attributeFilter: ['class', 'style'] });
    }
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#themed.disconnect();
    this.#canvas?.dispose();
    super.disconnectedCallback();
  }

  override firstUpdated(): void {
    const [points, overlay] = this.renderRoot.querySelectorAll('canvas');
    const canvas = new MapCanvas(points, overlay, () => this.#placeTip());
    this.#canvas = canvas;
    this.#resized.observe(overlay);
    new MapGestures(overlay, {
      size: () => canvas.size,
      camera: () => this.#camera,
      isLassoOn: () => this.isLassoOn,
      isFocused: () => this.shadowRoot?.activeElement === overlay,
      onCamera: (camera) => this.#look(camera),
      onHover: (place) => this.#point(place === null ? null : this.#pointAt(place)),
      onClick: (place, event) => this.#click(this.#pointAt(place), event),
      onLasso: (shape, event) => this.#surround(shape, event),
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if ((['map', 'moves', 'groups', 'shown'] as const).some((name) => changed.has(name))) {
      this.#points = mapPoints(this.map, this.moves, this.groups, this.shown);
      if (this.pointed !== null && this.pointed >= this.map.keys.length) {
        this.pointed = null;
      }
    }
    if (changed.has('map') || changed.has('moves')) {
      this.#clusters = this.#nameClusters();
    }
  }

  override updated(): void {
    this.#draw();
  }

  override render(): TemplateResult {
    const pointedMove = this.pointed === null ? undefined : this.moves.get(this.map.keys[this.pointed]);
    return html`
      <div class="section-head">
        <h2>${l10n.t('Map')}</h2>
        <span class="quiet">${l10n.t('Similar moves are close together')}</span>
        <div class="tools">${this.#tools()}</div>
      </div>
      <div class="stage">
        <canvas class="points" aria-hidden="true"></canvas>
        <canvas
          class=${['overlay', this.isLassoOn ? 'lasso' : '', pointedMove ? 'pointing' : ''].join(' ')}
          tabindex="0"
          role="application"
          aria-label=${l10n.t('Map of {0} moves', formatCount(this.map.keys.length))}
          aria-describedby="keys"
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
          @blur=${() => this.#point(null)}
          @contextmenu=${(event: MouseEvent) => this.#openMenu(event)}
        ></canvas>
        <p id="keys" class="unseen">
          ${l10n.t(
            'Arrow keys go from move to move, Enter plays, Escape closes the tip, Space adds a move to the selection, plus and minus zoom, Control with an arrow key moves the map, 0 shows all of it.',
          )}
        </p>
        <p class="unseen">${this.#clusterWords()}</p>
        <p class="unseen" aria-live="polite">${pointedMove?.metadata.moveName ?? nothing}</p>
        ${pointedMove ? this.#tip(pointedMove) : nothing} ${this.#message()}
      </div>
      <move-legend
        .field=${this.map.colourBy}
        .bars=${valuesIn(this.groups, this.map.colourBy)}
        .markOf=${this.#points.markOf}
        .dispatch=${this.dispatch}
      ></move-legend>
    `;
  }

  #tools(): TemplateResult {
    const tool = (name: IconName, label: string, act: () => void) => html`
      <button type="button" class="icon-button" title=${label} aria-label=${label} @click=${act}>
        ${icon(name)}
      </button>
    `;
    const lasso = l10n.t('Draw around moves to select them (or hold Shift)');
    return html`
      <label for="colour">${l10n.t('Colour by')}</label>
      <select
        id="colour"
        @change=${(event: Event) => this.#colourBy((event.target as HTMLSelectElement).value)}
      >
        ${this.#colourFields().map(
          (field) =>
            html`<option value=${field} ?selected=${field === this.map.colourBy}>${fieldName(field)}</option>`,
        )}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-pressed=${this.isLassoOn}
        title=${lasso}
        aria-label=${lasso}
        @click=${() => {
          this.isLassoOn = !this.isLassoOn;
        }}
      >
        ${icon('lasso')}
      </button>
      ${tool('plus', l10n.t('Zoom in'), () => this.#zoomMiddle(1.5))}
      ${tool('minus', l10n.t('Zoom out'), () => this.#zoomMiddle(1 / 1.5))}
      ${tool('whole', l10n.t('Show the whole map'), () => this.#look(WHOLE_MAP))}
    `;
  }

  /** Fields that tell the moves apart: those with values, and always the one in use. */
  #colourFields(): FilterField[] {
    const { colourBy } = this.map;
    return FILTER_FIELDS.filter(
      (field) =>
        field === colourBy ||
        this.groups.some(({ facet, bars }) => facet === field && bars.some(({ total }) => total > 0)),
    );
  }

  #clusterWords(): string | typeof nothing {
    const names = [...new Set(this.#clusters.map(({ name }) => name))];
    return names.length === 0 ? nothing : l10n.t('Groups on the map: {0}', names.join(', '));
  }

  #tip(move: PanelMove): TemplateResult {
    return html`
      <div class="tip" aria-hidden="true">
        <move-poster .clip=${move.key} .known=${move.posterUri} .media=${this.media}></move-poster>
        <p>${move.metadata.moveName}</p>
      </div>
    `;
  }

  #message(): TemplateResult | typeof nothing {
    const { status, progress, failure, positions } = this.map;
    switch (status) {
      case 'ready':
        return nothing;
      case 'too-few':
        return html`<p class="message">
          ${l10n.t('The map needs at least five moves')}
        </p>`;
      case 'failed':
        return html`<p class="message" role="alert">${failure?.message} ${failure?.remedy ?? nothing}</p>`;
      case 'waiting':
      case 'working': {
        const words =
          progress > 0
            ? l10n.t('Drawing the map, {0}', formatShare(progress))
            : l10n.t('Comparing all moves …');
        return html`
          ${positions.length === 0 ? html`<p class="message">${words}</p>` : nothing}
          <div class="progress">
            ${positions.length > 0 ? html`<p>${words}</p>` : nothing}
            <progress aria-label=${l10n.t('Map')} max="1" .value=${progress}></progress>
          </div>
        `;
      }
    }
  }

  /** None while the map is still being laid out: names that jump cannot be read. */
  #nameClusters(): Cluster[] {
    const { status, positions, keys } = this.map;
    if (status !== 'ready') {
      return [];
    }
    const names = keys.map((key) => {
      const category = this.moves.get(key)?.metadata.category ?? null;
      return category === null ? null : valueName('category', category);
    });
    return nameClusters(positions, names);
  }

  get #size(): Size {
    return this.#canvas?.size ?? { width: 0, height: 0 };
  }

  #viewport(): Viewport {
    return viewportFor(this.map.positions, this.#size, this.#camera);
  }

  #pointAt(place: Point): number | null {
    return nearestPoint(this.map.positions, this.#viewport(), place, REACH);
  }

  #point(point: number | null): void {
    this.pointed = point;
  }

  #click(point: number | null, event: PointerEvent): void {
    if (point !== null) {
      this.input.click(this.map.keys[point], event);
    }
  }

  #openMenu(event: MouseEvent): void {
    const point = this.#pointAt({ x: event.offsetX, y: event.offsetY }) ?? this.pointed;
    event.preventDefault();
    if (point !== null) {
      this.input.openMenu(this.map.keys[point], event);
    }
  }

  /** Selects what was drawn around, of the moves that pass the filter; with Ctrl or Cmd held beside what is selected. */
  #surround(shape: readonly Point[], end: PointerEvent | null): void {
    this.#lasso = end === null ? [...shape] : [];
    this.#draw();
    if (end !== null) {
      const inside = pointsWithin(this.map.positions, this.#viewport(), shape)
        .map((point) => this.map.keys[point])
        .filter((key) => this.shown.has(key));
      const selection = surrounded(this.selection, inside, end.ctrlKey || end.metaKey);
      this.dispatch({ type: 'select-moves', selection });
    }
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    this.#draw();
  }

  #zoomMiddle(factor: number): void {
    const size = this.#size;
    this.#look(zoomed(this.#camera, factor, { x: size.width / 2, y: size.height / 2 }, size));
  }

  #colourBy(value: string): void {
    const field = FILTER_FIELDS.find((known): known is FilterField => known === value);
    if (field) {
      this.dispatch({ type: 'colour-by', field });
    }
  }

  #key(event: KeyboardEvent): void {
    const key = mapKeyOf(event);
    // Escape closes the tip; without one it is for the page.
    const isForPage = key?.does === 'leave' && this.pointed === null;
    if (key && !isForPage && this.map.keys.length > 0) {
      event.preventDefault();
      this.#obey(key);
    }
  }

  #obey(key: MapKey): void {
    switch (key.does) {
      case 'go': {
        const next =
          this.pointed === null ? 0 : pointTowards(this.map.positions, this.pointed, key.direction);
        this.#point(next ?? this.pointed);
        break;
      }
      case 'pan': {
        const [x, y] = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[key.direction];
        this.#look(panned(this.#camera, { x: PAN_STEP * x, y: PAN_STEP * y }, this.#size));
        break;
      }
      case 'zoom':
        this.#zoomMiddle(key.factor);
        break;
      case 'whole':
        this.#look(WHOLE_MAP);
        break;
      case 'choose':
        if (this.pointed !== null) {
          this.input.play(this.map.keys[this.pointed]);
        }
        break;
      case 'mark':
        this.#mark(this.pointed);
        break;
      case 'leave':
        this.#point(null);
    }
  }

  /** Adds a point's move to the selection, or takes it away: what the keyboard has for drawing around points. */
  #mark(point: number | null): void {
    if (point !== null) {
      const selection = toggledMove(this.selection, this.map.keys[point]);
      this.dispatch({ type: 'select-moves', selection });
    }
  }

  #draw(): void {
    const { positions, keys } = this.map;
    const chosen = this.chosen === null ? -1 : keys.indexOf(this.chosen);
    this.#canvas?.show({
      positions,
      ...this.#points,
      camera: this.#camera,
      clusters: this.#clusters,
      chosen: chosen < 0 ? null : chosen,
      pointed: this.pointed,
      selected: keys.flatMap((key, point) => (this.selection.keys.has(key) ? [point] : [])),
      lasso: this.#lasso,
    });
  }

  /** Beside the point it is about, inside the map. */
  #placeTip(): void {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    if (!tip || this.pointed === null) {
      return;
    }
    const { width, height } = this.#size;
    const [mapX, mapY] = this.map.positions.subarray(2 * this.pointed, 2 * this.pointed + 2);
    const { x, y } = toScreen(this.#viewport(), mapX, mapY);
    const left = x + 14 + TIP_SIZE.width > width ? x - 14 - TIP_SIZE.width : x + 14;
    const top = Math.max(4, Math.min(y - 20, height - TIP_SIZE.height - 4));
    tip.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(top)}px)`;
  }
}

customElements.define('move-map', MoveMap);
