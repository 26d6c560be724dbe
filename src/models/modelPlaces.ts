import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { packaged } from '../shared/packaged.ts';

/** Where model files are looked for, in this order. Each folder holds one folder a model, named by its id. */
export interface ModelPlaces {
  /** A folder the user named in the settings or by flag. */
  readonly setting: string | null;
  /** The user's model store: what `models add` fills. It need not exist; null for a user without a home. */
  readonly store: string | null;
  /** The models that came with the program; null where it was taken apart. */
  readonly packaged: string | null;
}

export type ModelPlace = keyof ModelPlaces;

export function modelPlaces(
  setting: string | null = null,
  environment: NodeJS.ProcessEnv = process.env,
): ModelPlaces {
  const data = environment.MOVE_EMBEDDINGS_MODELS ? null : dataFolder(environment);
  return {
    setting: setting === null ? null : resolve(setting),
    store: environment.MOVE_EMBEDDINGS_MODELS
      ? resolve(environment.MOVE_EMBEDDINGS_MODELS)
      : data && join(data, 'move-embeddings', 'models'),
    packaged: packagedModels(),
  };
}

/** Where this system keeps what programs store for a user; null where the user has no home. */
function dataFolder(environment: NodeJS.ProcessEnv): string | null {
  switch (process.platform) {
    case 'darwin':
      return inHome('Library', 'Application Support');
    case 'win32':
      return environment.LOCALAPPDATA ?? inHome('AppData', 'Local');
    default:
      return environment.XDG_DATA_HOME || inHome('.local', 'share');
  }
}

function inHome(...folders: readonly string[]): string | null {
  try {
    return join(homedir(), ...folders);
  } catch {
    // Neither the environment nor the system knows the user, as in a container that runs as a number.
    return null;
  }
}

function packagedModels(): string | null {
  const manifest = packaged('models/manifest.json');
  return manifest === null ? null : dirname(manifest);
}
