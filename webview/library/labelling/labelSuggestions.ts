import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ClipKey } from '../../../src/moves/clip.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { shared } from '../../ui/shared.ts';
import type { ClipMedia } from '../host/clipMedia.ts';
import { fieldName, formatShare, moveCount, valueName } from '../words.ts';
import type { Suggestion } from './suggestions.ts';

/** Faces shown of the moves that a suggestion comes from. */
const MOST_FACES = 3;

/** What the selected moves may be, by those that move like them. Nothing is said before it is taken. */
export class LabelSuggestions extends LitElement {
  static override properties = {
    suggestions: { attribute: false },
    count: { attribute: false },
    moves: { attribute: false },
    media: { attribute: false },
    onTake: { attribute: false },
  };

  declare suggestions: readonly Suggestion[];
  /** How many moves are selected. */
  declare count: number;
  /** The library, for the faces. */
  declare moves: ReadonlyMap<ClipKey, PanelMove>;
  declare media: ClipMedia;
  declare onTake: (suggestions: readonly Suggestion[]) => void;

  static override styles = [
    shared,
    css`
      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 8px;
        margin-bottom: 4px;
      }

      .suggestion {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
        width: 100%;
        padding: 4px 6px;
        border: 1px dashed var(--line);
        border-radius: 4px;
      }

      .suggestion:hover {
        background: var(--hover);
      }

      li + li {
        margin-top: 4px;
      }

      .faces {
        display: flex;
        gap: 2px;
      }

      move-poster {
        width: 40px;
        height: 30px;
      }

      .words {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    return this.suggestions.length === 0
      ? nothing
      : html`
          <div class="head">
            <h3>${l10n.t('Suggestions')}</h3>
            ${
              this.suggestions.length === 1
                ? nothing
                : html`<button type="button" class="link" @click=${() => this.onTake(this.suggestions)}>
                    ${l10n.t('Take All')}
                  </button>`
            }
          </div>
          <ul>
            ${this.suggestions.map((suggestion) => html`<li>${this.#suggestion(suggestion)}</li>`)}
          </ul>
        `;
  }

  #suggestion(suggestion: Suggestion): TemplateResult {
    const { field, value, confidence, clips, voters } = suggestion;
    return html`
      <button
        type="button"
        class="suggestion"
        title=${l10n.t('From moves that are danced like this')}
        @click=${() => this.onTake([suggestion])}
      >
        <span class="faces">
          ${voters.slice(0, MOST_FACES).map(
            (key) =>
              html`<move-poster
                .clip=${key}
                .known=${this.moves.get(key)?.posterUri ?? null}
                .media=${this.media}
              ></move-poster>`,
          )}
        </span>
        <span class="words">
          <span class="quiet">${fieldName(field)}</span> ${valueName(field, value)}
          ${this.count > 1 ? html`<span class="quiet">${moveCount(clips.length)}</span>` : nothing}
        </span>
        <span class="number quiet">${formatShare(confidence)}</span>
      </button>
    `;
  }
}

customElements.define('label-suggestions', LabelSuggestions);
