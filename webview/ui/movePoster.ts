import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { ClipKey } from '../../src/moves/clip.ts';
import type { ClipMedia } from '../library/host/clipMedia.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

/** How far outside the window a poster is asked for already. */
const EARLY = '120px';

/** A clip's poster, asked for when it comes into sight. Decoration: its surroundings name the clip. */
export class MovePoster extends LitElement {
  static override properties = {
    clip: { attribute: false },
    known: { attribute: false },
    media: { attribute: false },
    uri: { state: true },
  };

  declare clip: ClipKey;
  /** The poster's address where the host has told it with the move; else null. */
  declare known: string | null;
  declare media: ClipMedia;
  declare private uri: string | null;
  #observer: IntersectionObserver | null = null;

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        overflow: hidden;
        border-radius: 3px;
        background: var(--track);
      }

      img {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }

      .none {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        color: var(--quiet);
      }
    `,
  ];

  constructor() {
    super();
    this.known = null;
    this.uri = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: EARLY });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('clip') || changed.has('known')) {
      this.uri = this.known;
      if (this.isConnected) {
        this.#observer?.unobserve(this);
        this.#observer?.observe(this);
      }
    }
  }

  override render(): TemplateResult {
    return this.uri === null
      ? html`<div class="none">${icon('clip')}</div>`
      : html`<img src=${this.uri} alt="" decoding="async" @error=${() => this.#broken()} />`;
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    if (this.uri === null && entries.some(({ isIntersecting }) => isIntersecting)) {
      const { clip } = this;
      this.media.poster(clip).then(
        (uri) => {
          if (this.clip === clip) {
            this.uri = uri;
          }
        },
        // A clip without a picture keeps the drawn one; the table says what is wrong with it.
        () => undefined,
      );
    }
  }

  #broken(): void {
    this.uri = null;
  }
}

customElements.define('move-poster', MovePoster);
