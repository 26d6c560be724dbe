import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where model files are looked for, in this order. Each folder holds one folder a model, named by its id. */
export interface ModelPlaces {
  /** A folder the user named in the settings or by flag. */
  readonly setting: string | null;
  /** The user's model store: what `models add` fills. It need not exist. */
  readonly store: string;
  /** The models that came with the program; null where it was taken apart. */
  readonly packaged: string | null;
}

export type ModelPlace = keyof ModelPlaces;

export function modelPlaces(
  setting: string | null = null,
  environment: NodeJS.ProcessEnv = process.env,
): ModelPlaces {
  return {
    setting: setting === null ? null : resolve(setting),
    store: environment.MOVE_EMBEDDINGS_MODELS
      ? resolve(environment.MOVE_EMBEDDINGS_MODELS)
      : join(dataFolder(environment), 'move-embeddings', 'models'),
    packaged: packagedModels(__dirname),
  };
}

/** Where this system keeps what programs store for a user. */
function dataFolder(environment: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    case 'win32':
      return environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    default:
      return environment.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  }
}

/** The nearest `models/manifest.json` above the running file: one up from a bundle in dist/, two from a source file. */
function packagedModels(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'models', 'manifest.json'))) {
      return join(folder, 'models');
    }
    if (folder === dirname(folder)) {
      return null;
    }
  }
}
