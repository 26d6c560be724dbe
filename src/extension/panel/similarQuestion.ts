import type { SearchResult } from '../../engine/moveEngine.ts';
import type { RequestOf } from '../../protocol/contract.ts';
import type { ToHost } from '../../protocol/panel.ts';
import type { ServedLibrary } from './servedLibrary.ts';

/** What a page asks for similar moves: one question at a time, the last one, as only its answer is shown. */
export class SimilarQuestion {
  readonly #library: ServedLibrary;
  #asking: AbortController | null = null;

  constructor(library: ServedLibrary) {
    this.#library = library;
  }

  async ask({ part, ...request }: RequestOf<ToHost, 'similar'>): Promise<SearchResult> {
    this.cancel();
    const asking = new AbortController();
    this.#asking = asking;
    const library = this.#library;
    try {
      return await library.engine.similar(
        {
          place: library.place(),
          ffmpegPath: library.ffmpegPath(),
          ...request,
          ...(part === null ? {} : { from: part.from, to: part.to }),
        },
        {
          signal: asking.signal,
          onProgress: (progress) => {
            if (this.#asking === asking) {
              library.onAskedProgress(progress);
            }
          },
        },
      );
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
      }
    }
  }

  cancel(): void {
    this.#asking?.abort();
    this.#asking = null;
  }
}
