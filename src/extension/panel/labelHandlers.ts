import type { LabelledClips } from '../../engine/moveEngine.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import type { Speech } from '../../moves/speech.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { LabelOutcome } from '../../protocol/labelData.ts';
import type { ToHost } from '../../protocol/panel.ts';
import type { LabelHistory } from '../labels/labelHistory.ts';

type LabelRequest = 'label' | 'undoLabels' | 'redoLabels';

/** Answers what a page says of moves. */
export function labelHandlers(
  history: () => LabelHistory,
  speech: Pick<Speech, 'l10n'>,
): Pick<Handlers<ToHost>, LabelRequest> {
  const outcome = (labelled: LabelledClips | null): LabelOutcome => ({
    changed: [...(labelled?.changed ?? [])],
    refused: (labelled?.refused ?? []).map(({ key, problem: { fault, line, field } }) => ({
      key,
      problem: `${line === null ? '' : `${line}: `}${field} ${annotationFaultWords(fault, speech)}`,
    })),
    waiting: [...(labelled?.rows.waiting ?? [])],
    canUndo: history().canUndo,
    canRedo: history().canRedo,
  });
  return {
    label: async ({ edits }) => outcome(await history().label(edits)),
    undoLabels: async () => outcome(await history().undo()),
    redoLabels: async () => outcome(await history().redo()),
  };
}
