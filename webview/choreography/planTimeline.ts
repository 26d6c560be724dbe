import * as l10n from '@vscode/l10n';
import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type SVGTemplateResult,
  svg,
  type TemplateResult,
} from 'lit';
import { timeOfBeat } from '../../src/choreography/plan/beatTime.ts';
import type { Choreography, SongSection } from '../../src/choreography/plan/choreography.ts';
import { isPhraseStart } from '../../src/choreography/plan/phrase.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import type { ClipMedia } from '../library/host/clipMedia.ts';
import { icon } from '../ui/icons.ts';
import { shared } from '../ui/shared.ts';
import type { DanceBlock } from './dance.ts';
import { timelineStyles } from './planTimeline.styles.ts';

/** Width of a second of the song, in pixels: a block of eight counts is as wide as its poster. */
const PIXELS_PER_SECOND = 26;
const WAVE_HEIGHT = 64;
const BEAT_TOP = 70;
const HEIGHT = 92;

/** The song, its beats and sections, and the clips on them. */
export class PlanTimeline extends LitElement {
  static override properties = {
    plan: { attribute: false },
    dance: { attribute: false },
    media: { attribute: false },
    missing: { attribute: false },
    peaks: { attribute: false },
    selected: { attribute: false },
    playing: { attribute: false },
    outline: { state: true },
    over: { state: true },
  };

  declare plan: Choreography;
  declare dance: readonly DanceBlock[];
  declare media: ClipMedia;
  /** Clips that are not there. */
  declare missing: readonly string[];
  declare peaks: Promise<Float32Array> | null;
  declare selected: number;
  /** The block that is danced; null where none is. */
  declare playing: number | null;
  /** The song's outline as a path; empty before it is known. */
  declare private outline: string;
  /** The block that something is dragged over. */
  declare private over: number | null;
  #dragged: number | null = null;

  static override styles = [shared, timelineStyles];

  constructor() {
    super();
    this.outline = '';
    this.over = null;
  }

  /** Brings the line that shows where the song is to a time of it, without drawing anything again. */
  goTo(seconds: number): void {
    const line = this.renderRoot.querySelector<HTMLElement>('.now');
    if (line) {
      line.style.transform = `translateX(${this.#x(seconds)}px)`;
    }
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('peaks')) {
      void this.peaks?.then((peaks) => {
        this.outline = outlineOf(peaks, this.plan.song.durationSeconds * PIXELS_PER_SECOND);
      });
    }
  }

  override updated(changed: PropertyValues<this>): void {
    // The content security policy admits no styles in the page's text.
    for (const [index, item] of this.#items().entries()) {
      const block = this.dance[index];
      if (block) {
        item.style.left = `${block.startSeconds * PIXELS_PER_SECOND}px`;
        item.style.width = `${(block.endSeconds - block.startSeconds) * PIXELS_PER_SECOND - 3}px`;
      }
    }
    const track = this.renderRoot.querySelector<HTMLElement>('.track');
    if (track) {
      track.style.width = `${this.#width()}px`;
    }
    if (changed.has('playing') && this.playing !== null) {
      this.#items()[this.playing]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  override render(): TemplateResult {
    const { song } = this.plan;
    return html`<section aria-label=${l10n.t('Timeline')}>
      <div class="scroll">
        <div class="track">
          <svg
            class="song"
            viewBox="0 0 ${this.#width()} ${HEIGHT}"
            width=${this.#width()}
            height=${HEIGHT}
            role="img"
            aria-label=${l10n.t('The song with its beats and sections')}
            @click=${(event: MouseEvent) => this.#seek(event)}
          >
            ${song.sections.map((section) => this.#section(section))}
            <path class="wave" d=${this.outline}></path>
            ${song.beatTimes.map((time, beat) => this.#beat(time, beat))}
          </svg>
          <div class="now"></div>
          <ol class="blocks" aria-label=${l10n.t('Moves')} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
            ${this.dance.map((block) => this.#block(block))}
          </ol>
        </div>
      </div>
      <p class="quiet hint">
        ${l10n.t('Arrow keys choose a move, Alt with arrow keys moves it, + and - change its length, Delete removes it, the space bar plays. Drag a move to another place.')}
      </p>
    </section>`;
  }

  #section(section: SongSection): SVGTemplateResult {
    const x = this.#x(timeOfBeat(this.plan.song, section.startBeat));
    const width = this.#x(timeOfBeat(this.plan.song, section.endBeat)) - x;
    return svg`<g>
      <rect class="section" x=${x} y="0" width=${Math.max(0, width - 1)} height=${WAVE_HEIGHT} opacity=${0.06 + 0.2 * section.energy}></rect>
      <text class="label" x=${x + 5} y="13">${section.label === null ? '' : sectionName(section.label)}</text>
    </g>`;
  }

  #beat(time: number, beat: number): SVGTemplateResult {
    const isOne = isPhraseStart(this.plan.song, beat);
    const x = this.#x(time);
    return svg`<line class=${isOne ? 'one' : 'beat'} x1=${x} x2=${x} y1=${BEAT_TOP} y2=${BEAT_TOP + (isOne ? 18 : 9)}></line>`;
  }

  #block({ index, name, block }: DanceBlock): TemplateResult {
    const key = parseClipKey(block.clip);
    const isSelected = index === this.selected;
    const beats = l10n.t('{0} beats', block.beats);
    const isMissing = this.missing.includes(block.clip);
    const state = [
      ...[name, beats],
      ...(block.locked ? [l10n.t('locked')] : []),
      ...(isMissing ? [l10n.t('missing')] : []),
    ].join(', ');
    return html`<li>
      <button
        type="button"
        draggable="true"
        class="block ${isSelected ? 'selected' : ''} ${index === this.playing ? 'playing' : ''} ${index === this.over ? 'over' : ''}"
        tabindex=${isSelected ? 0 : -1}
        aria-current=${isSelected ? 'true' : 'false'}
        aria-label=${state}
        title=${block.clip}
        @click=${() => this.#choose(index)}
        @dblclick=${() => this.#tell('seek', this.dance[index].startSeconds)}
        @dragstart=${(event: DragEvent) => this.#drag(event, index)}
        @dragend=${() => this.#dropped()}
        @dragover=${(event: DragEvent) => this.#dragOver(event, index)}
        @drop=${(event: DragEvent) => this.#drop(event, index)}
      >
        ${key === null ? nothing : html`<move-poster .clip=${key} .media=${this.media}></move-poster>`}
        <span class="name">${name}</span>
        <span class="facts quiet">
          ${beats} <span>${isMissing ? icon('warning') : nothing}${block.locked ? icon('lock') : nothing}</span>
        </span>
      </button>
    </li>`;
  }

  #choose(index: number): void {
    this.#tell('choose', index);
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -this.selected, End: this.dance.length }[event.key];
    if (step === undefined) {
      this.#edit(event);
      return;
    }
    event.preventDefault();
    const to = Math.min(this.dance.length - 1, Math.max(0, this.selected + step));
    if (to !== this.selected) {
      this.#tell(event.altKey ? 'move' : 'choose', event.altKey ? { from: this.selected, to } : to);
    }
    void this.updateComplete.then(() => {
      this.#items()[to]?.querySelector('button')?.focus();
    });
  }

  #edit(event: KeyboardEvent): void {
    const index = this.selected;
    const edits: Readonly<Record<string, () => void>> = {
      Enter: () => this.#tell('seek', this.dance[index].startSeconds),
      Delete: () => this.#tell('remove', { index }),
      Backspace: () => this.#tell('remove', { index }),
      '+': () => this.#tell('resize', { index, step: 1 }),
      '-': () => this.#tell('resize', { index, step: -1 }),
    };
    const edit = edits[event.key];
    if (edit) {
      event.preventDefault();
      edit();
    }
  }

  #drag(event: DragEvent, index: number): void {
    this.#dragged = index;
    event.dataTransfer?.setData('text/plain', this.dance[index].name);
  }

  #dragOver(event: DragEvent, index: number): void {
    if (this.#dragged !== null) {
      event.preventDefault();
      this.over = index;
    }
  }

  #drop(event: DragEvent, to: number): void {
    const from = this.#dragged;
    this.#dropped();
    if (from !== null && from !== to) {
      event.preventDefault();
      this.#tell('move', { from, to });
    }
  }

  #dropped(): void {
    this.#dragged = null;
    this.over = null;
  }

  #seek(event: MouseEvent): void {
    const target = event.currentTarget;
    if (target instanceof Element) {
      this.#tell('seek', (event.clientX - target.getBoundingClientRect().left) / PIXELS_PER_SECOND);
    }
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll('li')];
  }

  #x(seconds: number): number {
    return Math.round(seconds * PIXELS_PER_SECOND * 10) / 10;
  }

  #width(): number {
    return Math.ceil(this.plan.song.durationSeconds * PIXELS_PER_SECOND);
  }
}

function sectionName(label: NonNullable<SongSection['label']>): string {
  switch (label) {
    case 'intro':
      return l10n.t('intro');
    case 'verse':
      return l10n.t('verse');
    case 'break':
      return l10n.t('break');
    case 'outro':
      return l10n.t('outro');
  }
}

/** The outline of a sound as a closed path, loud above and below the middle. */
function outlineOf(peaks: Float32Array, width: number): string {
  const middle = WAVE_HEIGHT / 2;
  const x = (index: number) => ((index * width) / peaks.length).toFixed(1);
  const half = (peak: number) => peak * (middle - 3) + 0.5;
  const upper = [...peaks].map((peak, index) => `${x(index)},${(middle - half(peak)).toFixed(1)}`);
  const lower = [...peaks].map((peak, index) => `${x(index)},${(middle + half(peak)).toFixed(1)}`).reverse();
  return peaks.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`;
}

customElements.define('plan-timeline', PlanTimeline);
