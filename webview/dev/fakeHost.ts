import { Failure } from '../../src/moves/failure.ts';
import { statisticsOf } from '../../src/moves/statistics.ts';
import { DEFAULT_WEIGHTS } from '../../src/moves/weights.ts';
import type { Handlers } from '../../src/protocol/contract.ts';
import { MessageHandler } from '../../src/protocol/messageHandler.ts';
import { type PanelStart, TO_HOST, TO_PANEL, type ToHost, type ToPanel } from '../../src/protocol/panel.ts';
import { type FixtureLibrary, fixtureLibrary, posterAddress } from './fixtureLibrary.ts';
import { fittingDescription, similarTo } from './fixtureSearch.ts';

/**
 * Stands in for the extension host in a plain browser: answers the panel's protocol from a made-up library. What it
 * plays is in the page's address: `?scene=…&moves=…&language=…`.
 */
const SCENES = [
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
] as const;
type Scene = (typeof SCENES)[number];

const query = new URLSearchParams(location.search);
const scene: Scene = SCENES.find((known) => known === query.get('scene')) ?? 'ready';
const isEmpty = scene === 'empty' || scene === 'untrusted';
const never = new Promise<never>(() => {});

let library: FixtureLibrary = fixtureLibrary(scene === 'few' ? 3 : Number(query.get('moves') ?? 149));
let isGenerated = !isEmpty;
/** What the panel has asked for, by type, for tests to look at. */
const asked: string[] = [];

async function ready<T>(type: string, answer: () => T): Promise<T> {
  asked.push(type);
  if (scene === 'loading') {
    return never;
  }
  if (scene === 'engine-lost') {
    throw new Failure('engine-lost', 'The engine stopped three times in a row.', {
      remedy: 'See the log for what it last did.',
    });
  }
  if (!isGenerated) {
    throw new Failure('library-missing', 'There is no move library here yet.', {
      remedy: 'Generate move embeddings first.',
    });
  }
  return answer();
}

const handlers: Handlers<ToHost> = {
  ready: async (): Promise<PanelStart> => ({
    root: 'fixture',
    title: 'Bachata clips',
    settings: { weights: { ...DEFAULT_WEIGHTS } },
    subject: scene === 'similar' ? { kind: 'similar', clip: library.moves[5].key } : { kind: 'statistics' },
    generation:
      scene === 'generating'
        ? {
            state: 'running',
            done: 41,
            total: 149,
            failed: 1,
            key: library.moves[7].key,
            secondsLeft: 134,
          }
        : { state: 'idle' },
    changedClips: scene === 'ready' ? 3 : 0,
    trusted: scene !== 'untrusted',
    language: query.get('language') ?? 'en',
    translations:
      query.get('language') === 'es' ? await (await fetch('/l10n/bundle.l10n.es.json')).json() : {},
  }),
  statistics: () => ready('statistics', () => statisticsOf(library.headers)),
  moves: () => ready('moves', () => [...library.moves]),
  mapVectors: () =>
    ready('mapVectors', () => {
      if (scene === 'no-map') {
        throw new Failure('library-unreadable', 'The vectors could not be read.', {
          remedy: 'Generate again.',
        });
      }
      return { keys: library.moves.map(({ key }) => key), dimension: 1_024, vectors: library.vectors };
    }),
  similar: (request) => ready('similar', () => similarTo(library, request)),
  search: (request) => ready('search', () => fittingDescription(library, request)),
  changes: () =>
    ready('changes', () => ({
      added: [library.moves[0].key],
      changed: [library.moves[1].key],
      relabelled: [],
      gone: [library.moves[2].key],
      failed: [{ key: library.moves[0].key, reason: 'the file is cut off in the middle' }],
    })),
  generate: async () => {
    asked.push('generate');
    if (scene === 'no-ffmpeg') {
      throw new Failure('no-ffmpeg', 'ffmpeg was not found.', {
        remedy: 'Install it with: apt-get install ffmpeg',
      });
    }
    isGenerated = true;
    host.tell('libraryChanged', null);
    return { cancelled: false, moves: library.moves.length, embedded: library.moves.length, failed: 0 };
  },
  cancel: () => {
    asked.push('cancel');
    host.tell('generation', { state: 'idle' });
    return null;
  },
  poster: ({ clip }) => ({ uri: posterAddress(clip) }),
  playable: () => ({ uri: '/clip.mp4' }),
  openClip: () => noted('openClip'),
  revealProblems: () => noted('revealProblems'),
  openSettings: () => noted('openSettings'),
  checkSetup: () => noted('checkSetup'),
};

function noted(type: string): null {
  asked.push(type);
  return null;
}

const host: MessageHandler<ToHost, ToPanel> = new MessageHandler({
  incoming: TO_HOST,
  outgoing: TO_PANEL,
  handlers,
  post: (message) => postMessage(message),
  onFault: (fault) => console.error(fault),
});

let kept: unknown = JSON.parse(sessionStorage.getItem('kept') ?? 'null');

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => host.receive(message),
    getState: () => kept,
    setState: (state: unknown) => {
      kept = state;
      sessionStorage.setItem('kept', JSON.stringify(state));
    },
  }),
  /** For tests, to play what the host would tell by itself. */
  fakeHost: {
    asked,
    tell: host.tell.bind(host),
    keys: () => library.moves.map(({ key }) => key),
    grow: (count: number) => {
      library = fixtureLibrary(count);
      host.tell('libraryChanged', null);
    },
  },
});
