import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Failure, messageOf } from '../../../src/moves/failure.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { Dispatch } from '../state/actions.ts';
import { icon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';

/** The clip that is playing, in a corner above the page, so that the page stays where it is. */
export class MovePlayer extends LitElement {
  static override properties = {
    move: { attribute: false },
    media: { attribute: false },
    dispatch: { attribute: false },
    openClip: { attribute: false },
    uri: { state: true },
    failure: { state: true },
  };

  declare move: PanelMove;
  declare media: ClipMedia;
  declare dispatch: Dispatch;
  declare openClip: () => void;
  declare private uri: string | null;
  declare private failure: Failure | null;

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        right: 16px;
        bottom: 16px;
        z-index: 3;
        width: min(360px, calc(100vw - 32px));
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 6px;
        box-shadow: 0 4px 16px var(--vscode-widget-shadow);
        overflow: hidden;
      }

      header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 6px 6px 12px;
      }

      h2 {
        flex: 1;
        min-width: 0;
        font-size: 1em;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .screen {
        position: relative;
        aspect-ratio: 16 / 9;
        background: var(--track);
      }

      video,
      move-poster {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border-radius: 0;
      }

      .message {
        padding: 10px 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.uri = null;
    this.failure = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('move') && changed.get('move')?.key !== this.move.key) {
      void this.#load();
    }
  }

  override render(): TemplateResult {
    const { moveName } = this.move.metadata;
    return html`
      <section aria-label=${l10n.t('Playing {0}', moveName)}>
        <header>
          <h2 title=${this.move.key}>${moveName}</h2>
          <button
            type="button"
            class="icon-button"
            title=${l10n.t('Open the clip in an editor')}
            aria-label=${l10n.t('Open the clip in an editor')}
            @click=${this.openClip}
          >
            ${icon('open')}
          </button>
          <button
            type="button"
            class="icon-button"
            title=${l10n.t('Close')}
            aria-label=${l10n.t('Close the player')}
            @click=${() => this.dispatch({ type: 'stop' })}
          >
            ${icon('close')}
          </button>
        </header>
        ${this.failure === null ? this.#screen() : this.#message(this.failure)}
      </section>
    `;
  }

  #screen(): TemplateResult {
    return html`
      <div class="screen">
        <move-poster .clip=${this.move.key} .known=${this.move.posterUri} .media=${this.media}></move-poster>
        ${
          this.uri === null
            ? nothing
            : html`<video
                src=${this.uri}
                controls
                autoplay
                loop
                playsinline
                aria-label=${this.move.metadata.moveName}
                @error=${() => this.#cannotPlay()}
              ></video>`
        }
      </div>
    `;
  }

  #message({ message, remedy }: Failure): TemplateResult {
    return html`<p class="message" role="alert">${message} ${remedy ?? nothing}</p>`;
  }

  async #load(): Promise<void> {
    const { key } = this.move;
    this.uri = null;
    this.failure = null;
    try {
      const uri = await this.media.playable(key);
      if (this.move.key === key) {
        this.uri = uri;
      }
    } catch (error) {
      if (this.move.key === key) {
        this.failure = error instanceof Failure ? error : new Failure('internal', messageOf(error));
      }
    }
  }

  #cannotPlay(): void {
    this.failure = new Failure('internal', l10n.t('This clip cannot be played here.'), {
      remedy: l10n.t('Open it in an editor instead.'),
    });
  }
}

customElements.define('move-player', MovePlayer);
