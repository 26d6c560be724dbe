import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ClipKey } from '../../src/moves/clip.ts';
import type { PanelMove } from '../../src/protocol/panelData.ts';
import { icon } from '../ui/icons.ts';
import { shared } from '../ui/shared.ts';
import { filterLine } from './browse/filterLine.ts';
import type { MoveBrowser } from './browse/moveBrowser.ts';
import { isEverything } from './filter/pageFilter.ts';
import type { ClipMedia } from './host/clipMedia.ts';
import type { Host } from './host/hostConnection.ts';
import type { LabelDrawer } from './labelling/labelDrawer.ts';
import { labelKeyOf } from './labelling/labelKeys.ts';
import { Labeller } from './labelling/labeller.ts';
import { suggestionsFor } from './labelling/suggestions.ts';
import { actionsFor, type MoveAction } from './menu/menuItems.ts';
import { actOn } from './menu/moveActions.ts';
import { panelStyles } from './movePanel.styles.ts';
import { KeptScroll } from './page/keptScroll.ts';
import { running } from './page/running.ts';
import { MoveInput } from './selection/moveInput.ts';
import { NOTHING_SELECTED } from './selection/moveSelection.ts';
import type { MoveNeighbours, VideoQuestions } from './similar/moveNeighbours.ts';
import { type Derived, derivation } from './state/derived.ts';
import { askedMove, type LoadedLibrary, type PanelState } from './state/panelState.ts';
import type { Session } from './state/session.ts';
import type { Store } from './state/store.ts';
import { emptyPage, failurePage, loadingPage, type NextSteps } from './wholePage.ts';
import { clipCount } from './words.ts';

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
  #derived: Derived | null = null;
  readonly #scroll = new KeptScroll((top) => this.store.dispatch({ type: 'scrolled', place: 'page', top }));
  #hasScrolled = false;
  /** What had the focus when a menu was opened. */
  #opener: HTMLElement | null = null;
  readonly #input = new MoveInput(
    () => ({
      selection: this.panel.selection,
      order: this.#derived?.order ?? [],
      isLabelling: this.panel.isLabelling,
    }),
    (action) => this.store.dispatch(action),
  );
  #unsubscribe: (() => void) | null = null;

  static override styles = [shared, panelStyles];

  readonly #labeller = new Labeller({
    moves: () => this.#selectedMoves(),
    labelNext: () => this.panel.labelNext,
    dispatch: (action) => this.store.dispatch(action),
    label: (edits) => this.session.label(edits),
    undo: () => this.session.undoLabels(),
    redo: () => this.session.redoLabels(),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.panel = this.store.state;
    this.#unsubscribe = this.store.subscribe((state, previous) => {
      if (state.menu !== null && previous.menu === null) {
        this.#opener = focusedElement();
      }
      this.panel = state;
    });
    addEventListener('keydown', this.#onKey);
    this.#scroll.connect(this);
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
    removeEventListener('keydown', this.#onKey);
    this.#scroll.disconnect();
    super.disconnectedCallback();
  }

  override updated(): void {
    const { library, comparison, scroll } = this.panel;
    if (library.status === 'ready' && !this.#hasScrolled) {
      this.#hasScrolled = true;
      this.#scroll.restore(comparison.isToBeSeen ? 0 : scroll.page);
    }
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
    this.#derived = derived;
    const { filter, selection, comparison } = state;
    const { dispatch } = this.store;
    const counts = {
      shown: derived.rows.length,
      all: state.library.moves.length,
      withoutLabels: this.#mayLabel ? derived.withoutLabels : 0,
    };
    return html`
      ${this.#top(state, derived)}
      <div class=${state.isLabelling ? 'page labelling' : 'page'}>
      <main>
      ${this.#running()} ${this.#trouble()} ${filterLine(filter, counts, dispatch)}
      <move-browser
        .panel=${state}
        .derived=${derived}
        .input=${this.#input}
        .media=${this.media}
        .dispatch=${dispatch}
        .onSimilar=${this.#onSimilar}
      ></move-browser>
      <div class="sections">
        <move-neighbours
          class=${comparison.mode === 'search' || comparison.asked !== null ? 'asked' : ''}
          .comparison=${comparison}
          .filter=${filter}
          .shown=${derived.shown}
          .weights=${state.weights}
          .usualWeights=${state.start?.settings.weights ?? state.weights}
          .moves=${derived.byKey}
          .media=${this.media}
          .dispatch=${dispatch}
          .askVideo=${this.#videoQuestions}
        ></move-neighbours>
        <move-map
          .map=${state.map}
          .moves=${derived.byKey}
          .groups=${derived.groups}
          .shown=${derived.shown}
          .selection=${selection}
          .input=${this.#input}
          .chosen=${askedMove(comparison)}
          .dispatch=${dispatch}
          .media=${this.media}
        ></move-map>
        <div class="overview">
          <move-glance
            .glance=${derived.glance}
            .attention=${derived.attention}
            .opened=${state.attention}
            .known=${derived.byKey}
            .dispatch=${dispatch}
            .revealProblems=${() => this.#ask('revealProblems')}
          ></move-glance>
          ${
            derived.coverage === null
              ? nothing
              : html`<move-coverage
                  .coverage=${derived.coverage}
                  .possible=${derived.possibleAxes}
                  .filter=${filter}
                  .dispatch=${dispatch}
                ></move-coverage>`
          }
        </div>
      </div>
      ${this.#player(state, derived)} ${this.#menu(state, derived)}
      </main>
      ${state.isLabelling ? this.#drawer(state, derived.byKey) : nothing}
      </div>
    `;
  }

  #drawer(
    {
      library,
      labelHistory,
      suggested,
      selection,
      labelNext,
    }: PanelState & { readonly library: LoadedLibrary },
    known: Derived['byKey'],
  ): TemplateResult {
    return html`<label-drawer
      .moves=${this.#selectedMoves()}
      .library=${library.moves}
      .known=${known}
      .suggestions=${suggestionsFor(suggested, selection.keys)}
      .labelNext=${labelNext}
      .history=${labelHistory}
      .labeller=${this.#labeller}
      .media=${this.media}
      .onClose=${() => this.store.dispatch({ type: 'labelling', isOn: false })}
    ></label-drawer>`;
  }

  /** The selected moves as they are listed; at the end those that the filter has left out. */
  #selectedMoves(): readonly PanelMove[] {
    const { keys } = this.panel.selection;
    const { order = [], byKey } = this.#derived ?? {};
    const listed = order.filter((key) => keys.has(key));
    const rest = [...keys].filter((key) => !listed.includes(key));
    return [...listed, ...rest].flatMap((key) => byKey?.get(key) ?? []);
  }

  #top({ start, changedClips, generation, filter }: PanelState, { order }: Derived): TemplateResult {
    const isIdle = generation.state === 'idle';
    return html`
      <header class="top">
        <h1>${start?.title ?? ''}</h1>
        <div class="actions">
          ${changedClips > 0 ? html`<span class="quiet">${l10n.t('{0} changed', clipCount(changedClips))}</span>` : nothing}
          ${this.#labelButton()}
          <vscode-button
            secondary
            @click=${() => {
              this.store.dispatch({ type: 'compare-by', mode: 'search' });
              void this.#showNeighbours(true);
            }}
          >
            ${l10n.t('Search by Words')}
          </vscode-button>
          <vscode-button
            secondary
            ?disabled=${start?.trusted === false || order.length === 0}
            @click=${() => this.#export(isEverything(filter) ? null : [...order])}
          >
            ${l10n.t('Export…')}
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

  /** In a workspace that is not trusted nothing is written. */
  get #mayLabel(): boolean {
    return this.panel.start?.trusted !== false;
  }

  #labelButton(): TemplateResult | typeof nothing {
    const { isLabelling } = this.panel;
    return !this.#mayLabel
      ? nothing
      : html`<vscode-button
          secondary
          aria-pressed=${isLabelling}
          @click=${() => this.store.dispatch({ type: 'labelling', isOn: !isLabelling })}
        >
          ${l10n.t('Label Moves')}
        </vscode-button>`;
  }

  #running(): TemplateResult | typeof nothing {
    return running(this.panel.generation, () => this.#ask('cancel'));
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

  #menu({ menu, filter }: PanelState, { byKey }: Derived): TemplateResult | typeof nothing {
    if (menu === null) {
      return nothing;
    }
    const { keys, at } = menu;
    return html`<move-menu
      .groups=${actionsFor(keys, byKey, {
        mayWrite: this.#mayLabel,
        isInCollection: filter.facets.collections.length === 1,
      })}
      .count=${keys.length}
      .at=${at}
      .onClose=${() => this.#closeMenu()}
      .onChoose=${(action: MoveAction) => {
        this.#closeMenu();
        actOn(action, keys, {
          store: this.store,
          host: this.host,
          attempt: (act) => this.session.attempt(act),
          reread: () => this.session.readLibrary(),
          showSimilar: this.#onSimilar,
        });
      }}
    ></move-menu>`;
  }

  /** Gives the focus back to where the menu was opened. */
  #closeMenu(): void {
    this.store.dispatch({ type: 'menu', menu: null });
    this.#opener?.focus();
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

  /** @param clips null for all */
  #export(clips: ClipKey[] | null): void {
    void this.session.attempt(() => this.host.request('exportMoves', { clips }));
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

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) {
      return;
    }
    if (event.key === 'Escape') {
      this.#escape();
    } else if (this.panel.isLabelling && this.#labelKey(event)) {
      event.preventDefault();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      void this.renderRoot.querySelector<MoveBrowser>('move-browser')?.focusName();
    }
  };

  /** @returns whether it was a key of labelling; not where somebody types */
  #labelKey(event: KeyboardEvent): boolean {
    const key = event.composedPath()[0] instanceof HTMLInputElement ? null : labelKeyOf(event);
    if (key === null) {
      return false;
    }
    switch (key.does) {
      case 'say':
        this.#labeller.say(key.field, key.value);
        break;
      case 'type':
        this.renderRoot.querySelector<LabelDrawer>('label-drawer')?.focusField(key.field);
        break;
      default:
        this.#labeller[key.does]();
    }
    return true;
  }

  /** One thing at a time: the player, what is selected, the filter. */
  #escape(): void {
    const { playing, selection } = this.panel;
    if (playing !== null) {
      this.store.dispatch({ type: 'stop' });
    } else if (selection.keys.size > 0) {
      this.store.dispatch({ type: 'select-moves', selection: NOTHING_SELECTED });
    } else {
      this.store.dispatch({ type: 'clear-filter' });
    }
  }
}

/** What has the focus, inside however many shadow roots. */
function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element instanceof HTMLElement ? element : null;
}

customElements.define('move-panel', MovePanel);
