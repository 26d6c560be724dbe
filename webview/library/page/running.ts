import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { GenerationState } from '../../../src/protocol/panelData.ts';
import { clipCount, formatCount, formatTimeLeft } from '../words.ts';

/** How far a run is. */
export function running(generation: GenerationState, cancel: () => void): TemplateResult | typeof nothing {
  if (generation.state === 'idle') {
    return nothing;
  }
  const isRunning = generation.state === 'running';
  return html`
    <section class="running" aria-label=${l10n.t('Generating')}>
      <div>
        <strong role="status">${runningWords(generation)}</strong>
        ${
          isRunning
            ? html`<span class="clip quiet" title=${generation.key}>${generation.key}</span>
                <span class="quiet number">
                  ${[
                    ...(generation.secondsLeft === null ? [] : [formatTimeLeft(generation.secondsLeft)]),
                    ...(generation.failed > 0 ? [l10n.t('{0} failed', clipCount(generation.failed))] : []),
                  ].join(' · ')}
                </span>`
            : html`<span class="clip"></span>`
        }
        <vscode-button secondary @click=${cancel}>${l10n.t('Cancel')}</vscode-button>
      </div>
      ${
        isRunning
          ? html`<progress
              aria-label=${l10n.t('Clips done')}
              max=${Math.max(1, generation.total)}
              .value=${generation.done}
            ></progress>`
          : html`<progress aria-label=${l10n.t('Clips done')}></progress>`
      }
    </section>
  `;
}

function runningWords(generation: Exclude<GenerationState, { state: 'idle' }>): string {
  switch (generation.state) {
    case 'starting':
      return l10n.t('Reading the clips …');
    case 'waiting':
      return l10n.t('Waiting for another run on this library …');
    case 'running':
      return l10n.t('Generating, {0} of {1}', formatCount(generation.done), clipCount(generation.total));
  }
}
