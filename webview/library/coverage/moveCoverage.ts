import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import { RovingFocus } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import type { PageFilter } from '../filter/pageFilter.ts';
import type { Dispatch } from '../state/actions.ts';
import { fieldName, formatCount, valueName } from '../words.ts';
import { type Axes, type Cell, type Coverage, toggledCell } from './coverage.ts';
import { coverageStyles } from './moveCoverage.styles.ts';

/** Shades from the palest to the strongest. */
const SHADES = 5;

/** Two or three label fields as a matrix of counts, with the combinations that no move has plain to see. */
export class MoveCoverage extends LitElement {
  static override properties = {
    coverage: { attribute: false },
    possible: { attribute: false },
    filter: { attribute: false },
    dispatch: { attribute: false },
  };

  declare coverage: Coverage;
  /** Fields that can be an axis. */
  declare possible: readonly FilterField[];
  declare filter: PageFilter;
  declare dispatch: Dispatch;

  static override styles = [shared, coverageStyles];

  constructor() {
    super();
    new RovingFocus(this);
  }

  override render(): TemplateResult {
    const { gaps, combinations, columns, rows, axes } = this.coverage;
    const outer = axes.slice(0, -1);
    return html`
      <div class="section-head">
        <h2>${l10n.t('Coverage')}</h2>
        <span class="quiet">
          ${
            gaps === 0
              ? l10n.t('Every combination has a move')
              : l10n.t('{0} of {1} combinations have no move', gaps, combinations)
          }
        </span>
        <div class="axes">${this.#axes()}</div>
      </div>
      <div class="scrolling">
        <table>
          <thead>
            <tr>
              ${outer.map((field) => html`<th scope="col">${fieldName(field)}</th>`)}
              ${columns.map((value) => html`<th scope="col">${this.#valueOf(axes.length - 1, value)}</th>`)}
            </tr>
          </thead>
          <tbody data-roving data-columns=${columns.length}>
            ${rows.map(
              ({ values, cells }, index) => html`
                <tr>
                  ${this.#rowHeads(values, index)} ${cells.map((cell) => html`<td>${this.#cell(cell)}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** Which fields are combined: two, and a third where one is wanted. */
  #axes(): TemplateResult[] {
    const { axes } = this.coverage;
    const places = this.possible.length > 2 ? [0, 1, 2] : [0, 1];
    const names = [l10n.t('First field'), l10n.t('Second field'), l10n.t('Third field')];
    return places.map((place) => {
      const current = axes.at(place);
      const taken = axes.filter((_, other) => other !== place);
      return html`
        <select
          aria-label=${names[place]}
          @change=${({ target }: Event) => this.#choose(place, (target as HTMLSelectElement).value)}
        >
          ${place === 2 ? html`<option value="" ?selected=${current === undefined}>${l10n.t('None')}</option>` : nothing}
          ${this.possible
            .filter((field) => !taken.includes(field))
            .map(
              (field) =>
                html`<option value=${field} ?selected=${field === current}>${fieldName(field)}</option>`,
            )}
        </select>
      `;
    });
  }

  #choose(place: number, value: string): void {
    const field = this.possible.find((known) => known === value);
    const axes: (FilterField | undefined)[] = [...this.coverage.axes];
    axes[place] = field;
    const chosen: Axes = axes.filter((axis) => axis !== undefined);
    this.dispatch({ type: 'cover', axes: chosen });
  }

  /** The head of the outer axis stands once beside all rows that it heads. */
  #rowHeads(values: readonly string[], index: number): TemplateResult {
    const [first] = values;
    const { rows } = this.coverage;
    if (values.length === 1) {
      return html`<th scope="row">${this.#valueOf(0, first)}</th>`;
    }
    const span = rows.filter(({ values: [other] }) => other === first).length;
    return html`
      ${
        index % span === 0
          ? html`<th class="outer" scope="rowgroup" rowspan=${span}>${this.#valueOf(0, first)}</th>`
          : nothing
      }
      <th scope="row">${this.#valueOf(1, values[1])}</th>
    `;
  }

  #valueOf(axis: number, value: string): string {
    return valueName(this.coverage.axes[axis], value);
  }

  #cell(cell: Cell): TemplateResult {
    const { total, left, chosen } = cell;
    const shade = total === 0 ? 'empty' : `shade-${Math.ceil((SHADES * total) / this.coverage.most)}`;
    const label = this.#label(cell);
    return html`
      <button
        type="button"
        class="number ${shade}"
        aria-pressed=${chosen}
        aria-label=${label}
        title=${label}
        @click=${() =>
          this.dispatch({ type: 'filter', filter: toggledCell(this.filter, this.coverage.axes, cell) })}
      >
        ${left === total ? formatCount(total) : html`${formatCount(left)}<span class="whole">/${formatCount(total)}</span>`}
      </button>
    `;
  }

  #label({ values, total, left }: Cell): string {
    const { axes } = this.coverage;
    const combination = axes.map(
      (field, index) => `${valueName(field, values[index])} (${fieldName(field)})`,
    );
    return total === 0
      ? l10n.t('{0}: no moves', combination.join(', '))
      : l10n.t('{0}: {1} of {2} moves', combination.join(', '), formatCount(left), formatCount(total));
  }
}

customElements.define('move-coverage', MoveCoverage);
