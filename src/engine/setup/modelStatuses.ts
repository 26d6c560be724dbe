import { type ModelStatus as FoundStatus, listModels } from '../../models/findModel.ts';
import type { ModelSpec } from '../../models/manifest.ts';
import type { ModelPlaces } from '../../models/modelPlaces.ts';
import type { ModelStatus } from '../answers.ts';

/** How models stand on this machine; every model that the program knows, where none are named. */
export async function modelStatuses(
  places: ModelPlaces,
  models?: readonly ModelSpec[],
): Promise<ModelStatus[]> {
  return (await listModels(places, models)).map((found) => statusOf(found, places));
}

function statusOf(found: FoundStatus, places: ModelPlaces): ModelStatus {
  const { id, part, title, licence, origin, dimensions, ships } = found.spec;
  const facts = { id, part, title, licence, origin, dimensions, ships };
  if (found.status === 'ready') {
    return { ...facts, state: 'ready', folder: places[found.place], advice: null };
  }
  const { message, remedy } = found.failure;
  return found.status === 'missing'
    ? { ...facts, state: 'not-installed', folder: null, advice: remedy }
    : { ...facts, state: 'damaged', folder: null, advice: `${message} ${remedy ?? ''}`.trim() };
}
