import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { LEVELS, STYLES } from '../../../src/moves/labels/metadata.ts';
import { shared } from '../../ui/shared.ts';
import type { Dispatch } from '../state/actions.ts';
import { formatCount, valueName } from '../words.ts';
import { type Cell, type Coverage, toggledCell } from './coverage.ts';
import type { Selection } from './selection.ts';

/** Shades from the palest to the strongest. */
const SHADES = 5;

/** Difficulty, energy and style as a matrix of counts, with the combinations that no move has plain to see. */
export class MoveCoverage extends LitElement {
  static override properties = {
    coverage: { attribute: false },
    selection: { attribute: false },
    dispatch: { attribute: false },
  };

  declare coverage: Coverage;
  declare selection: Selection;
  declare dispatch: Dispatch;

  static override styles = [
    shared,
    css`
      .scrolling {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 3px;
        table-layout: fixed;
      }

      th {
        font-weight: 400;
        color: var(--quiet);
        text-align: left;
        padding: 0 6px 0 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      thead th {
        padding-bottom: 2px;
        text-align: center;
      }

      thead th:first-child,
      thead th:nth-child(2) {
        text-align: left;
      }

      th.difficulty {
        color: var(--vscode-foreground);
        vertical-align: top;
        padding-top: 5px;
      }

      td {
        padding: 0;
      }

      button {
        display: block;
        width: 100%;
        min-height: 26px;
        border-radius: 3px;
        text-align: center;
        border-color: var(--vscode-contrastBorder, transparent);
      }

      button.shade-1 {
        background: color-mix(in srgb, var(--accent) 12%, transparent);
      }
      button.shade-2 {
        background: color-mix(in srgb, var(--accent) 20%, transparent);
      }
      button.shade-3 {
        background: color-mix(in srgb, var(--accent) 28%, transparent);
      }
      button.shade-4 {
        background: color-mix(in srgb, var(--accent) 36%, transparent);
      }
      button.shade-5 {
        background: color-mix(in srgb, var(--accent) 44%, transparent);
      }

      button.empty {
        border: 1px dashed var(--vscode-charts-orange);
        color: var(--quiet);
      }

      .whole {
        font-size: 0.85em;
      }

      button:hover {
        border-color: var(--vscode-focusBorder);
      }

      button[aria-pressed='true'] {
        outline: 2px solid var(--vscode-focusBorder);
        outline-offset: -1px;
      }
    `,
  ];

  override render(): TemplateResult {
    const { gaps, combinations, rows } = this.coverage;
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
      </div>
      <div class="scrolling">
        <table>
          <thead>
            <tr>
              <th scope="col">${l10n.t('Difficulty')}</th>
              <th scope="col">${l10n.t('Energy')}</th>
              ${STYLES.map((style) => html`<th scope="col">${valueName('style', style)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ difficulty, energy, cells }, index) => html`
                <tr>
                  ${
                    index % LEVELS.length === 0
                      ? html`<th class="difficulty" scope="rowgroup" rowspan=${LEVELS.length}>
                          ${valueName('difficulty', difficulty)}
                        </th>`
                      : nothing
                  }
                  <th scope="row">${valueName('energy', energy)}</th>
                  ${cells.map((cell) => html`<td>${this.#cell(cell)}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #cell(cell: Cell): TemplateResult {
    const { total, selected, chosen } = cell;
    const shade = total === 0 ? 'empty' : `shade-${Math.ceil((SHADES * total) / this.coverage.most)}`;
    const label = cellLabel(cell);
    return html`
      <button
        type="button"
        class="number ${shade}"
        aria-pressed=${chosen}
        aria-label=${label}
        title=${label}
        @click=${() => this.dispatch({ type: 'select', selection: toggledCell(this.selection, cell) })}
      >
        ${
          selected === total
            ? formatCount(total)
            : html`${formatCount(selected)}<span class="whole">/${formatCount(total)}</span>`
        }
      </button>
    `;
  }
}

function cellLabel({ difficulty, energy, style, total, selected }: Cell): string {
  const names = [
    valueName('difficulty', difficulty),
    valueName('energy', energy),
    valueName('style', style),
  ] as const;
  return total === 0
    ? l10n.t('No {0}, {1}-energy {2} move', ...names)
    : l10n.t('{0}, {1} energy, {2}: {3} of {4} moves', ...names, selected, total);
}

customElements.define('move-coverage', MoveCoverage);
