import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { rulesOf } from '../../../src/moves/labels/fields.ts';
import { icon } from '../../ui/icons.ts';
import { RovingFocus } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import { fieldName, formatCount, valueName } from '../words.ts';
import { fieldStyles } from './labelField.styles.ts';
import { digitOf } from './labelKeys.ts';
import type { SaidOfMany, SharedValue } from './saidOfMany.ts';
import type { Suggestion } from './suggestions.ts';

/** One label field of the selected moves: what is said, what can be said with a click, and where something else is typed. */
export class LabelField extends LitElement {
  static override properties = {
    said: { attribute: false },
    count: { attribute: false },
    offered: { attribute: false },
    used: { attribute: false },
    suggestion: { attribute: false },
    onSay: { attribute: false },
    onTake: { attribute: false },
    onUnsay: { attribute: false },
    onFolders: { attribute: false },
  };

  declare said: SaidOfMany;
  /** How many moves it is about. */
  declare count: number;
  declare offered: readonly string[];
  /** What the library says in this field, for what is typed to be completed. */
  declare used: readonly string[];
  /** What `Tab` takes while nothing is typed; null for nothing. */
  declare suggestion: Suggestion | null;
  declare onTake: (suggestion: Suggestion) => void;
  declare onSay: (value: string) => void;
  declare onUnsay: (value: string) => void;
  /** Says of each move the name of its folder; null where that is not offered. */
  declare onFolders: (() => void) | null;

  static override styles = [shared, fieldStyles];

  constructor() {
    super();
    new RovingFocus(this);
  }

  focusInput(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render(): TemplateResult {
    const { field, isMixed, derived } = this.said;
    return html`
      <h3 id="name">
        ${fieldName(field)} ${isMixed ? html`<span class="quiet">${l10n.t('mixed')}</span>` : nothing}
        ${derived.length === 1 ? html`<span class="quiet">${l10n.t('{0}, automatic', valueName(field, derived[0]))}</span>` : nothing}
      </h3>
      <div class="values" role="group" aria-labelledby="name" data-roving>
        ${this.#isClosed ? nothing : this.#unofferedValues().map((value) => this.#saidValue(value))}
        ${this.offered.map((value) => this.#offer(value))}
        ${
          this.onFolders === null
            ? nothing
            : html`<button type="button" class="chip" @click=${this.onFolders}>${l10n.t('Names of the folders')}</button>`
        }
      </div>
      ${this.#isClosed ? nothing : this.#input()}
    `;
  }

  /** Whether nothing else can be said than what is offered. */
  get #isClosed(): boolean {
    return !rulesOf(this.said.field).open;
  }

  #unofferedValues(): SharedValue[] {
    return this.said.values.filter(({ value }) => !this.offered.includes(value));
  }

  #saidValue({ value, count }: SharedValue): TemplateResult {
    const name = valueName(this.said.field, value);
    return html`
      <button type="button" class="chip" aria-pressed=${this.#pressed(count)} @click=${() => this.onUnsay(value)}>
        ${name}${this.#share(count)} ${icon('close')}
      </button>
    `;
  }

  #offer(value: string): TemplateResult {
    const { field, values } = this.said;
    const count = values.find((said) => said.value === value)?.count ?? 0;
    const digit = digitOf(field, value);
    const isSaidByAll = count === this.count;
    return html`
      <button
        type="button"
        class="chip"
        aria-pressed=${this.#pressed(count)}
        @click=${() => (isSaidByAll ? this.onUnsay(value) : this.onSay(value))}
      >
        ${digit === null ? nothing : html`<kbd>${digit}</kbd>`} ${valueName(field, value)}${this.#share(count)}
      </button>
    `;
  }

  #pressed(count: number): 'true' | 'false' | 'mixed' {
    return count === 0 ? 'false' : count < this.count ? 'mixed' : 'true';
  }

  /** How many of several moves have a value, where not all do. */
  #share(count: number): string {
    return count === 0 || count === this.count ? '' : ` ${formatCount(count)}/${formatCount(this.count)}`;
  }

  #input(): TemplateResult {
    const { field } = this.said;
    const usual = rulesOf(field).kind === 'many' ? l10n.t('Add…') : l10n.t('Another…');
    const words =
      this.suggestion === null ? usual : l10n.t('Tab: {0}', valueName(field, this.suggestion.value));
    return html`
      <input
        type="text"
        list="used"
        aria-label=${fieldName(field)}
        placeholder=${words}
        @keydown=${(event: KeyboardEvent) => this.#typed(event)}
      />
      <datalist id="used">${this.used.map((value) => html`<option value=${value}></option>`)}</datalist>
    `;
  }

  #typed(event: KeyboardEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    event.stopPropagation();
    if (event.key === 'Enter' && input.value.trim() !== '') {
      this.onSay(input.value.trim());
      input.value = '';
    } else if (event.key === 'Tab' && !event.shiftKey && input.value === '' && this.suggestion !== null) {
      event.preventDefault();
      this.onTake(this.suggestion);
    } else if (event.key === 'Escape') {
      input.value = '';
      input.blur();
    }
  }
}

customElements.define('label-field', LabelField);
