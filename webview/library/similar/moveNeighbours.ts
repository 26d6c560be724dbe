import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ClipKey } from '../../../src/moves/clip.ts';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import type { Weights } from '../../../src/moves/weights.ts';
import type { AskedProgress, PanelMove } from '../../../src/protocol/panelData.ts';
import type { SearchResult } from '../../../src/search/searchResult.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import { type PageFilter, withFacet } from '../filter/pageFilter.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import { suggestedSearches } from '../search/suggestedSearches.ts';
import { understoodWords } from '../search/understoodWords.ts';
import type { Dispatch } from '../state/actions.ts';
import { type Comparison, type ComparisonMode, FIRST_SHOWN } from '../state/panelState.ts';
import { type ShownAnswer, shownAnswer } from '../state/question.ts';
import { fieldName, formatRange, formatShare, moveCount, valueName } from '../words.ts';
import { neighboursStyles } from './moveNeighbours.styles.ts';
import { compares } from './rerank.ts';

type Description = Extract<SearchResult['query'], { kind: 'description' }>;

/** Questions about a video that the host names. */
export interface VideoQuestions {
  /** Lets the user choose a video. */
  choose(): void;
  /** Takes what was dropped, a list of URIs. */
  drop(uris: string): void;
  cancel(): void;
}

const FIRST_CARDS = [0, 1, 2, 3] as const;

/** Moves that are like a move or fit a description, with the reasons, as cards. */
export class MoveNeighbours extends LitElement {
  static override properties = {
    comparison: { attribute: false },
    filter: { attribute: false },
    shown: { attribute: false },
    weights: { attribute: false },
    usualWeights: { attribute: false },
    moves: { attribute: false },
    media: { attribute: false },
    dispatch: { attribute: false },
    askVideo: { attribute: false },
  };

  declare comparison: Comparison;
  declare filter: PageFilter;
  /** The moves that pass it. */
  declare shown: ReadonlySet<ClipKey>;
  declare weights: Weights;
  declare usualWeights: Weights;
  declare moves: ReadonlyMap<ClipKey, PanelMove>;
  declare media: ClipMedia;
  declare dispatch: Dispatch;
  declare askVideo: VideoQuestions;

  static override styles = [shared, neighboursStyles];

  /** Puts the cursor where a description is typed. */
  async focusSearch(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form vscode-textfield')?.focus();
  }

  override render(): TemplateResult {
    const { mode } = this.comparison;
    return html`
      <div class="section-head">
        <h2>${mode === 'similar' ? l10n.t('Similar moves') : l10n.t('Search by words')}</h2>
        <div class="modes" role="group" aria-label=${l10n.t('Find moves')}>
          ${this.#mode('similar', l10n.t('Similar to a clip'))} ${this.#mode('search', l10n.t('By text'))}
        </div>
      </div>
      <div class="asking">${mode === 'similar' ? this.#moveAsked() : this.#descriptionAsked()}</div>
      <div aria-busy=${this.comparison.answer.status === 'loading'}>${this.#answer()}</div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the whole page: a drop that misses would open the video in place of the page.
    for (const [type, listen] of this.#dropListeners) {
      addEventListener(type, listen);
    }
  }

  override disconnectedCallback(): void {
    for (const [type, listen] of this.#dropListeners) {
      removeEventListener(type, listen);
    }
    super.disconnectedCallback();
  }

  readonly #dropListeners: readonly (readonly [
    'dragover' | 'dragleave' | 'drop',
    (event: DragEvent) => void,
  ])[] = [
    ['dragover', (event) => this.#dragOver(event)],
    ['dragleave', () => this.classList.remove('dropped')],
    ['drop', (event) => this.#drop(event)],
  ];

  #dragOver(event: DragEvent): void {
    event.preventDefault();
    this.classList.add('dropped');
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.classList.remove('dropped');
    const uris = droppedUris(event.dataTransfer);
    if (uris !== '') {
      this.dispatch({ type: 'compare-by', mode: 'similar' });
      this.askVideo.drop(uris);
    }
  }

  #mode(mode: ComparisonMode, label: string): TemplateResult {
    return html`
      <button
        type="button"
        aria-pressed=${this.comparison.mode === mode}
        @click=${() => this.dispatch({ type: 'compare-by', mode })}
      >
        ${label}
      </button>
    `;
  }

  #moveAsked(): TemplateResult {
    return html`
      ${this.#asked()}
      <move-weights .weights=${this.weights} .usual=${this.usualWeights} .dispatch=${this.dispatch}></move-weights>
      <div class="ask-video">
        <vscode-button secondary @click=${() => this.askVideo.choose()}>${l10n.t('Choose a video…')}</vscode-button>
        <span class="quiet">
          ${l10n.t('Or drop one here from the Explorer (hold Shift). It need not be in the library.')}
        </span>
      </div>
    `;
  }

  /** The move or the video that is asked about. */
  #asked(): TemplateResult | typeof nothing {
    const { asked } = this.comparison;
    if (asked === null) {
      return nothing;
    }
    if (asked.kind === 'file') {
      return html`<div class="query">
        ${icon('clip')}
        <div>
          <p title=${asked.file}>${asked.file.split(/[\\/]/).at(-1)}</p>
          <p class="quiet">${l10n.t('Not in the library')}</p>
        </div>
      </div>`;
    }
    const move = this.moves.get(asked.key);
    return move
      ? html`<div class="query">
          <move-poster .clip=${move.key} .known=${move.posterUri} .media=${this.media}></move-poster>
          <div>
            <p>${move.metadata.moveName}</p>
            <p class="quiet">
              ${asked.part === null ? valueName('category', move.metadata.category) : formatRange(asked.part)}
            </p>
          </div>
          ${
            asked.part === null
              ? nothing
              : html`<button
                  type="button"
                  class="link"
                  @click=${() => this.dispatch({ type: 'choose', key: asked.key })}
                >
                  ${l10n.t('Whole clip')}
                </button>`
          }
        </div>`
      : nothing;
  }

  #descriptionAsked(): TemplateResult {
    return html`
      <form @submit=${(event: Event) => this.#search(event)}>
        <vscode-textfield
          name="description"
          type="search"
          label=${l10n.t('Describe a move')}
          placeholder=${l10n.t('A name, a label, a rating, a tempo: “slow basic”, “no spins”')}
          .value=${this.comparison.description}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter') {
              this.#search(event);
            }
          }}
        ></vscode-textfield>
        <vscode-button @click=${(event: Event) => this.#search(event)}>${l10n.t('Search')}</vscode-button>
      </form>
    `;
  }

  #search(event: Event): void {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('form vscode-textfield');
    this.dispatch({ type: 'describe', description: field?.value ?? '' });
  }

  #answer(): TemplateResult {
    const { answer, mode } = this.comparison;
    switch (answer.status) {
      case 'none':
        return this.#nothingAsked(mode);
      case 'loading':
        return this.comparison.progress !== null
          ? this.#analysing(this.comparison.progress)
          : answer.previous === null
            ? html`<div class="cards" role="status" aria-label=${l10n.t('Comparing …')}>
              ${FIRST_CARDS.map(() => html`<div class="skeleton"></div>`)}
            </div>`
            : this.#results(answer.previous);
      case 'failed':
        return this.#failed(answer.failure);
      case 'ready':
        return this.#results(answer.result);
    }
  }

  /** A video is looked at before it can be compared, which takes about as long as it lasts. */
  #analysing({ analysedSeconds, totalSeconds }: AskedProgress): TemplateResult {
    const share =
      totalSeconds === null || totalSeconds === 0 ? null : Math.min(1, analysedSeconds / totalSeconds);
    return html`<div class="analysing" role="status">
      <p>${share === null ? l10n.t('Analysing the video…') : l10n.t('Analysing the video, {0}', formatShare(share))}</p>
      ${
        share === null
          ? html`<progress aria-label=${l10n.t('Analysis')}></progress>`
          : html`<progress aria-label=${l10n.t('Analysis')} max="1" .value=${share}></progress>`
      }
      <vscode-button secondary @click=${() => this.askVideo.cancel()}>${l10n.t('Cancel')}</vscode-button>
    </div>`;
  }

  #nothingAsked(mode: ComparisonMode): TemplateResult {
    if (mode === 'search') {
      return html`<div class="hint">
        <p>${l10n.t('Search for a move in your own words, for example:')}</p>
        ${this.#suggestions()}
      </div>`;
    }
    return html`<p class="hint">
      ${
        compares(this.weights)
          ? l10n.t('Choose a move or a video to see similar ones')
          : l10n.t('Raise at least one slider')
      }
    </p>`;
  }

  #suggestions(): TemplateResult {
    return html`<div class="choices">
      ${suggestedSearches([...this.moves.values()]).map(
        (description) => html`
          <button type="button" class="chip" @click=${() => this.dispatch({ type: 'describe', description })}>
            ${description}
          </button>
        `,
      )}
    </div>`;
  }

  #failed({ message, remedy }: Failure): TemplateResult {
    return html`<div class="hint" role="alert">
      <p>${message}</p>
      ${remedy === null ? nothing : html`<p>${remedy}</p>`}
    </div>`;
  }

  #results(result: SearchResult): TemplateResult {
    const answer = shownAnswer(result, { shown: this.shown, weights: this.weights });
    const shown = answer.results.slice(0, this.comparison.shown);
    return html`
      ${answer.nearCopies.length > 0 ? this.#copies(answer.nearCopies) : nothing}
      ${result.query.kind === 'description' ? this.#understood(result.query) : nothing}
      ${shown.length === 0 ? this.#noResults(result) : this.#cards(shown, answer.weights, result.query.kind)}
      ${
        answer.results.length > shown.length
          ? html`<div class="more">
              <vscode-button secondary @click=${() => this.dispatch({ type: 'show-more' })}>
                ${l10n.t('Show more')}
              </vscode-button>
            </div>`
          : nothing
      }
      ${this.#notes(result, answer)}
    `;
  }

  #cards(
    shown: SearchResult['results'],
    weights: Weights,
    kind: SearchResult['query']['kind'],
  ): TemplateResult {
    return html`
      <ol class="cards">
        ${repeat(
          shown,
          ({ key }) => key,
          (move) => html`
            <li>
              <move-card
                .move=${move}
                .posterUri=${this.moves.get(move.key)?.posterUri ?? null}
                .weights=${weights}
                .kind=${kind}
                .askedScene=${this.#askedScene()}
                .media=${this.media}
                .dispatch=${this.dispatch}
              ></move-card>
            </li>
          `,
        )}
      </ol>
    `;
  }

  /** What was made of a description: what is wanted, left out, and unknown. */
  #understood({ understood, basis }: Description): TemplateResult | typeof nothing {
    if (basis === 'none' || understood.length === 0) {
      return nothing;
    }
    return html`
      <div class="understood" role="status">
        <span class="quiet">${l10n.t('Understood')}</span>
        <ul>
          ${understood.map(understoodWords).map(
            ({ role, text, written }) => html`
              <li class=${role}>
                ${text}${written === null ? nothing : html` <span class="quiet">“${written}”</span>`}
              </li>
            `,
          )}
        </ul>
        ${
          basis === 'meaning'
            ? html`<p class="quiet">${l10n.t('No move has these words. Closest in meaning:')}</p>`
            : nothing
        }
      </div>
    `;
  }

  #askedScene(): { readonly key: ClipKey; readonly durationSeconds: number } | null {
    const { asked } = this.comparison;
    return asked?.kind === 'move' ? (this.moves.get(asked.key) ?? null) : null;
  }

  #noResults({ query }: SearchResult): TemplateResult {
    if (query.kind === 'description' && query.basis === 'none') {
      return html`<div class="hint" role="status">
        <p>${l10n.t('Nothing found for “{0}”', query.description)}</p>
        <p>${l10n.t('Try words from your library:')}</p>
        ${this.#suggestions()}
      </div>`;
    }
    return html`<div class="hint">
      <p>${l10n.t('No other move fits the filter')}</p>
      <vscode-button secondary @click=${() => this.dispatch({ type: 'clear-filter' })}>
        ${l10n.t('Search all moves')}
      </vscode-button>
    </div>`;
  }

  #copies(copies: SearchResult['nearCopies']): TemplateResult {
    return html`
      <section class="copies" aria-labelledby="copies">
        <h3 id="copies">${l10n.t('The same recording')}</h3>
        <p class="quiet">${l10n.t('Copies of this clip: the same dancing, cut, mirrored, re-encoded or with other sound')}</p>
        <ul>
          ${copies.map(
            ({ key, metadata }) => html`
              <li>
                <button type="button" @click=${() => this.dispatch({ type: 'play', key })}>
                  <move-poster
                    .clip=${key}
                    .known=${this.moves.get(key)?.posterUri ?? null}
                    .media=${this.media}
                  ></move-poster>
                  <span>${metadata.moveName}<br /><span class="quiet">${key}</span></span>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  /** What the user should know of an answer: ways to more results, and moves that could not be compared. */
  #notes({ relaxations, notComparable }: SearchResult, { results }: ShownAnswer): TemplateResult {
    const offered = results.length < FIRST_SHOWN ? relaxations : [];
    return html`
      <div class="notes">
        ${offered.map(
          ({ drop, available }) => html`
            <p>
              <button type="button" class="link" @click=${() => this.#relax(drop)}>
                ${l10n.t('Any {0}: {1}', listed(drop), moveCount(available))}
              </button>
            </p>
          `,
        )}
        ${
          notComparable === 0
            ? nothing
            : html`<p>
                ${l10n.t('{0} could not be compared: analysed with different models, or nothing in common. Analyse the clips again to use one model for all.', moveCount(notComparable))}
              </p>`
        }
      </div>
    `;
  }

  #relax(drop: readonly FilterField[]): void {
    const relaxed = drop.reduce((filter, field) => withFacet(filter, field, []), this.filter);
    this.dispatch({ type: 'filter', filter: { ...relaxed, only: null } });
  }
}

/** The Explorer gives its files as URIs, of which older versions of VS Code name the type themselves. */
function droppedUris(transfer: DataTransfer | null): string {
  return (
    ['text/uri-list', 'application/vnd.code.uri-list', 'text/plain']
      .map((type) => transfer?.getData(type) ?? '')
      .find((data) => data !== '') ?? ''
  );
}

function listed(fields: readonly FilterField[]): string {
  return fields.map((field) => fieldName(field).toLowerCase()).join(', ');
}

customElements.define('move-neighbours', MoveNeighbours);
