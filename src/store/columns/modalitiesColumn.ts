import { MODALITIES, type Modality } from '../../moves/modality.ts';

/** Modalities as the column `modalities` writes them, in the order of `MODALITIES`: `pose,audio,text`. */
export function modalitiesText(modalities: readonly Modality[]): string {
  return MODALITIES.filter((modality) => modalities.includes(modality)).join(',');
}

/** Every set of modalities that a move can have. */
export const MODALITY_SETS: readonly (readonly Modality[])[] = Array.from(
  { length: 2 ** MODALITIES.length },
  (_, bits) => MODALITIES.filter((_, i) => (bits >> i) & 1),
);
