import {
  type MapColours,
  makeSprites,
  type OverlayPicture,
  type PointsPicture,
  paintOverlay,
  paintPoints,
  pointRadius,
  type Surface,
} from './mapPainter.ts';
import type { Mark } from './palette.ts';
import { type Camera, type Size, type Viewport, viewportFor } from './viewport.ts';

/** What the map shows. */
export interface MapView extends PointsPicture, OverlayPicture {
  readonly palette: readonly Mark[];
  readonly camera: Camera;
}

/** From this many points on, moving the map moves the painted picture; the points are painted anew when it rests. */
const MANY_POINTS = 2_000;
const REST_MS = 140;

/** The map's two canvases: the points, and over them what follows the pointer. */
export class MapCanvas {
  readonly #points: HTMLCanvasElement;
  readonly #overlay: HTMLCanvasElement;
  #view: MapView | null = null;
  #painted: { readonly view: MapView; readonly viewport: Viewport } | null = null;
  #colours: MapColours | null = null;
  #sprites: readonly HTMLCanvasElement[] = [];
  #palette: readonly Mark[] | null = null;
  #frame = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #afterPaint: () => void;

  /** @param afterPaint called when something has moved */
  constructor(points: HTMLCanvasElement, overlay: HTMLCanvasElement, afterPaint: () => void) {
    this.#points = points;
    this.#overlay = overlay;
    this.#afterPaint = afterPaint;
  }

  get size(): Size {
    const { width, height } = this.#overlay.getBoundingClientRect();
    return { width, height };
  }

  /** The part of the map that is seen. */
  viewport({ positions, camera }: Pick<MapView, 'positions' | 'camera'>): Viewport {
    return viewportFor(positions, this.size, camera);
  }

  show(view: MapView): void {
    this.#view = view;
    this.#paintSoon();
  }

  /** Colours or size have changed. */
  paintAnew(): void {
    this.#painted = null;
    this.#colours = null;
    this.#paintSoon();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#restTimer);
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    const view = this.#view;
    const { width } = this.size;
    if (view === null || width === 0) {
      return;
    }
    const viewport = this.viewport(view);
    const colours = this.#coloursFor(view);
    const painted = this.#painted;
    if (painted === null || !samePoints(painted.view, view)) {
      this.#paintPoints(view, viewport);
    } else if (!sameViewport(painted.viewport, viewport)) {
      this.#movePoints(view, painted.viewport, viewport);
    }
    const overlay = this.#surface(this.#overlay, viewport);
    if (overlay) {
      paintOverlay(overlay, view, colours);
    }
    this.#afterPaint();
  }

  #paintPoints(view: MapView, viewport: Viewport): void {
    clearTimeout(this.#restTimer);
    const surface = this.#surface(this.#points, viewport);
    if (surface) {
      this.#points.style.transform = '';
      paintPoints(surface, view, this.#sprites);
      this.#painted = { view, viewport };
    }
  }

  #movePoints(view: MapView, from: Viewport, to: Viewport): void {
    if (view.marks.length < MANY_POINTS) {
      this.#paintPoints(view, to);
      return;
    }
    const ratio = to.scale / from.scale;
    const [x, y] = [to.offsetX - ratio * from.offsetX, to.offsetY - ratio * from.offsetY];
    this.#points.style.transform = `matrix(${ratio}, 0, 0, ${ratio}, ${x}, ${y})`;
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#painted = null;
      this.#paintSoon();
    }, REST_MS);
  }

  #surface(canvas: HTMLCanvasElement, viewport: Viewport): Surface | null {
    const { size } = this;
    const pixelRatio = devicePixelRatio;
    const [width, height] = [Math.round(size.width * pixelRatio), Math.round(size.height * pixelRatio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = canvas.getContext('2d');
    return context && { context, size, pixelRatio, viewport };
  }

  #coloursFor({ palette, marks }: MapView): MapColours {
    if (this.#colours === null || palette !== this.#palette) {
      this.#palette = palette;
      this.#colours = readColours(this.#points, palette);
      this.#sprites = makeSprites(palette, this.#colours, pointRadius(marks.length), devicePixelRatio);
    }
    return this.#colours;
  }
}

function samePoints(a: MapView, b: MapView): boolean {
  return a.positions === b.positions && a.marks === b.marks && a.shown === b.shown && a.palette === b.palette;
}

function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.scale === b.scale && a.offsetX === b.offsetX && a.offsetY === b.offsetY;
}

/** The theme's colours as they are at the moment. */
function readColours(element: Element, palette: readonly Mark[]): MapColours {
  const theme = getComputedStyle(element);
  const colour = (name: string) => theme.getPropertyValue(`--vscode-${name}`).trim();
  return {
    marks: palette.map((mark) => colour(`charts-${mark.colour}`)),
    background: colour('editor-background'),
    focus: colour('focusBorder'),
    foreground: colour('foreground'),
    font: `600 ${theme.fontSize} ${theme.fontFamily}`,
  };
}
