import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { MODALITIES, type Modality } from '../../../src/moves/modality.ts';
import { areSameWeights, WEIGHT_PRESETS, type Weights } from '../../../src/moves/weights.ts';
import { shared } from '../../ui/shared.ts';
import type { Dispatch } from '../state/actions.ts';
import { formatShare, modalityName } from '../words.ts';

const STEP = 0.05;

/** How much movement, music and words count, as sliders. */
export class MoveWeights extends LitElement {
  static override properties = {
    weights: { attribute: false },
    usual: { attribute: false },
    dispatch: { attribute: false },
  };

  declare weights: Weights;
  /** The weights of the settings. */
  declare usual: Weights;
  declare dispatch: Dispatch;

  static override styles = [
    shared,
    css`
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 20px;
      }

      legend {
        float: left;
        padding: 0;
        color: var(--quiet);
      }

      label {
        display: grid;
        grid-template-columns: auto 110px 4ch;
        align-items: center;
        gap: 8px;
      }

      output {
        text-align: right;
      }

      input {
        appearance: none;
        width: 100%;
        height: 20px;
        margin: 0;
        background: none;
        cursor: pointer;
        border-radius: 3px;
      }

      input::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: var(--vscode-scrollbarSlider-background);
        border: 1px solid var(--vscode-contrastBorder, transparent);
      }

      input::-webkit-slider-thumb {
        appearance: none;
        width: 14px;
        height: 14px;
        margin-top: -6px;
        border-radius: 50%;
        background: var(--vscode-button-background);
        border: 1px solid var(--vscode-contrastBorder, var(--vscode-editor-background));
      }
    `,
  ];

  override render(): TemplateResult {
    const isUsual = areSameWeights(this.weights, this.usual);
    return html`
      <fieldset>
        <legend class="unseen">${l10n.t('What counts')}</legend>
        ${MODALITIES.map((modality) => this.#slider(modality))}
        ${this.#preset(l10n.t('Movement first'), WEIGHT_PRESETS.movement)}
        ${this.#preset(l10n.t('Reference'), WEIGHT_PRESETS.reference)}
        <button
          type="button"
          class="link"
          ?disabled=${isUsual}
          @click=${() => this.dispatch({ type: 'weigh', weights: this.usual })}
        >
          ${l10n.t('Reset')}
        </button>
      </fieldset>
    `;
  }

  #preset(name: string, weights: Weights): TemplateResult {
    return html`
      <button
        type="button"
        class="chip"
        aria-pressed=${areSameWeights(this.weights, weights)}
        title=${MODALITIES.map((modality) => `${modalityName(modality)} ${formatShare(weights[modality])}`).join(' · ')}
        @click=${() => this.dispatch({ type: 'weigh', weights })}
      >
        ${name}
      </button>
    `;
  }

  #slider(modality: Modality): TemplateResult {
    const weight = this.weights[modality];
    return html`
      <label>
        <span>${modalityName(modality)}</span>
        <input
          type="range"
          min="0"
          max="1"
          step=${STEP}
          .value=${String(weight)}
          aria-valuetext=${formatShare(weight)}
          @input=${(event: Event) => this.#weigh(modality, (event.target as HTMLInputElement).valueAsNumber)}
        />
        <output class="number">${formatShare(weight)}</output>
      </label>
    `;
  }

  #weigh(modality: Modality, weight: number): void {
    this.dispatch({ type: 'weigh', weights: { ...this.weights, [modality]: weight } });
  }
}

customElements.define('move-weights', MoveWeights);
