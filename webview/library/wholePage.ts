import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../src/shared/failure.ts';

/** What a page without a library can lead to. */
export interface NextSteps {
  readonly generate: () => void;
  readonly retry: () => void;
  readonly openSettings: () => void;
  readonly checkSetup: () => void;
}

/** The library is being read. */
export function loadingPage(): TemplateResult {
  return html`
    <h1 class="unseen">${l10n.t('Statistics')}</h1>
    <div class="skeletons" role="status" aria-label=${l10n.t('Reading the library …')}>
      <div class="skeleton small"></div>
      <div class="skeleton large"></div>
      <div class="skeleton large"></div>
    </div>
  `;
}

/** Nothing has been generated yet: what the panel will show, and the one button that gets there. */
export function emptyPage(isTrusted: boolean, steps: NextSteps): TemplateResult {
  return html`
    <div class="whole-page">
      ${couple()}
      <h1>${l10n.t('No moves yet')}</h1>
      <p class="quiet">
        ${l10n.t('We analyse how the dancers move, the music and the names. Nothing leaves your computer.')}
      </p>
      ${
        isTrusted
          ? html`<vscode-button @click=${steps.generate}>${l10n.t('Generate Move Embeddings')}</vscode-button>`
          : html`<p>${l10n.t('Trust this workspace to analyse clips: programs are run on them.')}</p>`
      }
    </div>
  `;
}

/** The library cannot be shown: why, and the one step that helps. */
export function failurePage({ code, message, remedy }: Failure, steps: NextSteps): TemplateResult {
  const [words, act] = nextStepFor(code, steps);
  return html`
    <div class="whole-page" role="alert">
      <h1>${l10n.t('The library cannot be shown')}</h1>
      <p>${message}</p>
      ${remedy === null ? nothing : html`<p class="quiet">${remedy}</p>`}
      <vscode-button @click=${act}>${words}</vscode-button>
    </div>
  `;
}

function nextStepFor(code: Failure['code'], steps: NextSteps): readonly [string, () => void] {
  switch (code) {
    case 'no-clips':
    case 'ambiguous':
      return [l10n.t('Open Settings'), steps.openSettings];
    case 'no-ffmpeg':
    case 'model-missing':
    case 'model-refused':
      return [l10n.t('Check Setup'), steps.checkSetup];
    default:
      return [l10n.t('Try Again'), steps.retry];
  }
}

/** Two dancers, in a few strokes. */
function couple(): TemplateResult {
  return html`
    <svg class="picture" viewBox="0 0 132 96" aria-hidden="true">
      <g class="dancer lead">
        <circle cx="48" cy="16" r="8" />
        <path d="M48 24v30M48 54l-8 34M48 54l10 34M48 32l-16 14M48 32l22 8" />
      </g>
      <g class="dancer">
        <circle cx="86" cy="18" r="8" />
        <path d="M86 26c4 8 3 18 0 28M86 54l-8 34M86 54l12 32M86 34l-16 6M86 34l18-12" />
      </g>
    </svg>
  `;
}
