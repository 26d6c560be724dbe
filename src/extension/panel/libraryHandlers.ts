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
      const moves = await engine.moves({ place: library.place() });
      return moves.map(({ clipFile, posterFile, ...facts }) => ({
        ...facts,
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
