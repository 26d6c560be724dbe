import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PlanSong } from '../../src/choreography/plan/choreography.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import type { ClipMedia } from '../library/host/clipMedia.ts';
import { shared } from '../ui/shared.ts';
import { blockAt, clipSeconds, countAt, type DanceBlock } from './dance.ts';
import type { PlanHost } from './planHost.ts';

/** A picture that is off by more than this is set right; less is not seen, and every jump is. */
const TOLERANCE_SECONDS = 0.15;

/**
 * Plays the dance: the song, and over it the clips' silent previews, each at its own speed. Of two films one shows the
 * block that is danced while the other waits at the beginning of the next.
 */
export class DanceStage extends LitElement {
  static override properties = {
    dance: { attribute: false },
    song: { attribute: false },
    shown: { state: true },
    count: { state: true },
    front: { state: true },
    isPreparing: { state: true },
  };

  declare host: PlanHost;
  declare media: ClipMedia;
  declare dance: readonly DanceBlock[];
  declare song: PlanSong;
  declare private shown: DanceBlock | null;
  declare private count: number | null;
  /** Which of the two films is seen. */
  declare private front: 0 | 1;
  /** Whether Play was pressed and the first film is still being made. */
  declare private isPreparing: boolean;
  readonly #audio = new Audio();
  readonly #loaded: [string | null, string | null] = [null, null];
  #isLoaded = false;
  /** Where Play begins, when a block was chosen since it paused. */
  #start: number | null = null;
  #frame = 0;

  static override styles = [
    shared,
    css`
      .screen {
        position: relative;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-radius: 4px;
        background: var(--track);
      }

      video,
      move-poster {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }

      video {
        visibility: hidden;
      }

      video.front {
        visibility: visible;
      }

      .caption {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 12px;
        padding-top: 6px;
        min-height: 2.2em;
      }

      .count {
        font-size: 1.5em;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.dance = [];
    this.shown = null;
    this.count = null;
    this.front = 0;
    this.isPreparing = false;
    this.#audio.addEventListener('error', () => this.#cannotPlay());
    for (const type of ['play', 'pause', 'ended']) {
      this.#audio.addEventListener(type, () => this.#tellPlaying());
    }
  }

  override disconnectedCallback(): void {
    this.#audio.pause();
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const film = (which: 0 | 1) =>
      html`<video
        muted
        playsinline
        preload="auto"
        class=${this.front === which ? 'front' : ''}
        aria-hidden=${this.front === which ? 'false' : 'true'}
        aria-label=${this.shown?.name ?? l10n.t('Preview')}
      ></video>`;
    const clip = parseClipKey((this.shown ?? this.dance[0])?.block.clip ?? '');
    return html`<section aria-label=${l10n.t('Preview')}>
      <div class="screen">
        ${clip ? html`<move-poster .clip=${clip} .media=${this.media}></move-poster>` : nothing}
        ${film(0)}${film(1)}
      </div>
      <p class="caption">
        <span class="name" role="status">
          ${this.isPreparing ? l10n.t('Preparing video…') : (this.shown?.name ?? l10n.t('Press Play to see the dance.'))}
        </span>
        <span class="count number" aria-hidden="true">${this.count ?? ''}</span>
      </p>
    </section>`;
  }

  override updated(): void {
    // The plan has changed under what plays.
    const { shown } = this;
    if (shown && !this.dance.includes(shown)) {
      const same = this.dance.find(
        ({ index, block }) => index === shown.index && block.clip === shown.block.clip,
      );
      if (this.#start !== null && same) {
        this.shown = same;
      } else {
        this.#show();
      }
    }
  }

  /** Plays, or pauses. */
  toggle(): void {
    if (!this.isPreparing) {
      void (this.#audio.paused ? this.#play() : this.#audio.pause());
    }
  }

  /** Shows the beginning of a block without a sound, unless the dance plays; Play goes on from there. */
  preview(block: DanceBlock): void {
    if (this.#audio.paused && !this.isPreparing) {
      this.#start = block.startSeconds;
      this.dispatchEvent(new CustomEvent('time', { detail: block.startSeconds }));
      this.#present(block, block.startSeconds).catch((error: unknown) => this.#fail(error));
    }
  }

  /** Goes to a time of the song. */
  seek(seconds: number): void {
    const go = async () => {
      await this.#load();
      this.#start = null;
      this.#audio.currentTime = seconds;
      await this.#tick();
    };
    go().catch((error: unknown) => this.#fail(error));
  }

  /** Begins once the first film is there to be seen. */
  async #play(): Promise<void> {
    this.isPreparing = true;
    try {
      await this.#load();
      const [first, last] = [this.dance[0], this.dance[this.dance.length - 1]];
      const currentTime = this.#start ?? this.#audio.currentTime;
      this.#start = null;
      this.#audio.currentTime = currentTime;
      if (currentTime < first.startSeconds || currentTime >= last.endSeconds - 0.1) {
        this.#audio.currentTime = first.startSeconds;
      }
      await this.#tick();
      await untilSeen(this.#films()[this.front]);
      await this.#audio.play();
      this.#follow();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.isPreparing = false;
    }
  }

  async #load(): Promise<void> {
    if (!this.#isLoaded) {
      this.#audio.src = (await this.host.request('song', null)).uri;
      this.#isLoaded = true;
    }
  }

  #follow(): void {
    cancelAnimationFrame(this.#frame);
    const step = () => {
      this.#show();
      if (!this.#audio.paused) {
        this.#frame = requestAnimationFrame(step);
      }
    };
    step();
  }

  #show(): void {
    this.#tick().catch((error: unknown) => this.#fail(error));
  }

  /** Brings the picture to where the song is. @throws Failure where a clip cannot be shown */
  async #tick(): Promise<void> {
    const seconds = this.#audio.currentTime;
    this.dispatchEvent(new CustomEvent('time', { detail: seconds }));
    this.count = countAt(this.song, seconds);
    const block = blockAt(this.dance, seconds);
    const last = this.dance[this.dance.length - 1];
    if (!block) {
      if (last && seconds >= last.endSeconds) {
        this.#audio.pause();
      }
      this.#films().forEach((film) => void film.pause());
      return;
    }
    if (this.shown?.index !== block.index || this.shown.block.clip !== block.block.clip) {
      // The film that waited for this block comes to the front.
      this.front =
        this.#loaded[0] === block.block.clip ? 0 : this.#loaded[1] === block.block.clip ? 1 : this.front;
      const next = this.dance[block.index + 1];
      if (next && next.block.clip !== block.block.clip) {
        // Whatever is wrong with it is told when it is its turn.
        this.#prepare(this.front === 0 ? 1 : 0, next).catch(() => undefined);
      }
    }
    await this.#present(block, seconds);
  }

  /** Brings a block to the front, at a time of the song. @throws Failure where its clip cannot be shown */
  async #present(block: DanceBlock, seconds: number): Promise<void> {
    this.shown = block;
    await this.#prepare(this.front, block);
    this.#keepTime(block, this.#audio.paused ? seconds : this.#audio.currentTime);
  }

  #keepTime(block: DanceBlock, seconds: number): void {
    const film = this.#films()[this.front];
    const wanted = clipSeconds(block, seconds);
    film.playbackRate = Math.min(4, Math.max(0.25, block.speed));
    if (Math.abs(film.currentTime - wanted) > TOLERANCE_SECONDS && !film.seeking) {
      film.currentTime = wanted;
    }
    if (this.#audio.paused) {
      film.pause();
    } else if (film.paused) {
      film.play().catch(() => undefined);
    }
  }

  async #prepare(which: 0 | 1, block: DanceBlock): Promise<void> {
    const key = parseClipKey(block.block.clip);
    if (key === null || this.#loaded[which] === key) {
      return;
    }
    this.#loaded[which] = key;
    try {
      const uri = await this.media.playable(key);
      if (this.#loaded[which] === key) {
        const film = this.#films()[which];
        film.src = uri;
        film.currentTime = block.block.fromSeconds;
      }
    } catch (error) {
      this.#loaded[which] = null;
      throw error;
    }
  }

  #films(): readonly HTMLVideoElement[] {
    return [...this.renderRoot.querySelectorAll('video')];
  }

  #tellPlaying(): void {
    this.dispatchEvent(new CustomEvent('playing', { detail: !this.#audio.paused }));
    if (this.#audio.paused) {
      this.#films().forEach((film) => void film.pause());
    }
  }

  #cannotPlay(): void {
    this.#isLoaded = false;
    this.#fail(new Error(l10n.t('This song cannot be played here.')));
  }

  #fail(error: unknown): void {
    this.#audio.pause();
    this.dispatchEvent(new CustomEvent('failed', { detail: error }));
  }
}

/** Resolves when a film has a picture. */
function untilSeen(film: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    if (film.readyState >= film.HAVE_CURRENT_DATA) {
      resolve();
      return;
    }
    film.addEventListener('loadeddata', () => resolve(), { once: true });
    film.addEventListener('error', () => reject(new Error(l10n.t('This clip cannot be played here.'))), {
      once: true,
    });
  });
}

customElements.define('dance-stage', DanceStage);
