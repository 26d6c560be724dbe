import { isFileModel } from '../../moves/fileModel.ts';
import type { Parts } from '../../moves/likeness.ts';
import type { Modality } from '../../moves/modality.ts';
import { type MoveHeader, modelOf } from '../../moves/move.ts';

/**
 * The cosines that the thresholds of likeness speak of: those of vectors whose model is known. Another program's may
 * lie close together for all clips, or anywhere.
 */
export function knownParts(move: MoveHeader, parts: Parts): Parts {
  const known = (modality: Modality) => {
    const model = modelOf(move, modality);
    return model === null || isFileModel(model) ? null : parts[modality];
  };
  return { pose: known('pose'), audio: known('audio'), text: known('text') };
}
