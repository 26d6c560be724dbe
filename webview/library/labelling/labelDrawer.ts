import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import { ANNOTATED_FIELDS, type AnnotatedField, rulesOf } from '../../../src/moves/labels/fields.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { icon } from '../../ui/icons.ts';
import { RovingFocus } from '../../ui/rovingFocus.ts';
import { shared } from '../../ui/shared.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import type { LabelHistoryState } from '../state/panelState.ts';
import { moveCount } from '../words.ts';
import { drawerStyles } from './labelDrawer.styles.ts';
import type { LabelField } from './labelField.ts';
import type { Labeller } from './labeller.ts';
import { offeredValues, saidOfMany, usedValues } from './saidOfMany.ts';
import type { Suggestion } from './suggestions.ts';

/** What is said here; a count 1 is said where the move plays. */
const DRAWER_FIELDS = ANNOTATED_FIELDS.filter((field) => rulesOf(field).kind !== 'seconds');

/** Faces shown of several moves. */
const MOST_FACES = 4;
/** Moves shown that are to be labelled next. */
const MOST_NEXT = 4;

/** The drawer that labels are given in: what is said of the selected moves, one or many, field by field. */
export class LabelDrawer extends LitElement {
  static override properties = {
    moves: { attribute: false },
    library: { attribute: false },
    known: { attribute: false },
    suggestions: { attribute: false },
    labelNext: { attribute: false },
    history: { attribute: false },
    labeller: { attribute: false },
    media: { attribute: false },
    onClose: { attribute: false },
  };

  /** The selected moves. */
  declare moves: readonly PanelMove[];
  declare library: readonly PanelMove[];
  /** The library by clip. */
  declare known: ReadonlyMap<ClipKey, PanelMove>;
  declare suggestions: readonly Suggestion[];
  /** Unlabelled moves, those first whose label would say most of the others. */
  declare labelNext: readonly ClipKey[];
  declare history: LabelHistoryState;
  declare labeller: Labeller;
  declare media: ClipMedia;
  declare onClose: () => void;

  static override styles = [shared, drawerStyles];

  constructor() {
    super();
    new RovingFocus(this);
  }

  /** Puts the cursor where a value of a field is typed. */
  focusField(field: AnnotatedField): void {
    this.renderRoot.querySelector<LabelField>(`label-field[data-field="${field}"]`)?.focusInput();
  }

  override render(): TemplateResult {
    return html`
      <aside aria-labelledby="title">
        <header>
          <h2 id="title">${this.#title()}</h2>
          ${this.#button('undo', l10n.t('Undo (Ctrl+Z)'), this.history.canUndo, () => this.labeller.undo())}
          ${this.#button('redo', l10n.t('Redo (Ctrl+Y)'), this.history.canRedo, () => this.labeller.redo())}
          ${this.#button('close', l10n.t('Close'), true, () => this.onClose())}
        </header>
        ${this.moves.length === 0 ? this.#invitation() : this.#fields()} ${this.#next()}
      </aside>
    `;
  }

  #title(): string {
    const [first, second] = this.moves;
    if (first === undefined) {
      return l10n.t('Label Moves');
    }
    return second === undefined ? first.metadata.moveName : moveCount(this.moves.length);
  }

  #button(
    name: 'undo' | 'redo' | 'close',
    label: string,
    isEnabled: boolean,
    act: () => void,
  ): TemplateResult {
    return html`
      <button
        type="button"
        class="icon-button"
        title=${label}
        aria-label=${label}
        ?disabled=${!isEnabled}
        @click=${act}
      >
        ${icon(name)}
      </button>
    `;
  }

  #invitation(): TemplateResult {
    return html`<p class="quiet">${l10n.t('Select the moves to label, here or on the map')}</p>`;
  }

  /** Those to label next: each says most of those that are left. */
  #next(): TemplateResult | typeof nothing {
    const [...next] = this.labelNext.slice(0, MOST_NEXT);
    return next.length === 0
      ? nothing
      : html`<footer>
          <h3>${l10n.t('Label these next')}</h3>
          <div class="faces" data-roving>
            ${next.map((key) => this.#face(key))}
          </div>
          <vscode-button secondary @click=${() => this.labeller.next()}>${l10n.t('Next (N)')}</vscode-button>
        </footer>`;
  }

  #face(key: ClipKey): TemplateResult {
    const move = this.known.get(key);
    const name = move?.metadata.moveName ?? key;
    return html`
      <button type="button" title=${name} aria-label=${name} @click=${() => this.labeller.select(key)}>
        <move-poster .clip=${key} .known=${move?.posterUri ?? null} .media=${this.media}></move-poster>
      </button>
    `;
  }

  #fields(): TemplateResult {
    return html`
      <div class=${this.moves.length === 1 ? 'faces one' : 'faces'}>
        ${this.moves
          .slice(0, MOST_FACES)
          .map(
            ({ key, posterUri }) =>
              html`<move-poster .clip=${key} .known=${posterUri} .media=${this.media}></move-poster>`,
          )}
      </div>
      <label-suggestions
        .suggestions=${this.suggestions}
        .count=${this.moves.length}
        .moves=${this.known}
        .media=${this.media}
        .onTake=${(suggestions: readonly Suggestion[]) => this.labeller.take(suggestions)}
      ></label-suggestions>
      ${DRAWER_FIELDS.map((field) => this.#field(field))}
    `;
  }

  /** What the `Tab` key takes in a field. */
  #suggestionIn(field: AnnotatedField): Suggestion | null {
    return this.suggestions.find((suggestion) => suggestion.field === field) ?? null;
  }

  #field(field: AnnotatedField): TemplateResult {
    return html`
      <label-field
        data-field=${field}
        .said=${saidOfMany(field, this.moves)}
        .count=${this.moves.length}
        .offered=${offeredValues(field, this.moves, this.library)}
        .suggestion=${this.#suggestionIn(field)}
        .used=${usedValues(field, this.library)}
        .onSay=${(value: string) => this.labeller.say(field, value)}
        .onTake=${(suggestion: Suggestion) => this.labeller.take([suggestion])}
        .onUnsay=${(value: string) => this.labeller.unsay(field, value)}
        .onFolders=${field === 'label' && this.labeller.canNameByFolder() ? () => this.labeller.sayFolders() : null}
      ></label-field>
    `;
  }
}

customElements.define('label-drawer', LabelDrawer);
