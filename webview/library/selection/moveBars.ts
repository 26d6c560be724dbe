import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { shared } from '../../ui/shared.ts';
import type { Dispatch } from '../state/actions.ts';
import { fieldName, formatCount, valueName } from '../words.ts';
import type { Bar, BarGroup } from './bars.ts';

/** More bars than this stand side by side, over the width of the page. */
const MOST_IN_A_COLUMN = 8;

/** Bars by difficulty, energy, style and category; a click on one selects its moves on the whole page. */
export class MoveBars extends LitElement {
  static override properties = { groups: { attribute: false }, dispatch: { attribute: false } };

  declare groups: readonly BarGroup[];
  declare dispatch: Dispatch;

  static override styles = [
    shared,
    css`
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        gap: 18px 24px;
      }

      h3 {
        margin-bottom: 4px;
        color: var(--quiet);
        font-weight: 400;
      }

      .wide {
        grid-column: 1 / -1;
      }

      .wide ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
        column-gap: 24px;
        max-height: 312px;
        overflow-y: auto;
      }

      button {
        display: grid;
        grid-template-columns: minmax(0, 12.5ch) minmax(40px, 1fr) minmax(3ch, auto);
        align-items: center;
        gap: 8px;
        width: 100%;
        min-height: 26px;
        padding: 2px 6px;
        border-radius: 4px;
      }

      button:hover {
        background: var(--hover);
      }

      button[aria-pressed='true'] {
        background: var(--vscode-list-inactiveSelectionBackground);
        border-color: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
      }

      button[aria-pressed='true'] .quiet {
        color: inherit;
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .category button {
        grid-template-columns: minmax(0, 16ch) minmax(40px, 1fr) minmax(3ch, auto);
      }

      svg {
        width: 100%;
        height: 10px;
        display: block;
        overflow: visible;
      }

      .whole {
        fill: var(--track);
        stroke: var(--vscode-contrastBorder, transparent);
      }

      .part {
        fill: var(--accent);
        transition: width 150ms ease-out;
      }

      .count {
        text-align: right;
        min-width: 5ch;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <h2 class="section-head">${l10n.t('Library overview')}</h2>
      <div class="groups">${this.groups.map((group) => this.#group(group))}</div>
    `;
  }

  #group({ field, bars, longest }: BarGroup): TemplateResult {
    return html`
      <section class=${bars.length > MOST_IN_A_COLUMN ? `${field} wide` : field} aria-labelledby=${field}>
        <h3 id=${field}>${fieldName(field)}</h3>
        <ul>
          ${bars.map(
            (bar) => html`
              <li>
                <button
                  type="button"
                  aria-pressed=${bar.chosen}
                  aria-label=${this.#label(field, bar)}
                  @click=${() => this.dispatch({ type: 'toggle', field, value: bar.value })}
                >
                  <span class="name" title=${valueName(field, bar.value)}>${valueName(field, bar.value)}</span>
                  ${bar.total === 0 ? html`<span></span>` : barShape(bar, longest)}
                  <span class="count number">
                    ${formatCount(bar.selected)}${
                      bar.selected === bar.total
                        ? ''
                        : html`<span class="quiet">/${formatCount(bar.total)}</span>`
                    }
                  </span>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  #label(field: BarGroup['field'], { value, selected, total }: Bar): string {
    return l10n.t(
      '{0}: {1}, {2} of {3} moves',
      fieldName(field),
      valueName(field, value),
      formatCount(selected),
      formatCount(total),
    );
  }
}

function barShape({ total, selected }: Bar, longest: number): TemplateResult {
  const share = (count: number) => `${(100 * count) / longest}%`;
  return html`
    <svg aria-hidden="true">
      <rect class="whole" width=${share(total)} height="10" rx="2" />
      <rect class="part" width=${share(selected)} height="10" rx="2" />
    </svg>
  `;
}

customElements.define('move-bars', MoveBars);
