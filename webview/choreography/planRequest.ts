import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Failure } from '../../src/shared/failure.ts';
import { shared } from '../ui/shared.ts';
import type { PlanHost } from './planHost.ts';

/** What was asked of the dance, in words that can be changed. */
export class PlanRequestForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    understood: { state: true },
    ignored: { state: true },
    isPlanning: { state: true },
  };
  declare host: PlanHost;
  /** The request of the plan; null where it was not made in words. */
  declare words: string | null;
  /** What was made of the words that were given last. */
  declare private understood: readonly string[];
  declare private ignored: readonly string[];
  declare private isPlanning: boolean;

  static override styles = [
    shared,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }

      input {
        flex: 1 1 240px;
        min-width: 0;
        padding: 4px 8px;
        border: 1px solid var(--vscode-input-border, var(--line));
        border-radius: 4px;
        background: var(--vscode-input-background);
        color: var(--vscode-input-foreground);
        font: inherit;
      }

      input:focus {
        outline: 1px solid var(--vscode-focusBorder);
      }
    `,
  ];

  constructor() {
    super();
    this.words = null;
    this.understood = [];
    this.ignored = [];
    this.isPlanning = false;
  }

  override updated(changed: PropertyValues<this>): void {
    const field = this.#field();
    if (changed.has('words') && field) {
      field.value = this.words ?? '';
    }
  }

  override render(): TemplateResult {
    return html`<section aria-label=${l10n.t('Request')}>
      <form @submit=${(event: SubmitEvent) => this.#submit(event)}>
        <label for="words">${l10n.t('Request')}</label>
        <input
          id="words"
          maxlength="10000"
          placeholder=${l10n.t('For example: romantic, for beginners, two minutes, no shadow')}
        />
        <vscode-button secondary ?disabled=${this.isPlanning} @click=${() => void this.#plan()}>
          ${this.isPlanning ? l10n.t('Planning…') : l10n.t('Plan Again')}
        </vscode-button>
      </form>
      <p class="quiet" role="status">
        ${this.understood.length === 0 ? nothing : l10n.t('Understood: {0}.', this.understood.join(', '))}
        ${this.ignored.length === 0 ? nothing : l10n.t('Cannot be planned: {0}.', this.ignored.join(', '))}
      </p>
    </section>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.#plan();
  }

  async #plan(): Promise<void> {
    if (this.isPlanning) {
      return;
    }
    this.isPlanning = true;
    try {
      const words = this.#field()?.value ?? '';
      const { understood, ignored } = await this.host.request('request', { words });
      this.understood = understood;
      this.ignored = ignored;
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'cancelled')) {
        this.dispatchEvent(new CustomEvent('failed', { detail: error }));
      }
    } finally {
      this.isPlanning = false;
    }
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }
}

customElements.define('plan-request', PlanRequestForm);
