import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import { phraseBeatsOf } from '../../src/choreography/plan/phrase.ts';
import { compromiseWords } from '../../src/choreography/plan/planWords.ts';
import type { PlanState } from '../../src/protocol/planEditor.ts';
import { Failure, messageOf } from '../../src/shared/failure.ts';
import { ClipMedia } from '../library/host/clipMedia.ts';
import { formatTempo, moveCount, speak } from '../library/words.ts';
import { icon } from '../ui/icons.ts';
import { shared } from '../ui/shared.ts';
import { SPEECH } from '../ui/speech.ts';
import { blockAt, type DanceBlock, danceOf, resized } from './dance.ts';
import type { DanceStage } from './danceStage.ts';
import type { PlanHost } from './planHost.ts';
import { pageStyles } from './planPage.styles.ts';
import type { PlanTimeline } from './planTimeline.ts';

/** A block that is to end a phrase later or earlier. */
interface Resize {
  readonly index: number;
  readonly step: 1 | -1;
}

type WholePlan = Extract<PlanState, { readonly state: 'plan' }>;

/** A choreography: what is danced when, and what can be done about it. */
export class PlanPage extends LitElement {
  static override properties = {
    state: { state: true },
    selected: { state: true },
    dancing: { state: true },
    playing: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  declare private state: PlanState | null;
  /** Index of the block that is looked at. */
  declare private selected: number;
  /** Index of the block that is danced where the song is; null where none is. */
  declare private dancing: number | null;
  declare private playing: boolean;
  declare private failure: Failure | null;
  /** Whether the rest is being planned again. */
  declare private busy: boolean;
  #host: PlanHost | null = null;
  /** The blocks of the plan, made anew only when it changes: the page is drawn again while it plays. */
  #dance: readonly DanceBlock[] = [];
  #media: ClipMedia | null = null;
  #peaks: Promise<Float32Array> | null = null;

  static override styles = [shared, pageStyles];

  constructor() {
    super();
    this.state = null;
    this.selected = 0;
    this.dancing = null;
    this.playing = false;
    this.failure = null;
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  begin(host: PlanHost): void {
    this.#host = host;
    this.#media = new ClipMedia(host);
    host.request('ready', null).then(
      ({ plan, language, translations }) => {
        speak(language, translations);
        document.documentElement.lang = language;
        this.show(plan);
      },
      (error: unknown) => this.complain(error),
    );
  }

  show(state: PlanState): void {
    this.state = state;
    if (state.state === 'plan') {
      this.#dance = danceOf(state.plan);
      this.selected = Math.min(this.selected, state.plan.blocks.length - 1);
    }
  }

  complain(error: unknown): void {
    this.failure = error instanceof Failure ? error : new Failure('internal', messageOf(error));
  }

  override render(): TemplateResult {
    if (this.state === null) {
      return html`<main aria-busy="true">${this.#failureText() ?? html`<p>${l10n.t('Reading the plan')}</p>`}</main>`;
    }
    return this.state.state === 'broken' ? this.#broken(this.state) : this.#whole(this.state);
  }

  #broken({ message, remedy }: Extract<PlanState, { readonly state: 'broken' }>): TemplateResult {
    return html`<main class="broken">
      <h1>${l10n.t('This plan cannot be read')}</h1>
      <p class="message" role="alert">${message}</p>
      <p>${remedy ?? nothing}</p>
      <vscode-button @click=${() => this.#ask('openText')}>${l10n.t('Open as Text')}</vscode-button>
    </main>`;
  }

  #whole({ plan, hasSong, missing }: WholePlan): TemplateResult {
    const dance = this.#dance;
    const media = this.#media;
    return html`<main>
      ${this.#head(plan)} ${this.#failureText()}
      ${[...(hasSong ? [] : [songProblem(plan.song.path)]), ...missing.map(clipProblem)].map(
        (problem) =>
          html`<p class="message problem" role="alert">${icon('warning')}<span>${problem}</span></p>`,
      )}
      <plan-request
        .host=${this.#host}
        .words=${plan.request.words}
        @failed=${({ detail }: CustomEvent<unknown>) => this.complain(detail)}
      ></plan-request>
      <div class="above">
        <dance-stage
          .host=${this.#host}
          .media=${media}
          .dance=${dance}
          .song=${plan.song}
          @time=${({ detail }: CustomEvent<number>) => this.#time(detail)}
          @playing=${({ detail }: CustomEvent<boolean>) => {
            this.playing = detail;
          }}
          @failed=${({ detail }: CustomEvent<unknown>) => this.complain(detail)}
        ></dance-stage>
        <plan-block-details
          .host=${this.#host}
          .media=${media}
          .plan=${plan}
          .shown=${dance[this.selected]}
          @remove=${({ detail }: CustomEvent<{ index: number }>) => this.#remove(detail.index)}
          @resize=${({ detail }: CustomEvent<Resize>) => this.#resize(detail)}
          @shift=${({ detail }: CustomEvent<{ from: number; to: number }>) => this.#move(detail.from, detail.to)}
          @failed=${({ detail }: CustomEvent<unknown>) => this.complain(detail)}
        ></plan-block-details>
      </div>
      <plan-timeline
        .plan=${plan}
        .dance=${dance}
        .media=${media}
        .missing=${missing}
        .peaks=${this.#waveform()}
        .selected=${this.selected}
        .playing=${this.dancing}
        @choose=${({ detail }: CustomEvent<number>) => this.#choose(detail)}
        @remove=${({ detail }: CustomEvent<{ index: number }>) => this.#remove(detail.index)}
        @resize=${({ detail }: CustomEvent<Resize>) => this.#resize(detail)}
        @seek=${({ detail }: CustomEvent<number>) => this.#stage()?.seek(detail)}
        @move=${({ detail }: CustomEvent<{ from: number; to: number }>) => this.#move(detail.from, detail.to)}
      ></plan-timeline>
      ${this.#compromises(plan)}
    </main>`;
  }

  #head({ name, song, blocks }: Choreography): TemplateResult {
    const button = (label: string, action: () => void, disabled = false) =>
      html`<vscode-button secondary ?disabled=${disabled} @click=${action}>${label}</vscode-button>`;
    return html`<header>
      <div>
        <h1>${name}</h1>
        <p class="quiet">
          ${song.path} · ${l10n.t('{0} beats per minute', formatTempo(song.tempoBpm))} ·
          ${moveCount(blocks.length)}
        </p>
      </div>
      <div class="actions" role="toolbar" aria-label=${l10n.t('Choreography')}>
        <vscode-button @click=${() => this.#stage()?.toggle()}>
          ${this.playing ? l10n.t('Pause') : l10n.t('Play')}
        </vscode-button>
        ${button(this.busy ? l10n.t('Planning…') : l10n.t('Re-plan Unlocked Moves'), () => void this.#replan(), this.busy)}
        ${button(l10n.t('Render…'), () => this.#ask('render'))}
        ${button(l10n.t('Open as Text'), () => this.#ask('openText'))}
      </div>
    </header>`;
  }

  #failureText(): TemplateResult | null {
    return this.failure === null
      ? null
      : html`<p class="message problem" role="alert">
          ${icon('warning')}<span>${this.failure.message} ${this.failure.remedy ?? nothing}</span>
          <button
            type="button"
            class="icon-button"
            aria-label=${l10n.t('Close')}
            @click=${() => {
              this.failure = null;
            }}
          >
            ${icon('close')}
          </button>
        </p>`;
  }

  #compromises({ compromises }: Choreography): TemplateResult | typeof nothing {
    return compromises.length === 0
      ? nothing
      : html`<section class="compromises">
          <h2>${l10n.t('Compromises')}</h2>
          <ul>
            ${compromises.map((compromise) => html`<li>${compromiseWords(compromise, SPEECH)}</li>`)}
          </ul>
        </section>`;
  }

  #stage(): DanceStage | null {
    return this.renderRoot.querySelector('dance-stage');
  }

  #waveform(): Promise<Float32Array> | null {
    this.#peaks ??=
      this.#host?.request('waveform', null).then(
        ({ peaks }) => peaks,
        // The song may be away: the plan says so, and shows all else.
        () => new Float32Array(),
      ) ?? null;
    return this.#peaks;
  }

  /** Sixty times a second while it plays: only the line moves, and the page is drawn again with the next block. */
  #time(seconds: number): void {
    this.renderRoot.querySelector<PlanTimeline>('plan-timeline')?.goTo(seconds);
    this.dancing = blockAt(this.#dance, seconds)?.index ?? null;
  }

  #choose(index: number): void {
    this.selected = index;
    this.#stage()?.preview(this.#dance[index]);
  }

  #remove(index: number): void {
    this.#host?.request('remove', { block: index }).catch((error: unknown) => this.complain(error));
  }

  #resize({ index, step }: Resize): void {
    if (this.state?.state === 'plan') {
      const { song, blocks } = this.state.plan;
      const beats = resized(blocks[index].beats, step, phraseBeatsOf(song));
      if (beats !== blocks[index].beats) {
        const asked = this.#host?.request('resize', { block: index, beats });
        asked?.catch((error: unknown) => this.complain(error));
      }
    }
  }

  #move(from: number, to: number): void {
    this.#host?.request('move', { from, to }).then(
      () => {
        this.selected = to;
      },
      (error: unknown) => this.complain(error),
    );
  }

  async #replan(): Promise<void> {
    this.busy = true;
    try {
      await this.#host?.request('replan', null);
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'cancelled')) {
        this.complain(error);
      }
    } finally {
      this.busy = false;
    }
  }

  #ask(type: 'render' | 'openText'): void {
    this.#host?.request(type, null).catch((error: unknown) => this.complain(error));
  }

  /** Wherever the focus is, also on nothing. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const isControl = target instanceof Element && target.closest('button, vscode-button, input') !== null;
    if (event.key === ' ' && !isControl) {
      event.preventDefault();
      this.#stage()?.toggle();
    }
  };
}

function songProblem(path: string): string {
  return l10n.t(
    '{0} is missing or is a different song from the one in the plan. Put it back, or plan again.',
    path,
  );
}

function clipProblem(clip: string): string {
  return l10n.t('{0} is missing. Put it back, swap the move, or re-plan.', clip);
}

customElements.define('plan-page', PlanPage);
