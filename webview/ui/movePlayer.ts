import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ClipKey } from '../../src/moves/clip.ts';
import type { ClipPart } from '../../src/moves/clipPart.ts';
import type { PanelMove, SeenDancers } from '../../src/protocol/panelData.ts';
import { Failure, messageOf } from '../../src/shared/failure.ts';
import type { ClipMedia } from '../library/host/clipMedia.ts';
import type { Dispatch } from '../library/state/actions.ts';
import type { Playing, Scene } from '../library/state/panelState.ts';
import { formatRange } from '../library/words.ts';
import { type IconName, icon } from './icons.ts';
import { playerStyles } from './movePlayer.styles.ts';
import { type PairOrder, PartLoop } from './partLoop.ts';
import { countAt, inStepWith, nextSpeed } from './playback.ts';
import { practiceControls } from './practiceControls.ts';
import './skeletonOverlay.ts';
import { shared } from './shared.ts';

/** A selected part is at least so long: in less, nobody moves. */
const SHORTEST_PART_SECONDS = 1;

/** A step of one picture at the frame rate of most phones. */
const FRAME_SECONDS = 1 / 30;

/** The move that is playing, or two to be compared, in a corner above the page, so that the page stays where it is. */
export class MovePlayer extends LitElement {
  static override properties = {
    playing: { attribute: false },
    moves: { attribute: false },
    media: { attribute: false },
    dispatch: { attribute: false },
    openClip: { attribute: false },
    sayCountOne: { attribute: false },
    uris: { state: true },
    failure: { state: true },
    order: { state: true },
    from: { state: true },
    to: { state: true },
    speed: { state: true },
    isMirrored: { state: true },
    showsDancers: { state: true },
    dancers: { state: true },
    isLarge: { type: Boolean, attribute: 'large', reflect: true },
    seconds: { state: true },
  };

  declare playing: Playing;
  declare moves: ReadonlyMap<ClipKey, PanelMove>;
  declare media: ClipMedia;
  declare dispatch: Dispatch;
  declare openClip: (key: ClipKey) => void;
  /** Says that a count 1 is at this time of the clip. */
  declare sayCountOne: (key: ClipKey, seconds: number) => void;
  /** Address of each scene's film, by its key; empty until all are there. */
  declare private uris: ReadonlyMap<ClipKey, string>;
  declare private failure: Failure | null;
  declare private order: PairOrder;
  /** Ends of the part that is being selected, in seconds; null where they are open. */
  declare private from: number | null;
  declare private to: number | null;
  /** In per cent of the film's own. */
  declare private speed: number;
  declare private isMirrored: boolean;
  declare private showsDancers: boolean;
  /** What was seen of each scene's dancers, by its key; null where nothing was. */
  declare private dancers: ReadonlyMap<ClipKey, SeenDancers | null>;
  declare private isLarge: boolean;
  /** Where the first film is, for the counts. */
  declare private seconds: number;
  #loop: PartLoop | null = null;
  #frame = 0;

  static override styles = [shared, playerStyles];

  constructor() {
    super();
    this.uris = new Map();
    this.failure = null;
    this.order = 'together';
    this.from = null;
    this.to = null;
    this.speed = 100;
    this.isMirrored = false;
    this.showsDancers = false;
    this.dancers = new Map();
    this.isLarge = false;
    this.seconds = 0;
  }

  override disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('playing');
    if (changed.has('playing') && (before === undefined || !areSame(before, this.playing))) {
      this.from = null;
      this.to = null;
      void this.#load();
    }
  }

  override updated(): void {
    this.#setSpeeds();
    this.#beginLoop();
  }

  override render(): TemplateResult {
    const scenes = scenesOf(this.playing);
    const names = scenes.map(({ key }) => this.#nameOf(key));
    return html`
      <section
        class=${this.playing.kind}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
        aria-label=${
          names.length === 1
            ? l10n.t('Playing {0}', names[0])
            : l10n.t('Comparing {0} with {1}', names[0], names[1])
        }
      >
        <header>
          <h2 title=${scenes[0].key}>${names.join(' · ')}</h2>
          ${
            this.playing.kind === 'one'
              ? this.#button('open', l10n.t('Open the clip in an editor'), () => this.openClip(scenes[0].key))
              : nothing
          }
          ${this.#button(
            this.isLarge ? 'minus' : 'whole',
            this.isLarge ? l10n.t('Smaller') : l10n.t('Larger'),
            () => {
              this.isLarge = !this.isLarge;
            },
          )}
          ${this.#button('close', l10n.t('Close the player'), () => this.dispatch({ type: 'stop' }))}
        </header>
        ${this.failure === null ? this.#screens(scenes) : this.#message(this.failure)}
        ${this.failure === null ? html`${this.#controls()} ${this.#practice()}` : nothing}
      </section>
    `;
  }

  #button(name: IconName, label: string, act: () => void): TemplateResult {
    return html`
      <button type="button" class="icon-button" title=${label} aria-label=${label} @click=${act}>${icon(name)}</button>
    `;
  }

  #screens(scenes: readonly Scene[]): TemplateResult {
    return html`<div class="screens">
      ${scenes.map((scene, index) => {
        const uri = this.uris.get(scene.key);
        return html`
          <figure>
            <div class=${this.isMirrored ? 'screen mirrored' : 'screen'}>
              <move-poster
                .clip=${scene.key}
                .known=${this.moves.get(scene.key)?.posterUri ?? null}
                .media=${this.media}
              ></move-poster>
              ${
                uri === undefined
                  ? nothing
                  : html`<video
                      src=${uri}
                      ?controls=${this.playing.kind === 'one'}
                      ?loop=${scene.part === null}
                      ?autoplay=${this.playing.kind === 'one'}
                      .muted=${this.playing.kind === 'pair' && this.order === 'together' && index === 1}
                      playsinline
                      aria-label=${this.#nameOf(scene.key)}
                      @loadedmetadata=${() => this.requestUpdate()}
                      @timeupdate=${index === 0 ? () => this.#noteTime() : nothing}
                      @error=${() => this.#cannotPlay()}
                    ></video>`
              }
              ${this.#overlay(scene.key, index)} ${index === 0 ? this.#count(scene.key) : nothing}
            </div>
            ${
              this.playing.kind === 'pair'
                ? html`<figcaption>
                    ${index === 0 ? l10n.t('Asked') : l10n.t('Found')} · ${this.#nameOf(scene.key)}
                    ${scene.part === null ? nothing : html`<span class="quiet">${formatRange(scene.part)}</span>`}
                  </figcaption>`
                : nothing
            }
          </figure>
        `;
      })}
    </div>`;
  }

  #overlay(key: ClipKey, index: number): TemplateResult | typeof nothing {
    const seen = this.dancers.get(key) ?? null;
    const film = this.#films()[index] ?? null;
    return this.showsDancers && seen && film
      ? html`<skeleton-overlay .seen=${seen} .film=${film}></skeleton-overlay>`
      : nothing;
  }

  #count(key: ClipKey): TemplateResult | typeof nothing {
    const count = countAt(
      this.seconds,
      this.dancers.get(key)?.beats ?? null,
      this.moves.get(key)?.metadata.countOne ?? null,
    );
    return count === null ? nothing : html`<span class="count number" aria-hidden="true">${count}</span>`;
  }

  #films(): HTMLVideoElement[] {
    return [...this.renderRoot.querySelectorAll('video')];
  }

  #practice(): TemplateResult {
    const [scene] = scenesOf(this.playing);
    return practiceControls({
      speed: this.speed,
      isMirrored: this.isMirrored,
      showsDancers: this.showsDancers,
      seen: this.showsDancers ? scenesOf(this.playing).map(({ key }) => this.dancers.get(key)) : [],
      hasBeats: Boolean(scene && this.dancers.get(scene.key)?.beats),
      setSpeed: (speed) => {
        this.speed = speed;
      },
      mirror: () => {
        this.isMirrored = !this.isMirrored;
      },
      showDancers: () => {
        this.showsDancers = !this.showsDancers;
      },
      step: (direction) => this.#step(direction),
      thisIsOne: () => this.#thisIsOne(),
    });
  }

  #setSpeeds(): void {
    const films = this.#films();
    const rates = this.#beginnings().map(({ rate }) => rate);
    films.forEach((film, index) => {
      const speed = (this.speed / 100) * (rates[index] ?? 1);
      film.defaultPlaybackRate = speed;
      film.playbackRate = speed;
    });
  }

  /** Where each film begins and how fast it goes: the second of two in step with the first. */
  #beginnings(): { readonly from: number; readonly rate: number }[] {
    const scenes = scenesOf(this.playing).map(({ key, part }) => ({
      from: part?.from ?? 0,
      beats: this.dancers.get(key)?.beats ?? null,
    }));
    const [first, second] = scenes;
    return first && second && this.order === 'together'
      ? [{ from: first.from, rate: 1 }, inStepWith(first, second)]
      : scenes.map(({ from }) => ({ from, rate: 1 }));
  }

  #step(direction: 1 | -1): void {
    for (const film of this.#films()) {
      film.pause();
      film.currentTime = Math.max(0, film.currentTime + direction * FRAME_SECONDS);
    }
  }

  #noteTime(): void {
    this.seconds = this.#films()[0]?.currentTime ?? 0;
  }

  #thisIsOne(): void {
    const [film] = this.#films();
    const [scene] = scenesOf(this.playing);
    if (film && scene) {
      this.sayCountOne(scene.key, Math.round(film.currentTime * 1000) / 1000);
    }
  }

  #onKey(event: KeyboardEvent): void {
    const [target] = event.composedPath();
    const isTyping = target instanceof HTMLSelectElement || target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const act = this.#keys()[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  #keys(): Readonly<Record<string, () => void>> {
    return {
      ',': () => this.#step(-1),
      '.': () => this.#step(1),
      '[': () => this.#mark('from'),
      ']': () => this.#mark('to'),
      '-': () => {
        this.speed = nextSpeed(this.speed, -1);
      },
      '+': () => {
        this.speed = nextSpeed(this.speed, 1);
      },
      m: () => {
        this.isMirrored = !this.isMirrored;
      },
      s: () => {
        this.showsDancers = !this.showsDancers;
      },
      '1': () => this.#thisIsOne(),
    };
  }

  #controls(): TemplateResult {
    return this.playing.kind === 'pair' ? this.#pairControls() : this.#partControls(this.playing.scene);
  }

  #pairControls(): TemplateResult {
    const order = (value: PairOrder, label: string) => html`
      <button
        type="button"
        class="chip"
        aria-pressed=${this.order === value}
        @click=${() => {
          this.order = value;
          this.#loop = null;
        }}
      >
        ${label}
      </button>
    `;
    return html`<div class="controls" role="group" aria-label=${l10n.t('Play')}>
      ${order('together', l10n.t('Side by side'))} ${order('in-turn', l10n.t('One after the other'))}
      <button type="button" class="chip" @click=${() => this.#togglePause()}>${l10n.t('Play or pause')}</button>
    </div>`;
  }

  /** A part is selected by where the film is. */
  #partControls({ key }: Scene): TemplateResult {
    const part = this.#selectedPart();
    return html`<div class="controls" role="group" aria-label=${l10n.t('Part of the clip')}>
      <button type="button" class="chip" @click=${() => this.#mark('from')}>${l10n.t('Start here')}</button>
      <button type="button" class="chip" @click=${() => this.#mark('to')}>${l10n.t('End here')}</button>
      ${
        part === null
          ? nothing
          : html`<span class="number" role="status">${formatRange(part)}</span>
              <button
                type="button"
                class="chip"
                @click=${() => this.dispatch({ type: 'ask', asked: { kind: 'move', key, part } })}
              >
                ${l10n.t('Find this part')}
              </button>
              ${this.#button('close', l10n.t('Whole clip'), () => {
                this.from = null;
                this.to = null;
              })}`
      }
    </div>`;
  }

  #selectedPart(): ClipPart | null {
    if (this.playing.kind === 'pair' || (this.from === null && this.to === null)) {
      return this.playing.kind === 'one' ? this.playing.scene.part : null;
    }
    const end = this.moves.get(this.playing.scene.key)?.durationSeconds ?? 0;
    const from = this.from ?? 0;
    const to = this.to ?? end;
    return to - from >= SHORTEST_PART_SECONDS ? { from, to } : null;
  }

  #mark(end: 'from' | 'to'): void {
    const film = this.renderRoot.querySelector('video');
    if (film) {
      const seconds = Math.round(film.currentTime * 100) / 100;
      this[end] = seconds;
      // A start behind the end begins a new part, and the other way round.
      if (end === 'from' && this.to !== null && this.to - seconds < SHORTEST_PART_SECONDS) {
        this.to = null;
      }
      if (end === 'to' && this.from !== null && seconds - this.from < SHORTEST_PART_SECONDS) {
        this.from = null;
      }
    }
  }

  #beginLoop(): void {
    const scenes = scenesOf(this.playing);
    const films = this.#films();
    const part = this.#selectedPart();
    const parts = this.playing.kind === 'pair' ? this.#partsInStep() : [part];
    const isComplete = films.length === scenes.length;
    if (!isComplete || parts.every((each) => each === null)) {
      this.#endLoop();
      return;
    }
    const signature = JSON.stringify([scenes, parts, this.order, films.map(({ src }) => src)]);
    if (signature === this.#signature && this.#loop !== null) {
      return;
    }
    this.#endLoop();
    this.#signature = signature;
    const loop = new PartLoop(
      films.map((film, index) => ({ film, part: parts[index] })),
      this.order,
    );
    this.#loop = loop;
    loop.start();
    const tick = () => {
      loop.tick();
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  #partsInStep(): (ClipPart | null)[] {
    const beginnings = this.#beginnings();
    return scenesOf(this.playing).map(({ part }, index) =>
      part === null ? null : { from: beginnings[index]?.from ?? part.from, to: part.to },
    );
  }

  #signature = '';

  #endLoop(): void {
    cancelAnimationFrame(this.#frame);
    this.#loop = null;
  }

  #togglePause(): void {
    const isPlaying = this.#films().some(({ paused }) => !paused);
    if (isPlaying) {
      this.#loop?.pause();
    } else {
      this.#loop?.resume();
    }
  }

  #nameOf(key: ClipKey): string {
    return this.moves.get(key)?.metadata.moveName ?? key;
  }

  #message({ message, remedy }: Failure): TemplateResult {
    return html`<p class="message" role="alert">${message} ${remedy ?? nothing}</p>`;
  }

  async #load(): Promise<void> {
    const { playing } = this;
    this.uris = new Map();
    this.failure = null;
    this.seconds = 0;
    void this.#loadDancers(playing);
    try {
      const uris = await Promise.all(
        scenesOf(playing).map(async ({ key }) => [key, await this.media.playable(key)] as const),
      );
      if (this.playing === playing) {
        this.uris = new Map(uris);
      }
    } catch (error) {
      if (this.playing === playing) {
        this.failure = error instanceof Failure ? error : new Failure('internal', messageOf(error));
      }
    }
  }

  /** The film plays without them: where they cannot be had, there is nothing to draw. */
  async #loadDancers(playing: Playing): Promise<void> {
    const dancers = await Promise.all(
      scenesOf(playing).map(
        async ({ key }) => [key, await this.media.dancers(key).catch(() => null)] as const,
      ),
    );
    if (this.playing === playing) {
      this.dancers = new Map(dancers);
    }
  }

  #cannotPlay(): void {
    this.failure = new Failure('internal', l10n.t('This clip cannot be played here.'), {
      remedy: l10n.t('Open it in an editor instead.'),
    });
  }
}

function scenesOf(playing: Playing): readonly Scene[] {
  return playing.kind === 'one' ? [playing.scene] : playing.scenes;
}

function areSame(a: Playing, b: Playing): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

customElements.define('move-player', MovePlayer);
