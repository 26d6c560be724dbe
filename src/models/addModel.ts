import { copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contentHash } from '../media/contentHash.ts';
import { Failure } from '../shared/failure.ts';
import { downloadFile, type Fetch } from './downloadFile.ts';
import { modelSpec, wayToGet } from './findModel.ts';
import { fileOf, MODELS, type ModelFile, type ModelSpec } from './manifest.ts';
import type { ModelPlaces } from './modelPlaces.ts';
import { recogniseOwnExport, recordOwnExport } from './ownExport.ts';

export interface AddModelRequest {
  /** Path of a model's file, or the id of a model to download. */
  readonly source: string;
  /** The user has agreed to the licence of a model that does not ship. */
  readonly acceptLicence: boolean;
}

export interface AddModelOptions {
  readonly models?: readonly ModelSpec[];
  readonly fetch?: Fetch;
  readonly signal?: AbortSignal | undefined;
}

/** A model's files as they now lie in the user's model store. */
export interface AddedModel {
  readonly spec: ModelSpec;
  readonly paths: readonly string[];
}

/**
 * Puts a model into the user's store, from a file or from its publisher, after its SHA-256 has been checked.
 * @throws Failure `bad-request` where the source is unknown or the licence is not agreed to, `model-refused` where
 * a file is not the expected one, `model-missing` where it cannot be downloaded, `storage` where it cannot be kept.
 */
export async function addModel(
  { source, acceptLicence }: AddModelRequest,
  places: ModelPlaces,
  { models = MODELS, fetch = globalThis.fetch, signal }: AddModelOptions = {},
): Promise<AddedModel> {
  const store = storeIn(places);
  if (await isFile(source)) {
    return addFile(source, acceptLicence, store, models);
  }
  const known = models.some((spec) => spec.id === source);
  if (!known) {
    throw new Failure('bad-request', `${source} is neither a file nor the id of a model.`, {
      remedy: `The models are: ${models.map((spec) => spec.id).join(', ')}.`,
    });
  }
  const spec = modelSpec(source, models);
  if (spec.files.some((file) => file.url === undefined)) {
    throw new Failure('model-missing', `${spec.id} is not offered for download in the form that is needed.`, {
      remedy: wayToGet(spec),
    });
  }
  requireConsent(spec, acceptLicence);
  const paths: string[] = [];
  for (const file of spec.files) {
    paths.push(
      await keep(spec, file, store, async (temporary) => {
        await downloadFile(file, temporary, fetch, signal);
        await requireHash(file, temporary);
      }),
    );
  }
  return { spec, paths };
}

function storeIn({ store }: ModelPlaces): string {
  if (store === null) {
    throw new Failure('storage', 'This user has no home folder to keep a model in.', {
      remedy: 'Name a folder for models in the environment variable MOVE_EMBEDDINGS_MODELS.',
    });
  }
  return store;
}

async function addFile(
  source: string,
  acceptLicence: boolean,
  store: string,
  models: readonly ModelSpec[],
): Promise<AddedModel> {
  const sha256 = await contentHash(source);
  for (const spec of models) {
    const file = spec.files.find((candidate) => candidate.sha256 === sha256);
    if (file) {
      requireConsent(spec, acceptLicence);
      const copy = async (temporary: string) => {
        await copyFile(source, temporary);
        await requireHash(file, temporary);
      };
      return { spec, paths: [await keep(spec, file, store, copy)] };
    }
  }
  const spec = await recogniseOwnExport(source, models);
  if (!spec) {
    const expected = models.flatMap((model) => model.files.map((file) => `${file.name} ${file.sha256}`));
    throw new Failure(
      'model-refused',
      `${basename(source)} is none of the known model files: its sha256 is ${sha256}.`,
      {
        remedy: `Known are: ${expected.join('; ')}.`,
      },
    );
  }
  requireConsent(spec, acceptLicence);
  const path = await keep(spec, fileOf(spec, 'weights'), store, (temporary) => copyFile(source, temporary));
  await recordOwnExport(path, await contentHash(path));
  return { spec, paths: [path] };
}

function requireConsent(spec: ModelSpec, acceptLicence: boolean): void {
  if (!spec.ships && !acceptLicence) {
    throw new Failure(
      'bad-request',
      `${spec.id} by ${spec.publisher} is under the licence ${spec.licence}, which is not this program's.`,
      { remedy: `Read it (${spec.origin}); if you agree, run the command again with --accept-licence.` },
    );
  }
}

async function requireHash(file: ModelFile, path: string): Promise<void> {
  const sha256 = await contentHash(path);
  if (sha256 !== file.sha256) {
    throw new Failure(
      'model-refused',
      `What was fetched as ${file.name} is another file: its sha256 is ${sha256}, expected ${file.sha256}.`,
      { remedy: 'Nothing was installed. Try again, or add the file by hand.' },
    );
  }
}

/** Fills a temporary file in the store and, once that succeeded, gives it its name: never half a model. */
async function keep(
  spec: ModelSpec,
  file: ModelFile,
  store: string,
  fill: (temporary: string) => Promise<void>,
): Promise<string> {
  const folder = join(store, spec.id);
  const path = join(folder, file.name);
  let scratch: string | null = null;
  try {
    await mkdir(folder, { recursive: true });
    scratch = await mkdtemp(join(folder, '.adding-'));
    const temporary = join(scratch, file.name);
    await fill(temporary);
    await rename(temporary, path);
    return path;
  } catch (error) {
    if (error instanceof Failure) {
      throw error;
    }
    throw new Failure('storage', `${path} cannot be written.`, {
      remedy: 'Check that the folder can be written to and that the disk has room.',
      cause: error,
    });
  } finally {
    if (scratch !== null) {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
