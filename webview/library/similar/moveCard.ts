import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import type { ClipPart } from '../../../src/moves/clipPart.ts';
import { FILTER_FIELDS } from '../../../src/moves/labels/fields.ts';
import {
  type MatchedStretches,
  percentOf,
  percentOfScore,
  type Stretch,
} from '../../../src/moves/likeness.ts';
import { MODALITIES, type Modality } from '../../../src/moves/modality.ts';
import { reasonWords } from '../../../src/moves/reasons/reasonWords.ts';
import type { Weights } from '../../../src/moves/weights.ts';
import type { FoundMove, SearchResult } from '../../../src/search/searchResult.ts';
import { HoverPreview } from '../../ui/hoverPreview.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import { SPEECH } from '../../ui/speech.ts';
import { fieldValue } from '../filter/facets.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { Dispatch } from '../state/actions.ts';
import type { Scene } from '../state/panelState.ts';
import { formatRange, formatShare, modalityName, valueName } from '../words.ts';

/** A neighbour: its clip, which plays while the pointer or the focus is on it, and why it is alike. */
export class MoveCard extends LitElement {
  static override properties = {
    move: { attribute: false },
    posterUri: { attribute: false },
    weights: { attribute: false },
    kind: { attribute: false },
    askedScene: { attribute: false },
    media: { attribute: false },
    dispatch: { attribute: false },
  };

  declare move: FoundMove;
  declare posterUri: string | null;
  declare weights: Weights;
  /** What the move was found by. Words are found by words alone, so that there are no parts to tell apart. */
  declare kind: SearchResult['query']['kind'];
  /** The move that was asked about, for its match to be played; null for another video. */
  declare askedScene: { readonly key: ClipKey; readonly durationSeconds: number } | null;
  declare media: ClipMedia;
  declare dispatch: Dispatch;
  readonly #preview = new HoverPreview(this, () => this.media.playable(this.move.key));

  static override styles = [
    shared,
    css`
      :host {
        height: 100%;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--surface);
        overflow: hidden;
      }

      article {
        display: flex;
        flex-direction: column;
        height: 100%;
      }

      .screen {
        position: relative;
        display: block;
        width: 100%;
        aspect-ratio: 16 / 9;
      }

      .screen:focus-visible {
        outline-offset: -2px;
      }

      move-poster,
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
        border-radius: 0;
      }

      .body {
        flex: 1;
        display: flex;
        flex-direction: column;
        gap: 6px;
        padding: 8px 10px 10px;
      }

      header {
        display: flex;
        align-items: start;
        gap: 4px;
      }

      h3 {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
        line-height: 1.3;
      }

      header .icon-button {
        margin: -4px -4px 0 0;
      }

      .labels {
        font-size: 0.92em;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(30px, 1fr) 4.2ch;
        align-items: center;
        gap: 2px 8px;
        font-size: 0.92em;
      }

      dt {
        color: var(--quiet);
      }

      dd {
        display: contents;
      }

      svg.off {
        opacity: 0.5;
      }

      svg.part {
        width: 100%;
        height: 6px;
        display: block;
      }

      .track {
        fill: var(--track);
      }

      .fill {
        fill: var(--accent);
      }

      .value {
        text-align: right;
      }

      .match {
        display: grid;
        grid-template-columns: auto minmax(30px, 1fr) auto;
        align-items: center;
        gap: 2px 8px;
        font-size: 0.92em;
      }

      .match button {
        grid-column: 1 / -1;
        justify-self: start;
      }

      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        font-size: 0.92em;
      }

      .reasons li {
        padding: 1px 7px;
        border: 1px solid var(--line);
        border-radius: 9px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    this.posterUri = null;
    this.askedScene = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('move') && changed.get('move')?.key !== this.move.key) {
      this.#preview.stop();
    }
  }

  override render(): TemplateResult {
    const { key, metadata, reasons } = this.move;
    const labels = FILTER_FIELDS.map((field) => [field, fieldValue(metadata, field)] as const).filter(
      ([, value]) => value !== 'unlabelled',
    );
    const similar = l10n.t('Find moves similar to {0}', metadata.moveName);
    return html`
      <article
        @pointerenter=${this.#preview.start}
        @pointerleave=${this.#preview.stop}
        @focusin=${this.#preview.start}
        @focusout=${this.#preview.stop}
      >
        <button
          type="button"
          class="screen"
          aria-label=${l10n.t('Play {0}', metadata.moveName)}
          @click=${() => this.dispatch({ type: 'play', key })}
        >
          <move-poster .clip=${key} .known=${this.posterUri} .media=${this.media}></move-poster>
          ${
            this.#preview.uri === null
              ? nothing
              : html`<video src=${this.#preview.uri} .muted=${true} autoplay loop playsinline tabindex="-1"></video>`
          }
        </button>
        <div class="body">
          <header>
            <h3 title=${key}>${metadata.moveName}</h3>
            <span class="number quiet">${formatShare(percentOfScore(this.move.score) / 100)}</span>
            <button
              type="button"
              class="icon-button"
              title=${similar}
              aria-label=${similar}
              @click=${() => this.dispatch({ type: 'choose', key })}
            >
              ${icon('alike')}
            </button>
          </header>
          <p class="labels quiet">${labels.map(([field, value]) => valueName(field, value)).join(' · ')}</p>
          ${this.kind === 'description' ? nothing : this.#parts()}
          ${this.move.match === null ? nothing : this.#where(this.move.match.where)}
          <ul class="reasons">
            ${reasons.map((reason) => html`<li>${reasonWords(reason, SPEECH)}</li>`)}
          </ul>
        </div>
      </article>
    `;
  }

  #parts(): TemplateResult {
    return html`<dl>
      ${MODALITIES.filter((modality) => this.#isOfUse(modality)).map((modality) => this.#part(modality))}
    </dl>`;
  }

  /** What neither counts nor was compared says nothing. */
  #isOfUse(modality: Modality): boolean {
    return this.weights[modality] > 0 || this.move.parts[modality] !== null;
  }

  /** Which stretch of the one moves like which stretch of the other. */
  #where(stretches: MatchedStretches | null): TemplateResult {
    if (stretches === null) {
      return html`<p class="match quiet">${l10n.t('No part of it matches')}</p>`;
    }
    const { query, result } = stretches;
    const scenes = this.#matchScenes(stretches);
    const label = l10n.t('Compare where {0} matches', this.move.metadata.moveName);
    return html`
      <div class="match">
        ${stretch(l10n.t('Asked'), query, this.askedScene?.durationSeconds ?? null)}
        ${stretch(l10n.t('Here'), result, this.move.durationSeconds)}
        ${
          scenes === null
            ? nothing
            : html`<button
                type="button"
                class="link"
                aria-label=${label}
                @click=${() => this.dispatch({ type: 'play-pair', scenes })}
              >
                ${l10n.t('Compare')}
              </button>`
        }
      </div>
    `;
  }

  /** Null where the asked video is none of the library, which cannot be played here. */
  #matchScenes({ query, result }: MatchedStretches): readonly [Scene, Scene] | null {
    return this.askedScene === null
      ? null
      : [
          { key: this.askedScene.key, part: partOf(query) },
          { key: this.move.key, part: partOf(result) },
        ];
  }

  #part(modality: Modality): TemplateResult {
    const percent = percentOf(modality, this.move);
    const share = (percent ?? 0) / 100;
    const off = this.weights[modality] === 0 ? 'off' : '';
    return html`
      <dt class=${off}>${modalityName(modality)}</dt>
      <dd>
        <svg class="part ${off}" aria-hidden="true">
          <rect class="track" width="100%" height="6" rx="2" />
          <rect class="fill" width=${`${100 * share}%`} height="6" rx="2" />
        </svg>
        <span class="value number ${off}">
          ${percent === null ? html`<span title=${l10n.t('Not compared')}>–</span>` : formatShare(share)}
        </span>
      </dd>
    `;
  }
}

/** A stretch as a bar over the whole length, with its times in words. */
function stretch(name: string, times: Stretch, durationSeconds: number | null): TemplateResult {
  const part = partOf(times);
  const length = durationSeconds ?? part.to;
  const share = (seconds: number) => `${Math.min(100, (100 * seconds) / length)}%`;
  return html`
    <span class="quiet">${name}</span>
    <svg class="part" aria-hidden="true">
      <rect class="track" width="100%" height="6" rx="2" />
      <rect class="fill" x=${share(part.from)} width=${share(part.to - part.from)} height="6" rx="2" />
    </svg>
    <span class="number">${formatRange(part)}</span>
  `;
}

function partOf([from, to]: Stretch): ClipPart {
  return { from, to };
}

customElements.define('move-card', MoveCard);
