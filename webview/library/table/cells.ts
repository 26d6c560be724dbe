import { html, type TemplateResult } from 'lit';
import { NO_CATEGORY } from '../../../src/moves/clip.ts';
import { type LabelField, valuesOf } from '../../../src/moves/labels/fields.ts';
import { reasonWords } from '../../../src/moves/reasons/reasonWords.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { SPEECH } from '../../ui/speech.ts';
import { formatDuration, formatTempo, signalName, valueName } from '../words.ts';
import { signalOf } from './signal.ts';
import type { Column } from './tableRows.ts';

/** Stands where there is nothing to show. */
const NOTHING = '–';

/** What a row shows in a column. */
export function cellOf(move: PanelMove, column: Column): TemplateResult | string {
  switch (column) {
    case 'name':
      return html`<span class="words">${move.metadata.moveName}</span>`;
    case 'tempo':
      return move.tempoBpm === null ? NOTHING : formatTempo(move.tempoBpm);
    case 'duration':
      return formatDuration(move.durationSeconds);
    case 'signal':
      return signal(move);
    default:
      return html`<span class="words">${labelled(move, column) || NOTHING}</span>`;
  }
}

/** A label in words, empty where nobody gave one. */
function labelled({ metadata }: PanelMove, field: LabelField): string {
  return valuesOf(metadata[field])
    .filter((value) => value !== NO_CATEGORY)
    .map((value) => valueName(field, value))
    .join(', ');
}

function signal(move: PanelMove): TemplateResult {
  const { quality, reasons } = signalOf(move);
  const inWords = reasons.map((reason) => reasonWords(reason, SPEECH));
  return html`<span class="quality ${quality}" title=${[signalName(quality), ...inWords].join('; ')}>
    <span class="dot" aria-hidden="true"></span>
    <span class="word">${signalName(quality)}</span>
    <span class="unseen">${inWords.join('; ')}</span>
  </span>`;
}
