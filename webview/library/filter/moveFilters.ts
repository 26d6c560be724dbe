import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { RovingFocus } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import type { Dispatch } from '../state/actions.ts';
import { facetName, facetValueName, formatCount } from '../words.ts';
import type { Bar, BarGroup } from './bars.ts';
import type { Facet } from './facets.ts';
import { filterStyles } from './moveFilters.styles.ts';

/** A facet with more values than this shows so many, until all are asked for. */
const MOST_AT_FIRST = 10;

/** The column of filters: the name, and what tells the moves apart as bars. A bar counts as if nothing of its facet were chosen. */
export class MoveFilters extends LitElement {
  static override properties = {
    groups: { attribute: false },
    typed: { attribute: false },
    dispatch: { attribute: false },
    opened: { state: true },
  };

  declare groups: readonly BarGroup[];
  declare typed: string;
  declare dispatch: Dispatch;
  /** Facets of which all values are shown. */
  declare private opened: ReadonlySet<Facet>;

  static override styles = [shared, filterStyles];

  constructor() {
    super();
    this.opened = new Set();
    new RovingFocus(this);
  }

  override render(): TemplateResult {
    return html`
      <h2 class="unseen">${l10n.t('Filter')}</h2>
      <vscode-textfield
        type="search"
        label=${l10n.t('Filter by name')}
        placeholder=${l10n.t('Filter by name')}
        .value=${this.typed}
        @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#escape(event)}
      ></vscode-textfield>
      ${this.groups.map((group) => this.#group(group))}
    `;
  }

  /** Puts the cursor into the field for the name. */
  focusName(): void {
    this.renderRoot.querySelector<HTMLElement>('vscode-textfield')?.focus();
  }

  #group({ facet, bars, longest, unlabelled }: BarGroup): TemplateResult {
    const isWhole = this.opened.has(facet) || bars.length <= MOST_AT_FIRST + 1;
    const shown = isWhole ? bars : bars.filter(({ chosen }, index) => chosen || index < MOST_AT_FIRST);
    return html`
      <section aria-labelledby=${facet}>
        <div class="head">
          <h3 id=${facet}>${facetName(facet)}</h3>
          ${unlabelled === null || facet === 'favourite' ? nothing : this.#without(facet, unlabelled)}
        </div>
        <ul data-roving>
          ${shown.map((bar) => html`<li>${this.#bar(facet, bar, longest)}</li>`)}
        </ul>
        ${
          isWhole
            ? nothing
            : html`<button type="button" class="link" @click=${() => this.#open(facet)}>
                ${l10n.t('Show all {0}', formatCount(bars.length))}
              </button>`
        }
      </section>
    `;
  }

  #bar(facet: Facet, bar: Bar, longest: number): TemplateResult {
    const name = facetValueName(facet, bar.value);
    const label = l10n.t(
      '{0}: {1}, {2} of {3} moves',
      facetName(facet),
      name,
      formatCount(bar.left),
      formatCount(bar.total),
    );
    return html`
      <button
        type="button"
        class="bar"
        aria-pressed=${bar.chosen}
        aria-label=${label}
        @click=${() => this.dispatch({ type: 'toggle', facet, value: bar.value })}
      >
        <span class="name" title=${name}>${name}</span>
        <span class="count number">
          ${formatCount(bar.left)}${
            bar.left === bar.total ? '' : html`<span class="quiet">/${formatCount(bar.total)}</span>`
          }
        </span>
        ${shape(bar, longest)}
      </button>
    `;
  }

  #without(facet: Facet, { value, total, chosen }: Bar): TemplateResult {
    return html`
      <button
        type="button"
        class="link without"
        aria-pressed=${chosen}
        @click=${() => this.dispatch({ type: 'toggle', facet, value })}
      >
        ${l10n.t('{0} without', formatCount(total))}
      </button>
    `;
  }

  #open(facet: Facet): void {
    this.opened = new Set([...this.opened, facet]);
  }

  #type(name: string): void {
    this.dispatch({ type: 'name', name });
  }

  /** Escape empties the field first; only then does it clear the page's filter. */
  #escape(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.typed !== '') {
      event.stopPropagation();
      this.#type('');
    }
  }
}

function shape({ total, left }: Bar, longest: number): TemplateResult {
  const share = (count: number) => `${(100 * count) / longest}%`;
  return html`
    <svg aria-hidden="true">
      <rect class="whole" width=${share(total)} height="4" rx="2" />
      <rect class="part" width=${share(left)} height="4" rx="2" />
    </svg>
  `;
}

customElements.define('move-filters', MoveFilters);
