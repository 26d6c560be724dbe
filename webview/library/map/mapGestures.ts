import { type Camera, type Point, panned, type Size, zoomed } from './viewport.ts';

/** What a pointer does on the map. */
export interface MapGestureHandlers {
  readonly size: () => Size;
  readonly camera: () => Camera;
  readonly isLassoOn: () => boolean;
  /** Whether a plain wheel zooms; else it scrolls the page, and only Ctrl with it (or a pinch) zooms. */
  readonly isFocused: () => boolean;
  onCamera(camera: Camera): void;
  onHover(place: Point | null): void;
  onClick(place: Point, event: PointerEvent): void;
  /** A shape that is being drawn; with the event that ended it once it is done. */
  onLasso(shape: readonly Point[], end: PointerEvent | null): void;
}

/** Pixels that a pointer may slip during a click. */
const CLICK_SLIP = 4;
/** Wheel pixels that double the zoom. */
const WHEEL_DOUBLING = 300;

/** Drag pans, the wheel zooms, Shift or the lasso button draws around points. */
export class MapGestures {
  readonly #canvas: HTMLElement;
  readonly #handlers: MapGestureHandlers;
  #from: Point | null = null;
  #last: Point | null = null;
  #isDragging = false;
  #shape: Point[] | null = null;

  constructor(canvas: HTMLElement, handlers: MapGestureHandlers) {
    this.#canvas = canvas;
    this.#handlers = handlers;
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', () => this.#end());
    canvas.addEventListener('pointerleave', () => handlers.onHover(null));
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#from = this.#last = placeOf(event);
    this.#isDragging = false;
    this.#shape = event.shiftKey || this.#handlers.isLassoOn() ? [this.#from] : null;
  }

  #move(event: PointerEvent): void {
    const place = placeOf(event);
    if (this.#from === null || this.#last === null) {
      this.#handlers.onHover(place);
      return;
    }
    this.#isDragging ||= Math.hypot(place.x - this.#from.x, place.y - this.#from.y) > CLICK_SLIP;
    if (!this.#isDragging) {
      return;
    }
    if (this.#shape) {
      this.#shape.push(place);
      this.#handlers.onLasso(this.#shape, null);
    } else {
      const by = { x: place.x - this.#last.x, y: place.y - this.#last.y };
      this.#handlers.onHover(null);
      this.#handlers.onCamera(panned(this.#handlers.camera(), by, this.#handlers.size()));
    }
    this.#last = place;
  }

  #up(event: PointerEvent): void {
    if (this.#from !== null) {
      if (!this.#isDragging) {
        this.#handlers.onClick(placeOf(event), event);
      } else if (this.#shape) {
        this.#handlers.onLasso(this.#shape, event);
      }
    }
    this.#end();
  }

  #end(): void {
    this.#from = this.#last = this.#shape = null;
    this.#isDragging = false;
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey && !this.#handlers.isFocused()) {
      return;
    }
    event.preventDefault();
    const factor = 2 ** (-event.deltaY / WHEEL_DOUBLING);
    this.#handlers.onCamera(zoomed(this.#handlers.camera(), factor, placeOf(event), this.#handlers.size()));
  }
}

function placeOf({ offsetX, offsetY }: MouseEvent): Point {
  return { x: offsetX, y: offsetY };
}
