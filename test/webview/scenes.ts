import { NO_CATEGORY, parseClipKey } from '../../src/moves/clip.ts';
import { UNSAID } from '../../src/moves/labels/metadata.ts';
import type { EventOf, EventType, Handlers } from '../../src/protocol/contract.ts';
import type { ToHost, ToPanel } from '../../src/protocol/panel.ts';
import type { MapVectors, PanelMove } from '../../src/protocol/panelData.ts';
import type { SearchResult } from '../../src/search/searchResult.ts';
import { Failure } from '../../src/shared/failure.ts';
import { seededRandom } from '../../src/shared/seededRandom.ts';

/** States of a library that the engine is not easily brought into. Whatever a scene leaves open, the engine answers. */
export const SCENES = [
  'ready',
  'loading',
  'empty',
  'untrusted',
  'engine-lost',
  'no-ffmpeg',
  'generating',
  'few',
  'no-map',
  'similar',
  'analysing',
  'many',
  'unlabelled',
] as const;
export type SceneName = (typeof SCENES)[number];

export interface SceneOptions {
  readonly scene: SceneName;
  /** How many moves `many` makes of those that there are. */
  readonly moves: number;
  tell: TellsPanel;
}

export type TellsPanel = <T extends EventType<ToPanel>>(type: T, event: EventOf<ToPanel, T>) => void;

type Answers = Handlers<ToHost>;

/** The host of a scene: the real one, but for what the scene is about. */
export function sceneOf(real: Answers, { scene, moves, tell }: SceneOptions): Answers {
  switch (scene) {
    case 'ready':
      return { ...real, ready: starting(real, { changedClips: 1 }) };
    case 'loading':
      return { ...real, ...reading(() => new Promise<never>(() => undefined)) };
    case 'empty':
    case 'untrusted':
      return withoutLibrary(real, scene === 'untrusted', tell);
    case 'engine-lost':
      return { ...real, ...reading(() => Promise.reject(ENGINE_LOST)) };
    case 'no-ffmpeg':
      return { ...real, generate: () => Promise.reject(NO_FFMPEG) };
    case 'generating':
      return generating(real, tell);
    case 'few':
      return firstOf(real, 3);
    case 'no-map':
      return { ...real, mapVectors: () => Promise.reject(NO_VECTORS) };
    case 'similar':
      return { ...real, ready: startingWithSimilar(real) };
    case 'analysing':
      return {
        ...real,
        similar: () => {
          tell('askedProgress', { analysedSeconds: 2, totalSeconds: 8 });
          return new Promise<never>(() => undefined);
        },
      };
    case 'many':
      return many(real, moves);
    case 'unlabelled':
      return unlabelled(real);
  }
}

const ENGINE_LOST = new Failure('engine-lost', 'The engine stopped three times in a row.', {
  remedy: 'See the log for what it last did.',
});
const NO_FFMPEG = new Failure('no-ffmpeg', 'ffmpeg was not found.', {
  remedy: 'Install it with: apt-get install ffmpeg',
});
const NO_VECTORS = new Failure('library-unreadable', 'The vectors could not be read.', {
  remedy: 'Generate again.',
});
const NO_LIBRARY = new Failure('library-missing', 'There is no move library here yet.', {
  remedy: 'Generate move embeddings first.',
});

/** The same to all that is asked of the library. */
function reading(answer: () => Promise<never>) {
  return { statistics: answer, moves: answer, mapVectors: answer, similar: answer, search: answer };
}

function starting(real: Answers, given: Partial<Awaited<ReturnType<Answers['ready']>>>): Answers['ready'] {
  return async () => ({ ...(await real.ready(null)), ...given });
}

function startingWithSimilar(real: Answers): Answers['ready'] {
  return async () => {
    const clip = (await real.moves(null))[5].key;
    return { ...(await real.ready(null)), subject: { kind: 'similar', clip } };
  };
}

function withoutLibrary(real: Answers, isUntrusted: boolean, tell: TellsPanel): Answers {
  let isGenerated = false;
  const once = <A extends unknown[], R>(answer: (...given: A) => R) => {
    return async (...given: A): Promise<Awaited<R>> => {
      if (!isGenerated) {
        throw NO_LIBRARY;
      }
      return await answer(...given);
    };
  };
  return {
    ...real,
    ready: starting(real, { trusted: !isUntrusted }),
    statistics: once(real.statistics),
    moves: once(real.moves),
    mapVectors: once(real.mapVectors),
    generate: async (request) => {
      isGenerated = true;
      tell('libraryChanged', null);
      return real.generate(request);
    },
  };
}

/** The library grows by what was left out once the host tells that it has changed. */
function generating(real: Answers, tell: TellsPanel): Answers {
  let isFirst = true;
  return {
    ...real,
    ready: async () => {
      const [first] = await real.moves(null);
      const progress = { done: 41, total: 149, failed: 1, key: first.key, secondsLeft: 134 };
      return { ...(await real.ready(null)), generation: { state: 'running', ...progress } };
    },
    moves: async (request) => {
      const moves = await real.moves(request);
      const shown = isFirst ? moves.slice(0, -4) : moves;
      isFirst = false;
      return shown;
    },
    cancel: () => {
      tell('generation', { state: 'idle' });
      return null;
    },
  };
}

function firstOf(real: Answers, count: number): Answers {
  return {
    ...real,
    moves: async (request) => (await real.moves(request)).slice(0, count),
    mapVectors: async (request) => {
      const { keys, dimension, vectors } = await real.mapVectors(request);
      return { keys: keys.slice(0, count), dimension, vectors: vectors.slice(0, count * dimension) };
    },
  };
}

/** The moves again and again under other keys, in other places of the map; what is like one of them, too. */
function many(real: Answers, count: number): Answers {
  return {
    ...real,
    moves: async (request) => {
      const moves = await real.moves(request);
      return Array.from({ length: count }, (_, index): PanelMove => {
        const { metadata, ...facts } = moves[index % moves.length] as PanelMove;
        const moveName = `${metadata.moveName} ${turn(index, moves.length)}`;
        return {
          ...facts,
          key: copied(facts.key, turn(index, moves.length)),
          metadata: { ...metadata, moveName },
        };
      });
    },
    mapVectors: async (request) => repeated(await real.mapVectors(request), count),
    similar: async (request) => {
      const answer = await real.similar({ ...request, clip: original(request.clip) });
      const rounds = Math.ceil(request.k / answer.results.length);
      const results = answer.results.flatMap((found) =>
        Array.from({ length: rounds }, (_, round) => ({ ...found, key: copied(found.key, round) })),
      ) as unknown as SearchResult['results'];
      return { ...answer, results };
    },
    poster: ({ clip }) => real.poster({ clip: original(clip) }),
    playable: ({ clip }) => real.playable({ clip: original(clip) }),
  };
}

/** The moves as if they lay in one folder under a camera's names, and nobody had said anything of them. */
function unlabelled(real: Answers): Answers {
  return {
    ...real,
    moves: async (request) =>
      (await real.moves(request)).map((move): PanelMove => {
        const metadata = { ...move.metadata, ...UNSAID, tags: [], category: NO_CATEGORY };
        return { ...(move as PanelMove), said: [], metadata };
      }),
    labelNext: async () => (await real.moves(null)).map(({ key }) => key),
  };
}

function turn(index: number, length: number): number {
  return Math.floor(index / length);
}

function copied(key: string, round: number) {
  return known(round === 0 ? key : `${key.replace(/\.mp4$/, '')}~${round}.mp4`);
}

function original(key: string) {
  return known(key.replace(/~\d+\.mp4$/, '.mp4'));
}

function known(key: string) {
  const parsed = parseClipKey(key);
  if (parsed === null) {
    throw new Error(`${key} is no clip key.`);
  }
  return parsed;
}

function repeated(
  { keys, dimension, vectors }: Awaited<ReturnType<Answers['mapVectors']>>,
  count: number,
): MapVectors {
  const random = seededRandom(count);
  const all = new Float32Array(count * dimension);
  for (let i = 0; i < all.length; i++) {
    all[i] = vectors[i % vectors.length] + 0.02 * (random() - 0.5);
  }
  const names = Array.from({ length: count }, (_, index) =>
    copied(keys[index % keys.length], turn(index, keys.length)),
  );
  return { keys: names, dimension, vectors: all };
}
