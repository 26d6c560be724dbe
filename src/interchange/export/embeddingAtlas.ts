import { DIMENSIONS, MODALITIES, type Modality } from '../../moves/modality.ts';
import { embeddedModalities, type ModelId, modelOf } from '../../moves/move.ts';
import { DEFAULT_WEIGHTS } from '../../moves/weights.ts';
import { type MoveColumn, SHOWN_COLUMNS, type VectorColumn, vectorOf } from './moveColumns.ts';

/** The columns of a table for Embedding Atlas, which shows every one of them but the vector. */
export const ATLAS_COLUMNS: readonly MoveColumn[] = [
  ...SHOWN_COLUMNS,
  {
    name: 'missing',
    kind: 'texts',
    of: (move) => MODALITIES.filter((modality) => !embeddedModalities(move).includes(modality)),
  },
];

const COMPARED = MODALITIES.filter((modality) => DEFAULT_WEIGHTS[modality] > 0);
const DIMENSION = COMPARED.reduce((sum, modality) => sum + DIMENSIONS[modality], 0);

/**
 * The one vector that Embedding Atlas lays moves out by, of each move: movement and words side by side, each times the
 * root of its default weight, so that distances are those of the library's own map. As there, zeros stand for a
 * modality that is missing or of another model than `models` says.
 */
export function atlasVector(models: Readonly<Record<Modality, ModelId | null>>): VectorColumn {
  return {
    name: 'vector',
    of: (move) => {
      const all = new Float32Array(DIMENSION);
      let offset = 0;
      for (const modality of COMPARED) {
        const vector = modelOf(move, modality) === models[modality] ? vectorOf(move, modality) : null;
        const factor = Math.sqrt(DEFAULT_WEIGHTS[modality]);
        vector?.forEach((component, i) => {
          all[offset + i] = factor * component;
        });
        offset += DIMENSIONS[modality];
      }
      return all;
    },
  };
}
