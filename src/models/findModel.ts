import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileHash } from '../media/fileHash.ts';
import type { ModelId } from '../moves/move.ts';
import { Failure } from '../shared/failure.ts';
import { type FileRole, MODELS, type ModelFile, type ModelSpec, modelId } from './manifest.ts';
import type { ModelPlace, ModelPlaces } from './modelPlaces.ts';
import { ownExportHash } from './ownExport.ts';

/** A model whose every file is there and is what it should be. */
export interface FoundModel {
  readonly spec: ModelSpec;
  readonly place: ModelPlace;
  /** Path of the file with this role. */
  readonly path: (role: FileRole) => string;
  /** What vectors made with it are marked with, for a version of the method around it. */
  readonly idFor: (method: string | number) => ModelId;
}

interface FoundFile {
  readonly path: string;
  readonly place: ModelPlace;
  readonly sha256: string;
}

const PLACES_IN_ORDER = ['setting', 'store', 'packaged'] as const satisfies readonly ModelPlace[];

/** The model with this id. Throws Failure `bad-request` where there is none. */
export function modelSpec(id: string, models: readonly ModelSpec[] = MODELS): ModelSpec {
  const spec = models.find((candidate) => candidate.id === id);
  if (!spec) {
    throw new Failure('bad-request', `There is no model called ${id}.`, {
      remedy: `The models are: ${models.map((model) => model.id).join(', ')}.`,
    });
  }
  return spec;
}

/**
 * Finds a model's files, the first place that has one winning, and checks the SHA-256 of each.
 * @throws Failure `model-missing` where a file is nowhere, `model-refused` where one is not the expected file.
 */
export async function findModel(spec: ModelSpec, places: ModelPlaces): Promise<FoundModel> {
  const found = new Map<FileRole, FoundFile>();
  for (const file of spec.files) {
    found.set(file.role, await findFile(spec, file, places));
  }
  const foundFile = (role: FileRole): FoundFile => {
    const file = found.get(role);
    if (!file) {
      throw new RangeError(`The model ${spec.id} has no ${role}.`);
    }
    return file;
  };
  const weights = foundFile('weights');
  return {
    spec,
    place: weights.place,
    path: (role) => foundFile(role).path,
    idFor: (method) => modelId(spec, weights.sha256, method),
  };
}

async function findFile(spec: ModelSpec, file: ModelFile, places: ModelPlaces): Promise<FoundFile> {
  for (const place of PLACES_IN_ORDER) {
    const folder = places[place];
    const path = folder === null ? null : join(folder, spec.id, file.name);
    if (path !== null && existsSync(path)) {
      return { path, place, sha256: await verified(spec, file, path) };
    }
  }
  throw new Failure('model-missing', `${file.name} of the model ${spec.id} is not on this machine.`, {
    remedy: wayToGet(spec),
  });
}

async function verified(spec: ModelSpec, file: ModelFile, path: string): Promise<string> {
  const sha256 = await fileHash(path);
  if (sha256 === file.sha256 || sha256 === (await ownExportHash(spec, path))) {
    return sha256;
  }
  throw new Failure(
    'model-refused',
    `${path} is not the file it should be: its sha256 is ${sha256}, expected ${file.sha256}.`,
    { remedy: `Delete it. ${wayToGet(spec)}` },
  );
}

/** What the user can do to have a model's files, as a sentence. */
export function wayToGet(spec: ModelSpec): string {
  if (spec.ships) {
    const download = spec.files.every((file) => file.url !== undefined);
    return `It comes with the program: install that again${download ? `, or run: move-embeddings models add ${spec.id}` : ''}.`;
  }
  const how = spec.howToGet ?? `Get it from ${spec.origin}.`;
  return `${how.replace(/\.?$/, '.')} Then run: move-embeddings models add FILE --accept-licence (licence: ${spec.licence}).`;
}

/** How one model stands on this machine. */
export type ModelStatus =
  | { readonly spec: ModelSpec; readonly status: 'ready'; readonly place: ModelPlace }
  | { readonly spec: ModelSpec; readonly status: 'missing' | 'refused'; readonly failure: Failure };

/** Every model of the manifest and how it stands here, in the manifest's order. */
export async function listModels(
  places: ModelPlaces,
  models: readonly ModelSpec[] = MODELS,
): Promise<ModelStatus[]> {
  return Promise.all(models.map((spec) => statusOf(spec, places)));
}

async function statusOf(spec: ModelSpec, places: ModelPlaces): Promise<ModelStatus> {
  try {
    return { spec, status: 'ready', place: (await findModel(spec, places)).place };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    return { spec, status: error.code === 'model-missing' ? 'missing' : 'refused', failure: error };
  }
}
