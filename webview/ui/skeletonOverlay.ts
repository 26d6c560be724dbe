import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { LIMBS } from '../../src/moves/keypoints.ts';
import type { SeenDancers } from '../../src/protocol/panelData.ts';
import { dancersAt, type SeenDancer } from './skeletons.ts';

/** Both dancers as they were seen, drawn over a film that plays below; one colour a dancer. */
export class SkeletonOverlay extends LitElement {
  static override properties = { seen: { attribute: false }, film: { attribute: false } };

  declare seen: SeenDancers;
  declare film: HTMLVideoElement | null;
  #frame = 0;

  static override styles = css`
    :host,
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      pointer-events: none;
    }

    canvas {
      --first: var(--vscode-charts-yellow);
      --second: var(--vscode-charts-red);
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const draw = () => {
      this.#draw();
      this.#frame = requestAnimationFrame(draw);
    };
    this.#frame = requestAnimationFrame(draw);
  }

  override disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(_: PropertyValues<this>): void {
    this.#draw();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    const { film } = this;
    if (!canvas || !context || !film || film.videoWidth === 0) {
      return;
    }
    const { width, height } = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    // The film lies in the middle of its box, as large as its shape allows.
    const shown = Math.min(height, (width * film.videoHeight) / film.videoWidth);
    context.translate((width - (shown * film.videoWidth) / film.videoHeight) / 2, (height - shown) / 2);
    const style = getComputedStyle(canvas);
    const colours = [style.getPropertyValue('--first'), style.getPropertyValue('--second')];
    dancersAt(this.seen, film.currentTime).forEach((dancer, which) => {
      drawDancer(context, dancer, shown, colours[which] ?? 'red');
    });
  }
}

/** @param height of the picture on the screen, in pixels */
function drawDancer(context: CanvasRenderingContext2D, dancer: SeenDancer, height: number, colour: string) {
  context.lineCap = 'round';
  for (const [width, stroke] of [
    [5, 'rgb(0 0 0 / 60%)'],
    [2.5, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.beginPath();
    for (const [a, b] of LIMBS) {
      const [from, to] = [dancer[a], dancer[b]];
      if (from && to) {
        context.moveTo(from[0] * height, from[1] * height);
        context.lineTo(to[0] * height, to[1] * height);
      }
    }
    const nose = dancer[0];
    if (nose) {
      context.moveTo(nose[0] * height + 4, nose[1] * height);
      context.arc(nose[0] * height, nose[1] * height, 4, 0, 2 * Math.PI);
    }
    context.stroke();
  }
}

customElements.define('skeleton-overlay', SkeletonOverlay);
