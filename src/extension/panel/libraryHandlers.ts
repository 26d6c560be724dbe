import type { z } from 'zod';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import type { PlaceRequest } from '../../engine/requests.ts';
import type { Handlers } from '../../protocol/contract.ts';
import type { ToHost } from '../../protocol/panel.ts';

/** The library that a page is of, and how its files reach the page. */
export interface ServedLibrary {
  readonly engine: MoveEngine;
  /** Where the library is now: settings may change while the page is open. */
  place(): z.input<typeof PlaceRequest>;
  ffmpegPath(): string | undefined;
  /** The address that the page may read a file at. */
  address(file: string): string;
  /** @throws Failure where programs must not be run for this library */
  checkMayRun(): void;
}

type LibraryRequest = 'statistics' | 'moves' | 'mapVectors' | 'similar' | 'search' | 'poster' | 'playable';

/** Answers what a page asks of the library itself, wherever the page is shown. */
export function libraryHandlers(library: ServedLibrary): Pick<Handlers<ToHost>, LibraryRequest> {
  const { engine, address } = library;
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
    similar: (request) => engine.similar({ place: library.place(), ...request }),
    search: (request) => engine.search({ place: library.place(), ...request }),
    poster: async ({ clip }) => {
      library.checkMayRun();
      const { file } = await engine.poster({
        place: library.place(),
        clip,
        ffmpegPath: library.ffmpegPath(),
      });
      return { uri: address(file) };
    },
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
