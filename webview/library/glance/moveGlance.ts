import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import { MODALITIES } from '../../../src/moves/modality.ts';
import { reasonWords } from '../../../src/moves/reasons/reasonWords.ts';
import { icon } from '../../ui/icons.ts';
import { shared } from '../../ui/shared.ts';
import { SPEECH } from '../../ui/speech.ts';
import type { Dispatch } from '../state/actions.ts';
import { clipCount, formatCount, formatDate, formatDuration, formatTempo, modalityName } from '../words.ts';
import {
  ATTENTION_KINDS,
  type Attention,
  type AttentionDetail,
  type AttentionEntry,
  type AttentionKind,
} from './attention.ts';
import type { Glance } from './glance.ts';
import { glanceStyles } from './moveGlance.styles.ts';

/** The library in a few numbers, and what of it deserves a look. */
export class MoveGlance extends LitElement {
  static override properties = {
    glance: { attribute: false },
    attention: { attribute: false },
    opened: { attribute: false },
    known: { attribute: false },
    dispatch: { attribute: false },
    revealProblems: { attribute: false },
  };

  declare glance: Glance;
  declare attention: Attention;
  /** The list that is open. */
  declare opened: AttentionKind | null;
  /** Clips that are in the library, by their path. */
  declare known: ReadonlyMap<string, ClipKey>;
  declare dispatch: Dispatch;
  declare revealProblems: () => void;

  static override styles = [shared, glanceStyles];

  override render(): TemplateResult {
    const { moves, seconds, categories, generatedAtMs } = this.glance;
    return html`
      <h2 class="unseen">${l10n.t('The library at a glance')}</h2>
      <dl class="tiles">
        ${tile(l10n.t('moves'), formatCount(moves))}
        ${tile(l10n.t('of video'), formatDuration(seconds))}
        ${tile(l10n.t('categories'), formatCount(categories))} ${this.#tempo()}
        <div class="wide">
          <dt>${l10n.t('Generated')}</dt>
          <dd>
            ${generatedAtMs === null ? '–' : formatDate(generatedAtMs)}
            <span class="quiet models">${this.#models()}</span>
          </dd>
        </div>
      </dl>
      ${this.#attention()}
    `;
  }

  #tempo(): TemplateResult | typeof nothing {
    const { tempo } = this.glance;
    if (tempo.median === null || tempo.min === null || tempo.max === null) {
      return nothing;
    }
    const most = Math.max(...tempo.histogram.map(({ count }) => count));
    const step = 100 / tempo.histogram.length;
    return html`
      <div class="tile tempo">
        <dt>${l10n.t('bpm median ({0}–{1})', formatTempo(tempo.min), formatTempo(tempo.max))}</dt>
        <dd class="number">
          ${formatTempo(tempo.median)}
          <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
            ${tempo.histogram.map(({ count }, index) => {
              const height = (24 * count) / most;
              return svg`<rect x=${index * step + 0.5} y=${24 - height} width=${Math.max(1, step - 1)} height=${height} />`;
            })}
          </svg>
        </dd>
      </div>
    `;
  }

  #models(): string {
    return MODALITIES.map((modality) => {
      const models = this.glance.models[modality];
      return `${modalityName(modality)}: ${models.length === 0 ? '–' : models.join(', ')}`;
    }).join(' · ');
  }

  #attention(): TemplateResult | typeof nothing {
    const kinds = ATTENTION_KINDS.filter((kind) => this.attention[kind].length > 0);
    if (kinds.length === 0) {
      return nothing;
    }
    return html`
      <div class="chips">
        ${kinds.map(
          (kind) => html`
            <button
              type="button"
              class="attention ${kind}"
              aria-expanded=${kind === this.opened}
              @click=${() => this.dispatch({ type: 'attention', kind })}
            >
              ${icon(kind === 'failed' ? 'warning' : 'down')} ${kindWords(kind, this.attention[kind].length)}
            </button>
          `,
        )}
      </div>
      ${this.opened !== null && kinds.includes(this.opened) ? this.#list(this.opened) : nothing}
    `;
  }

  #list(kind: AttentionKind): TemplateResult {
    return html`
      <section class="list" aria-label=${kindWords(kind, this.attention[kind].length)} tabindex="0">
        <ul>
          ${this.attention[kind].map((entry) => html`<li>${this.#entry(entry)}</li>`)}
        </ul>
        ${
          kind === 'failed'
            ? html`<vscode-button secondary @click=${this.revealProblems}>${l10n.t('Show Problems')}</vscode-button>`
            : nothing
        }
      </section>
    `;
  }

  #entry({ key, details }: AttentionEntry): TemplateResult {
    const known = this.known.get(key);
    const words = html`<span class="quiet">${details.map(detailWords).join('; ')}</span>`;
    if (known === undefined) {
      return html`<span>${key}</span> ${words}`;
    }
    const show = () => {
      this.dispatch({ type: 'choose', key: known });
      this.dispatch({ type: 'play', key: known });
    };
    return html`<button type="button" class="link" @click=${show}>${key}</button> ${words}`;
  }
}

function tile(name: string, value: string): TemplateResult {
  return html`<div class="tile">
    <dt>${name}</dt>
    <dd class="number">${value}</dd>
  </div>`;
}

function kindWords(kind: AttentionKind, count: number): string {
  switch (kind) {
    case 'changed':
      return l10n.t('{0} changed since', clipCount(count));
    case 'failed':
      return l10n.t('{0} failed', clipCount(count));
    case 'incomplete':
      return l10n.t('{0} incomplete', clipCount(count));
    case 'weak':
      return l10n.t('{0} hard to analyse', clipCount(count));
    case 'duplicated':
      return l10n.t('{0} duplicated', clipCount(count));
  }
}

function detailWords(detail: AttentionDetail): string {
  switch (detail.fact) {
    case 'added':
      return l10n.t('new');
    case 'changed':
      return l10n.t('changed');
    case 'relabelled':
      return l10n.t('labels changed');
    case 'gone':
      return l10n.t('deleted');
    case 'same-id':
      return l10n.t('same identifier as {0}', detail.as);
    case 'same-content':
      return l10n.t('same file as {0}', detail.as);
    case 'reason':
      return reasonWords(detail.reason, SPEECH);
  }
}

customElements.define('move-glance', MoveGlance);
