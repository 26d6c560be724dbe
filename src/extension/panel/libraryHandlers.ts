import type { MoveEngine } from '../../engine/moveEngine.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { ToHost } from '../../protocol/panel.ts';
import type { ServedLibrary } from './servedLibrary.ts';
import { SimilarQuestion } from './similarQuestion.ts';

type LibraryRequest =
  | 'statistics'
  | 'moves'
  | 'mapVectors'
  | 'similar'
  | 'cancelSimilar'
  | 'search'
  | 'suggestLabels'
  | 'labelNext'
  | 'collections'
  | 'changeCollection'
  | 'removeCollection'
  | 'poster'
  | 'playable'
  | 'seenDancers';

/** Answers what a page asks of the library itself, wherever the page is shown. */
export function libraryHandlers(library: ServedLibrary): Pick<Handlers<ToHost>, LibraryRequest> {
  const { engine, address } = library;
  const similar = new SimilarQuestion(library);
  return {
    statistics: () => engine.statistics({ place: library.place() }),
    moves: async () => {
      const place = library.place();
      const [moves, collections] = await Promise.all([engine.moves({ place }), collectionsOf(engine, place)]);
      return moves.map(({ clipFile, posterFile, ...facts }) => ({
        ...facts,
        collections: collections.get(facts.key) ?? [],
        hasClip: clipFile !== null,
        posterUri: posterFile === null ? null : address(posterFile),
      }));
    },
    mapVectors: () => engine.mapVectors({ place: library.place() }),
    similar: (request) => similar.ask(request),
    cancelSimilar: () => {
      similar.cancel();
      return null;
    },
    search: (request) => engine.search({ place: library.place(), ...request }),
    suggestLabels: ({ clips }) => engine.suggestLabels({ place: library.place(), clips }),
    labelNext: (request) => engine.labelNext({ place: library.place(), ...request }),
    collections: () => engine.collections({ place: library.place() }),
    changeCollection: (request) => engine.changeCollection({ place: library.place(), ...request }),
    removeCollection: ({ name }) => engine.removeCollection({ place: library.place(), name }),
    poster: async ({ clip }) => {
      library.checkMayRun();
      const { file } = await engine.poster({
        place: library.place(),
        clip,
        ffmpegPath: library.ffmpegPath(),
      });
      return { uri: address(file) };
    },
    seenDancers: ({ clip }) => engine.seenDancers({ place: library.place(), clip }),
    playable: async ({ clip }) => {
      library.checkMayRun();
      const { file } = await engine.preview({
        place: library.place(),
        clip,
        ffmpegPath: library.ffmpegPath(),
      });
      return { uri: address(file) };
    },
  };
}

/** The names of the collections that each clip is in. */
async function collectionsOf(
  engine: MoveEngine,
  place: ReturnType<ServedLibrary['place']>,
): Promise<ReadonlyMap<ClipKey, readonly string[]>> {
  // A collection that cannot be read is told of where one is chosen; the moves are shown all the same.
  const collections = await engine.collections({ place }).catch(() => []);
  const names = new Map<ClipKey, string[]>();
  for (const { name, clips } of collections) {
    for (const clip of clips) {
      names.set(clip, [...(names.get(clip) ?? []), name]);
    }
  }
  return names;
}
