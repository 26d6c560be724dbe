import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ClipKey } from '../../src/moves/clip.ts';
import { FILTER_FIELDS } from '../../src/moves/labels/fields.ts';
import { icon } from '../ui/icons.ts';
import { shared } from '../ui/shared.ts';
import type { ClipMedia } from './host/clipMedia.ts';
import type { Host } from './host/hostConnection.ts';
import { panelStyles } from './movePanel.styles.ts';
import { EVERYTHING, isEverything } from './selection/selection.ts';
import type { MoveNeighbours, VideoQuestions } from './similar/moveNeighbours.ts';
import { type Derived, derivation } from './state/derived.ts';
import { askedMove, type LoadedLibrary, type PanelState } from './state/panelState.ts';
import type { Session } from './state/session.ts';
import type { Store } from './state/store.ts';
import { emptyPage, failurePage, loadingPage, type NextSteps } from './wholePage.ts';
import { clipCount, fieldName, formatCount, formatTimeLeft, moveCount, valueName } from './words.ts';

/** The statistics panel: the whole page. */
export class MovePanel extends LitElement {
  static override properties = {
    store: { attribute: false },
    session: { attribute: false },
    host: { attribute: false },
    media: { attribute: false },
    panel: { state: true },
  };

  declare store: Store;
  declare session: Session;
  declare host: Pick<Host, 'request'>;
  declare media: ClipMedia;
  declare private panel: PanelState;
  readonly #derive = derivation();
  #unsubscribe: (() => void) | null = null;

  static override styles = [shared, panelStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.panel = this.store.state;
    this.#unsubscribe = this.store.subscribe((state) => {
      this.panel = state;
    });
    addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
    removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  override updated(): void {
    const { library, comparison } = this.panel;
    if (comparison.isToBeSeen && library.status === 'ready' && library.moves.length > 0) {
      this.store.dispatch({ type: 'comparison-seen' });
      void this.#showNeighbours(comparison.mode === 'search' && comparison.description === '');
    }
  }

  override render(): TemplateResult {
    const { library, start } = this.panel;
    switch (library.status) {
      case 'loading':
        return html`<main>${this.#running()}${loadingPage()}</main>`;
      case 'failed':
        return html`<main>
          ${this.#running()}${this.#trouble()}${
            library.failure.code === 'library-missing'
              ? emptyPage(start?.trusted ?? true, this.#steps())
              : failurePage(library.failure, this.#steps())
          }
        </main>`;
      case 'ready':
        return library.moves.length === 0
          ? html`<main>
              ${this.#running()}${this.#trouble()}${emptyPage(start?.trusted ?? true, this.#steps())}
            </main>`
          : this.#page({ ...this.panel, library });
    }
  }

  #page(state: PanelState & { readonly library: LoadedLibrary }): TemplateResult {
    const derived = this.#derive(state);
    const { selection, comparison } = state;
    const { dispatch } = this.store;
    return html`
      ${this.#top(state)}
      <main>
      ${this.#running()} ${this.#trouble()}
      <move-glance
        .glance=${derived.glance}
        .attention=${derived.attention}
        .opened=${state.attention}
        .known=${derived.byKey}
        .dispatch=${dispatch}
        .revealProblems=${() => this.#ask('revealProblems')}
      ></move-glance>
      ${this.#selection(state, derived)}
      <div class="sections">
        <move-bars .groups=${derived.groups} .dispatch=${dispatch}></move-bars>
        <move-coverage .coverage=${derived.coverage} .selection=${selection} .dispatch=${dispatch}></move-coverage>
        <move-map
          .map=${state.map}
          .moves=${derived.byKey}
          .groups=${derived.groups}
          .selection=${selection}
          .chosen=${askedMove(comparison)}
          .dispatch=${dispatch}
          .media=${this.media}
        ></move-map>
        <move-table
          .rows=${derived.rows}
          .order=${state.order}
          .typed=${selection.name}
          .chosen=${askedMove(comparison)}
          .dispatch=${dispatch}
          .media=${this.media}
          .onSimilar=${this.#onSimilar}
        ></move-table>
        <move-neighbours
          class=${comparison.mode === 'search' || comparison.asked !== null ? 'asked' : ''}
          .comparison=${comparison}
          .selection=${selection}
          .weights=${state.weights}
          .usualWeights=${state.start?.settings.weights ?? state.weights}
          .moves=${derived.byKey}
          .media=${this.media}
          .dispatch=${dispatch}
          .askVideo=${this.#videoQuestions}
        ></move-neighbours>
      </div>
      ${this.#player(state, derived)}
      </main>
    `;
  }

  #top({ start, changedClips, generation }: PanelState): TemplateResult {
    const isIdle = generation.state === 'idle';
    return html`
      <header class="top">
        <h1>${start?.title ?? ''}</h1>
        <div class="actions">
          ${changedClips > 0 ? html`<span class="quiet">${l10n.t('{0} changed', clipCount(changedClips))}</span>` : nothing}
          <vscode-button
            secondary
            @click=${() => {
              this.store.dispatch({ type: 'compare-by', mode: 'search' });
              void this.#showNeighbours(true);
            }}
          >
            ${l10n.t('Search by Words')}
          </vscode-button>
          ${
            start?.trusted === false
              ? html`<span class="quiet">${l10n.t('Trust this workspace to analyse clips')}</span>`
              : html`<vscode-button
                  ?secondary=${changedClips === 0}
                  ?disabled=${!isIdle}
                  @click=${() => void this.session.generate()}
                >
                  ${l10n.t('Analyse Clips')}
                </vscode-button>`
          }
        </div>
      </header>
    `;
  }

  /** How far a run is. */
  #running(): TemplateResult | typeof nothing {
    const { generation } = this.panel;
    if (generation.state === 'idle') {
      return nothing;
    }
    const isRunning = generation.state === 'running';
    return html`
      <section class="running" aria-label=${l10n.t('Generating')}>
        <div>
          <strong role="status">${runningWords(generation)}</strong>
          ${
            isRunning
              ? html`<span class="clip quiet" title=${generation.key}>${generation.key}</span>
                  <span class="quiet number">
                    ${[
                      ...(generation.secondsLeft === null ? [] : [formatTimeLeft(generation.secondsLeft)]),
                      ...(generation.failed > 0 ? [l10n.t('{0} failed', clipCount(generation.failed))] : []),
                    ].join(' · ')}
                  </span>`
              : html`<span class="clip"></span>`
          }
          <vscode-button secondary @click=${() => this.#ask('cancel')}>${l10n.t('Cancel')}</vscode-button>
        </div>
        ${
          isRunning
            ? html`<progress
                aria-label=${l10n.t('Clips done')}
                max=${Math.max(1, generation.total)}
                .value=${generation.done}
              ></progress>`
            : html`<progress aria-label=${l10n.t('Clips done')}></progress>`
        }
      </section>
    `;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { trouble } = this.panel;
    return trouble === null
      ? nothing
      : html`<div class="trouble" role="alert">
          <p>${trouble.message} ${trouble.remedy ?? nothing}</p>
          <button
            type="button"
            class="icon-button"
            title=${l10n.t('Dismiss')}
            aria-label=${l10n.t('Dismiss')}
            @click=${() => this.store.dispatch({ type: 'trouble-dismissed' })}
          >
            ${icon('close')}
          </button>
        </div>`;
  }

  /** What is selected, always in sight. */
  #selection(
    { selection, library }: PanelState & { readonly library: LoadedLibrary },
    { selected }: Derived,
  ): TemplateResult {
    const { dispatch } = this.store;
    const all = library.moves.length;
    if (isEverything(selection)) {
      return html`<div class="selection">
        <span role="status">${l10n.t('Showing all {0}', moveCount(all))}</span>
        <span class="quiet">${l10n.t('Click a bar, cell or legend item to filter')}</span>
      </div>`;
    }
    const chip = (words: string, remove: () => void) => html`
      <button
        type="button"
        class="chosen"
        aria-label=${l10n.t('Remove filter {0}', words)}
        @click=${remove}
      >
        ${words} ${icon('close')}
      </button>
    `;
    return html`
      <div class="selection">
        <strong class="number" role="status">${l10n.t('Showing {0} of {1}', formatCount(selected.length), moveCount(all))}</strong>
        ${FILTER_FIELDS.flatMap((field) =>
          selection.fields[field].map((value) =>
            chip(`${fieldName(field)}: ${valueName(field, value)}`, () =>
              dispatch({ type: 'toggle', field, value }),
            ),
          ),
        )}
        ${
          selection.name.trim() === ''
            ? nothing
            : chip(l10n.t('Name: {0}', selection.name.trim()), () => dispatch({ type: 'name', name: '' }))
        }
        ${
          selection.lasso === null
            ? nothing
            : chip(l10n.t('On the map: {0}', moveCount(selection.lasso.length)), () =>
                dispatch({ type: 'select', selection: { ...selection, lasso: EVERYTHING.lasso } }),
              )
        }
        <button type="button" class="link" @click=${() => dispatch({ type: 'clear-selection' })}>
          ${l10n.t('Clear (Escape)')}
        </button>
      </div>
    `;
  }

  #player({ playing }: PanelState, { byKey }: Derived): TemplateResult | typeof nothing {
    return playing === null
      ? nothing
      : html`<move-player
          .playing=${playing}
          .moves=${byKey}
          .media=${this.media}
          .dispatch=${this.store.dispatch}
          .openClip=${(key: ClipKey) =>
            void this.session.attempt(() => this.host.request('openClip', { clip: key }))}
          .sayCountOne=${(key: ClipKey, countOne: number) =>
            void this.session.attempt(() =>
              this.host.request('label', {
                edits: [{ clips: [key], set: { countOne }, clear: [], add: {}, remove: {} }],
              }),
            )}
        ></move-player>`;
  }

  readonly #videoQuestions: VideoQuestions = {
    choose: () => void this.session.askVideo(() => this.host.request('chooseVideo', null)),
    drop: (uris) => void this.session.askVideo(() => this.host.request('droppedVideo', { uris })),
    cancel: () => this.session.cancelAsked(),
  };

  #steps(): NextSteps {
    return {
      generate: () => void this.session.generate(),
      retry: () => void this.session.readLibrary(),
      openSettings: () => this.#ask('openSettings'),
      checkSetup: () => this.#ask('checkSetup'),
    };
  }

  #ask(type: 'cancel' | 'revealProblems' | 'openSettings' | 'checkSetup'): void {
    void this.session.attempt(() => this.host.request(type, null));
  }

  readonly #onSimilar = (key: ClipKey): void => {
    this.store.dispatch({ type: 'choose', key });
    void this.#showNeighbours(false);
  };

  async #showNeighbours(isToType: boolean): Promise<void> {
    await this.updateComplete;
    const neighbours = this.renderRoot.querySelector<MoveNeighbours>('move-neighbours');
    neighbours?.scrollIntoView({ block: 'start' });
    if (isToType) {
      await neighbours?.focusSearch();
    }
  }

  readonly #onKey = ({ key, defaultPrevented }: KeyboardEvent): void => {
    if (key !== 'Escape' || defaultPrevented) {
      return;
    }
    this.store.dispatch({ type: this.panel.playing === null ? 'clear-selection' : 'stop' });
  };
}

function runningWords(generation: Exclude<PanelState['generation'], { state: 'idle' }>): string {
  switch (generation.state) {
    case 'starting':
      return l10n.t('Reading the clips …');
    case 'waiting':
      return l10n.t('Waiting for another run on this library …');
    case 'running':
      return l10n.t('Generating, {0} of {1}', formatCount(generation.done), clipCount(generation.total));
  }
}

customElements.define('move-panel', MovePanel);
