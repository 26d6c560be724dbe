import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SeenDancers } from '../../src/protocol/panelData.ts';
import { SPEEDS } from './playback.ts';
import { sharesSeen } from './skeletons.ts';

export interface Practice {
  /** In per cent, one of `SPEEDS`. */
  readonly speed: number;
  readonly isMirrored: boolean;
  readonly showsDancers: boolean;
  /** What was seen in each film whose dancers are shown; null where nothing was, undefined while it is asked for. */
  readonly seen: readonly (SeenDancers | null | undefined)[];
  readonly hasBeats: boolean;
  setSpeed(percent: number): void;
  mirror(): void;
  showDancers(): void;
  step(direction: 1 | -1): void;
  thisIsOne(): void;
}

const COLOURS = ['var(--vscode-charts-yellow)', 'var(--vscode-charts-red)'] as const;

/** How a film is practised with: its speed, a mirror, frame by frame, who was seen, where the count begins. */
export function practiceControls(practice: Practice): TemplateResult {
  const toggle = (isOn: boolean, label: string, title: string, act: () => void) => html`
    <button type="button" class="chip" aria-pressed=${isOn} title=${title} @click=${act}>${label}</button>
  `;
  return html`
    <div class="controls" role="group" aria-label=${l10n.t('Practice')}>
      <label>
        ${l10n.t('Speed')}
        <select
          aria-label=${l10n.t('Speed')}
          title=${l10n.t('{0} and {1} keys', '-', '+')}
          @change=${({ target }: Event) =>
            target instanceof HTMLSelectElement && practice.setSpeed(Number(target.value))}
        >
          ${SPEEDS.map(
            (percent) =>
              html`<option value=${percent} ?selected=${percent === practice.speed}>${percent} %</option>`,
          )}
        </select>
      </label>
      ${toggle(practice.isMirrored, l10n.t('Mirror'), l10n.t('{0} key', 'M'), practice.mirror)}
      ${toggle(practice.showsDancers, l10n.t('Who was seen'), l10n.t('{0} key', 'S'), practice.showDancers)}
      <button
        type="button"
        class="chip"
        aria-label=${l10n.t('One frame back')}
        title=${l10n.t('{0} key', ',')}
        @click=${() => practice.step(-1)}
      >
        ‹
      </button>
      <button
        type="button"
        class="chip"
        aria-label=${l10n.t('One frame forward')}
        title=${l10n.t('{0} key', '.')}
        @click=${() => practice.step(1)}
      >
        ›
      </button>
      ${
        practice.hasBeats
          ? html`<button type="button" class="chip" title=${l10n.t('{0} key', '1')} @click=${practice.thisIsOne}>
              ${l10n.t('This is 1')}
            </button>`
          : nothing
      }
      ${practice.seen.map(seenText)}
    </div>
  `;
}

function seenText(seen: SeenDancers | null | undefined): TemplateResult | typeof nothing {
  if (seen === undefined) {
    return nothing;
  }
  if (seen === null) {
    return html`<span class="quiet">${l10n.t('no dancer found')}</span>`;
  }
  return html`${sharesSeen(seen).map(
    (share, which) => html`
      <span class="legend quiet" .style=${`--dancer: ${COLOURS[which] ?? ''}`}>
        ${l10n.t('seen in {0} of frames', `${Math.round(100 * share)} %`)}
      </span>
    `,
  )}`;
}
