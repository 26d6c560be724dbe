import { addModel } from '../models/addModel.ts';
import { type ModelStatus as FoundStatus, listModels, modelSpec } from '../models/findModel.ts';
import type { ModelPlaces } from '../models/modelPlaces.ts';
import type { ModelStatus } from './answers.ts';

/** Every model that the program knows, and how it stands on this machine. */
export async function modelStatuses(places: ModelPlaces): Promise<ModelStatus[]> {
  return (await listModels(places)).map((found) => statusOf(found, places));
}

/** Installs a model and gives its status. @throws Failure as `addModel` */
export async function installModel(
  source: string,
  acceptLicence: boolean,
  places: ModelPlaces,
  signal: AbortSignal | undefined,
): Promise<ModelStatus> {
  const { spec } = await addModel({ source, acceptLicence }, places, { signal });
  return statusOf((await listModels(places, [modelSpec(spec.id)]))[0], places);
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
