import { DIMENSIONS, MODALITIES } from '../../moves/modality.ts';
import { commonestModel, type Move } from '../../moves/move.ts';
import type { MapVectors } from '../answers.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

export const mapVectors: EngineHandler<'mapVectors'> = async ({ place }, { libraries }) => {
  const database = await libraryDatabase(place);
  return libraries.read(database, async ({ table }) => mapVectorsOf(await table.all()));
};

/** Side by side, the vectors of moves that one map can show; in the order given. Pure. */
export function mapVectorsOf(moves: readonly Move[]): MapVectors {
  const dimension = MODALITIES.reduce((sum, modality) => sum + DIMENSIONS[modality], 0);
  const vectors = new Float32Array(moves.length * dimension);
  let offset = 0;
  for (const modality of MODALITIES) {
    const model = commonestModel(moves, modality);
    moves.forEach(({ embeddings }, i) => {
      const embedding = embeddings[modality];
      if (embedding.status === 'embedded' && embedding.model === model) {
        vectors.set(embedding.vector, i * dimension + offset);
      }
    });
    offset += DIMENSIONS[modality];
  }
  return { keys: moves.map(({ key }) => key), dimension, vectors };
}
