import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icons.ts';
import { FACETS } from '../filter/facets.ts';
import { isEverything, type PageFilter } from '../filter/pageFilter.ts';
import type { Dispatch } from '../state/actions.ts';
import { facetName, facetValueName, formatCount, moveCount } from '../words.ts';

/** How many moves the page is about. */
interface Counts {
  readonly shown: number;
  readonly all: number;
  readonly withoutLabels: number;
}

/** What is filtered, in one line that is always in sight, and the one invitation to label what has no labels. */
export function filterLine(filter: PageFilter, counts: Counts, dispatch: Dispatch): TemplateResult {
  return html`
    <div class="filter-line">
      ${
        isEverything(filter)
          ? html`<span role="status">${l10n.t('Showing all {0}', moveCount(counts.all))}</span>`
          : filtered(filter, counts, dispatch)
      }
      ${invitation(filter, counts, dispatch)}
    </div>
  `;
}

function filtered(filter: PageFilter, { shown, all }: Counts, dispatch: Dispatch): TemplateResult {
  return html`
    <strong class="number" role="status">
      ${l10n.t('Showing {0} of {1}', formatCount(shown), moveCount(all))}
    </strong>
    ${FACETS.flatMap((facet) =>
      filter.facets[facet].map((value) =>
        chip(`${facetName(facet)}: ${facetValueName(facet, value)}`, () =>
          dispatch({ type: 'toggle', facet, value }),
        ),
      ),
    )}
    ${
      filter.name.trim() === ''
        ? nothing
        : chip(l10n.t('Name: {0}', filter.name.trim()), () => dispatch({ type: 'name', name: '' }))
    }
    ${
      filter.only === null
        ? nothing
        : chip(l10n.t('Selected: {0}', moveCount(filter.only.length)), () =>
            dispatch({ type: 'filter', filter: { ...filter, only: null } }),
          )
    }
    <button type="button" class="link" @click=${() => dispatch({ type: 'clear-filter' })}>
      ${l10n.t('Clear (Escape)')}
    </button>
  `;
}

function chip(words: string, remove: () => void): TemplateResult {
  return html`
    <button type="button" class="chosen" aria-label=${l10n.t('Remove filter {0}', words)} @click=${remove}>
      ${words} ${icon('close')}
    </button>
  `;
}

/** Opens the drawer for the moves that nobody has said anything of. */
function invitation(
  filter: PageFilter,
  { withoutLabels }: Counts,
  dispatch: Dispatch,
): TemplateResult | typeof nothing {
  return withoutLabels === 0 || filter.facets.labels.length > 0
    ? nothing
    : html`<button
        type="button"
        class="link invitation"
        @click=${() => {
          dispatch({ type: 'toggle', facet: 'labels', value: 'without' });
          dispatch({ type: 'labelling', isOn: true });
        }}
      >
        ${l10n.t('{0} without labels: label them', moveCount(withoutLabels))}
      </button>`;
}
