import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { FilterField } from '../../../src/moves/labels/fields.ts';
import { RovingFocus } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import type { Bar } from '../filter/bars.ts';
import type { Dispatch } from '../state/actions.ts';
import { fieldName, valueName } from '../words.ts';
import { markPath } from './mapPainter.ts';
import type { Mark } from './palette.ts';

/** Which mark on the map stands for which value; a click selects the value's moves. */
export class MoveLegend extends LitElement {
  static override properties = {
    field: { attribute: false },
    bars: { attribute: false },
    markOf: { attribute: false },
    dispatch: { attribute: false },
  };

  declare field: FilterField;
  declare bars: readonly Bar[];
  declare markOf: ReadonlyMap<string, Mark>;
  declare dispatch: Dispatch;

  static override styles = [
    shared,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        margin-top: 6px;
        max-height: 84px;
        overflow-y: auto;
      }

      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding: 2px 8px;
        min-height: 24px;
        border-radius: 4px;
      }

      button:hover {
        background: var(--hover);
      }

      button[aria-pressed='true'] {
        background: var(--vscode-list-inactiveSelectionBackground);
        border-color: var(--vscode-focusBorder);
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      svg {
        width: 14px;
        height: 14px;
        overflow: visible;
        flex: none;
      }

      .colour-blue {
        fill: var(--vscode-charts-blue);
      }
      .colour-orange {
        fill: var(--vscode-charts-orange);
      }
      .colour-green {
        fill: var(--vscode-charts-green);
      }
      .colour-purple {
        fill: var(--vscode-charts-purple);
      }
      .colour-red {
        fill: var(--vscode-charts-red);
      }
      .colour-yellow {
        fill: var(--vscode-charts-yellow);
      }
      .colour-foreground {
        fill: var(--vscode-charts-foreground);
      }
    `,
  ];

  constructor() {
    super();
    new RovingFocus(this);
  }

  override render(): TemplateResult {
    return html`
      <ul data-roving aria-label=${l10n.t('Legend: {0}', fieldName(this.field))}>
        ${this.bars.filter(({ total }) => total > 0).map((bar) => html`<li>${this.#entry(bar)}</li>`)}
      </ul>
    `;
  }

  #entry({ value, chosen }: Bar): TemplateResult {
    const mark = this.markOf.get(value);
    return html`
      <button
        type="button"
        aria-pressed=${chosen}
        @click=${() => this.dispatch({ type: 'toggle', facet: this.field, value })}
      >
        <svg viewBox="-7 -7 14 14" aria-hidden="true">
          ${mark ? svg`<path class="colour-${mark.colour}" d=${markPath(mark, 5)} />` : nothing}
        </svg>
        ${valueName(this.field, value)}
      </button>
    `;
  }
}

customElements.define('move-legend', MoveLegend);
