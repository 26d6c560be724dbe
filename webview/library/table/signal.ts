import { MODALITIES } from '../../../src/moves/modality.ts';
import type { Reason } from '../../../src/moves/reasons/reasonWords.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';

/** How far a move's embeddings can be trusted: `partial` lacks a modality, `weak` rests on little. */
export type SignalQuality = 'good' | 'weak' | 'partial';

/** From the least trustworthy up. */
export const SIGNAL_ORDER: readonly SignalQuality[] = ['partial', 'weak', 'good'];

export function signalOf({ missing, weaknesses }: Pick<PanelMove, 'missing' | 'weaknesses'>): {
  readonly quality: SignalQuality;
  readonly reasons: readonly Reason[];
} {
  const lacking = MODALITIES.flatMap((modality) => missing[modality] ?? []);
  const reasons = [...lacking, ...weaknesses];
  if (lacking.length > 0) {
    return { quality: 'partial', reasons };
  }
  return { quality: weaknesses.length > 0 ? 'weak' : 'good', reasons };
}
