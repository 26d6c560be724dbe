import { DIMENSIONS, MODALITIES, type Modality } from '../../moves/modality.ts';
import type { ModelId, Move } from '../../moves/move.ts';
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

/** The model behind most vectors of a modality; of equally many the one that comes first by name. */
function commonestModel(moves: readonly Move[], modality: Modality): ModelId | null {
  const counts = new Map<ModelId, number>();
  for (const { embeddings } of moves) {
    const embedding = embeddings[modality];
    if (embedding.status === 'embedded') {
      counts.set(embedding.model, (counts.get(embedding.model) ?? 0) + 1);
    }
  }
  const [commonest] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return commonest?.[0] ?? null;
}
