import type { z } from 'zod';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import type { PlaceRequest } from '../../engine/requests.ts';
import type { AskedProgress } from '../../protocol/panelData.ts';

/** The library that a page is of, and how its files reach the page. */
export interface ServedLibrary {
  readonly engine: MoveEngine;
  /** Where the library is now: settings may change while the page is open. */
  place(): z.input<typeof PlaceRequest>;
  ffmpegPath(): string | undefined;
  /** The address that the page may read a file at. */
  address(file: string): string;
  /** Told how far the analysis of a video is that similar moves are asked of. */
  onAskedProgress(progress: AskedProgress): void;
  /** @throws Failure where programs must not be run for this library */
  checkMayRun(): void;
}
