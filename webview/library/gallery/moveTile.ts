import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { HoverPreview } from '../../ui/hoverPreview.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import { formatDuration, formatTempo, labelWords } from '../words.ts';
import { tileStyles } from './moveTile.styles.ts';

/** A move in the gallery: its poster, which plays while the pointer or the focus is on it, its name and its labels. */
export class MoveTile extends LitElement {
  static override properties = {
    move: { attribute: false },
    media: { attribute: false },
  };

  declare move: PanelMove;
  declare media: ClipMedia;
  readonly #preview = new HoverPreview(this, () => this.media.playable(this.move.key));

  static override styles = [shared, tileStyles];

  constructor() {
    super();
    for (const [event, act] of [
      ['pointerenter', this.#preview.start],
      ['focus', this.#preview.start],
      ['pointerleave', this.#preview.stop],
      ['blur', this.#preview.stop],
    ] as const) {
      this.addEventListener(event, act);
    }
  }

  override render(): TemplateResult {
    const { key, posterUri, metadata, durationSeconds, tempoBpm, hasClip } = this.move;
    const { uri } = this.#preview;
    return html`
      <div class="screen">
        <move-poster .clip=${key} .known=${posterUri} .media=${this.media}></move-poster>
        ${
          uri === null || !hasClip
            ? nothing
            : html`<video src=${uri} .muted=${true} autoplay loop playsinline tabindex="-1"></video>`
        }
        <span class="fact tempo number" ?hidden=${tempoBpm === null}>
          ${tempoBpm === null ? nothing : l10n.t('{0} bpm', formatTempo(tempoBpm))}
        </span>
        <span class="fact length number">${formatDuration(durationSeconds)}</span>
        <span class="tick">${icon('tick')}</span>
      </div>
      <p class="name">${metadata.moveName}</p>
      <p class="labels quiet">${labelWords(metadata)}</p>
    `;
  }
}

customElements.define('move-tile', MoveTile);
