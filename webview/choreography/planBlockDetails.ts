import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BlockReasons, Choreography } from '../../src/choreography/plan/choreography.ts';
import { phraseBeatsOf } from '../../src/choreography/plan/phrase.ts';
import { reasonsInWords } from '../../src/choreography/plan/planWords.ts';
import type { Alternative } from '../../src/protocol/planEditor.ts';
import type { ClipMedia } from '../library/host/clipMedia.ts';
import { formatDuration, formatShare } from '../library/words.ts';
import { icon } from '../ui/icons.ts';
import { shared } from '../ui/shared.ts';
import { SPEECH } from '../ui/speech.ts';
import { type DanceBlock, resized } from './dance.ts';
import type { PlanHost } from './planHost.ts';

/** The block that is chosen: why it is there, and what could be done about it. */
export class PlanBlockDetails extends LitElement {
  static override properties = {
    plan: { attribute: false },
    shown: { attribute: false },
    others: { state: true },
    inserts: { state: true },
    isAsking: { state: true },
  };

  declare host: PlanHost;
  declare media: ClipMedia;
  declare plan: Choreography;
  declare shown: DanceBlock;
  /** The moves that could stand here; null where nobody has asked. */
  declare private others: readonly Alternative[] | null;
  /** Whether the one that is chosen comes before this one, not in its place. */
  declare private inserts: boolean;
  declare private isAsking: boolean;

  static override styles = [
    shared,
    css`
      section {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .reasons li::before {
        content: '· ';
      }

      .parts {
        display: flex;
        gap: 14px;
        flex-wrap: wrap;
      }

      .others {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
        gap: 8px;
        max-height: 300px;
        overflow-y: auto;
        padding: 2px;
      }

      .other {
        display: flex;
        flex-direction: column;
        width: 100%;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 4px;
      }

      .other:hover {
        background: var(--hover);
      }

      .other move-poster {
        aspect-ratio: 16 / 9;
      }

      .other span {
        padding: 2px 6px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.others = null;
    this.inserts = false;
    this.isAsking = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('shown');
    const isAnother = before?.index !== this.shown.index || before?.block.clip !== this.shown.block.clip;
    if (changed.has('shown') && isAnother) {
      this.others = null;
    }
  }

  override render(): TemplateResult {
    const { name, block, index, startSeconds, endSeconds } = this.shown;
    const last = this.plan.blocks.length - 1;
    const canShrink = resized(block.beats, -1, phraseBeatsOf(this.plan.song)) < block.beats;
    const button = (label: string, action: () => void, isDisabled = false) =>
      html`<vscode-button secondary ?disabled=${isDisabled} @click=${action}>${label}</vscode-button>`;
    return html`<section aria-label=${l10n.t('The chosen move')}>
      <h2>${name}</h2>
      <p class="quiet">
        ${l10n.t('Move {0} of {1}', index + 1, last + 1)} · ${l10n.t('{0} beats', block.beats)} ·
        ${formatDuration(endSeconds - startSeconds)}
      </p>
      ${block.reasons === null ? nothing : this.#reasons(block.reasons)}
      <div class="actions">
        ${button(block.locked ? l10n.t('Unlock') : l10n.t('Lock'), () => this.#lock())}
        ${button(l10n.t('Move Left'), () => this.#move(index - 1), index === 0)}
        ${button(l10n.t('Move Right'), () => this.#move(index + 1), index === last)}
        ${button(l10n.t('Longer'), () => this.#tell('resize', { index, step: 1 }))}
        ${button(l10n.t('Shorter'), () => this.#tell('resize', { index, step: -1 }), !canShrink)}
        ${button(l10n.t('Swap for a Similar Move'), () => void this.#ask(false), this.isAsking)}
        ${button(l10n.t('Insert Move Before…'), () => void this.#ask(true), this.isAsking)}
        ${button(l10n.t('Delete'), () => this.#tell('remove', { index }), last === 0)}
      </div>
      ${this.#choices()}
    </section>`;
  }

  #reasons(reasons: BlockReasons): TemplateResult {
    const { fit, flow, variety } = reasons;
    return html`
      <p class="parts number">
        <span>${l10n.t('Fit {0}', formatShare(fit))}</span>
        ${flow === null ? nothing : html`<span>${l10n.t('Flow {0}', formatShare(flow))}</span>`}
        <span>${l10n.t('Variety {0}', formatShare(variety))}</span>
      </p>
      <ul class="reasons">
        ${reasonsInWords(reasons, SPEECH).map((reason) => html`<li>${reason}</li>`)}
      </ul>
    `;
  }

  #choices(): TemplateResult {
    if (this.isAsking) {
      return html`<p role="status">${l10n.t('Looking for moves that fit here')}</p>`;
    }
    if (this.others === null) {
      return html``;
    }
    return this.others.length === 0
      ? html`<p role="status">${l10n.t('No other move fits here.')}</p>`
      : html`<ul class="others" aria-label=${l10n.t('Moves that fit here')}>
          ${this.others.map((other) => this.#other(other))}
        </ul>`;
  }

  #other(other: Alternative): TemplateResult {
    const { clip, name, score, reasons } = other;
    return html`<li>
      <button
        type="button"
        class="other"
        title=${[clip, ...reasonsInWords(reasons, SPEECH)].join('\n')}
        aria-label=${l10n.t('{0}, fits {1}', name, formatShare(score))}
        @click=${() => this.#take(other)}
      >
        <move-poster .clip=${clip} .media=${this.media}></move-poster>
        <span>${name}</span>
        <span class="quiet number">${icon('alike')} ${formatShare(score)}</span>
      </button>
    </li>`;
  }

  async #ask(inserts: boolean): Promise<void> {
    const { index } = this.shown;
    this.isAsking = true;
    this.inserts = inserts;
    try {
      const others = await this.host.request('alternatives', { block: index, inserts });
      if (this.shown.index === index) {
        this.others = others;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.isAsking = false;
    }
  }

  #lock(): void {
    const { index, block } = this.shown;
    this.#do(this.host.request('lock', { block: index, locked: !block.locked }));
  }

  #move(to: number): void {
    this.#tell('shift', { from: this.shown.index, to });
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #take({ block }: Alternative): void {
    this.#do(this.host.request(this.inserts ? 'insert' : 'swap', { block: this.shown.index, by: block }));
    this.others = null;
  }

  #do(asked: Promise<null>): void {
    asked.catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.dispatchEvent(new CustomEvent('failed', { detail: error }));
  }
}

customElements.define('plan-block-details', PlanBlockDetails);
