import { MoveSearch } from '../search/moveSearch.ts';
import { Failure, type FailureCode } from '../shared/failure.ts';
import { MoveTable } from '../store/table.ts';
import { PlannerRows } from './choreography/plannerRows.ts';

/** A library that stays open between requests, so that the next one finds its moves in memory. */
export interface OpenLibrary {
  readonly table: MoveTable;
  readonly search: MoveSearch;
  readonly plannerRows: PlannerRows;
}

/** A library with those who read it at the moment. */
interface Shared {
  readonly library: Promise<OpenLibrary>;
  readers: number;
}

/** After these a library is opened anew: its folder may have been replaced. Other failures say nothing about it. */
const LOST: readonly FailureCode[] = ['library-missing', 'library-unreadable', 'storage', 'internal'];

/** The libraries that requests have read, by database. */
export class OpenLibraries {
  readonly #shared = new Map<string, Shared>();

  /**
   * Reads from a library, which the first request opens.
   * @throws Failure `library-missing`, and what `read` throws
   */
  async read<T>(database: string, read: (library: OpenLibrary) => Promise<T>): Promise<T> {
    const shared = this.#shared.get(database) ?? { library: open(database), readers: 0 };
    this.#shared.set(database, shared);
    shared.readers++;
    try {
      return await read(await shared.library);
    } catch (error) {
      if (!(error instanceof Failure) || LOST.includes(error.code)) {
        this.#forget(database, shared);
      }
      throw error;
    } finally {
      shared.readers--;
      this.#closeUnused(database, shared);
    }
  }

  /** Closes every library, those that are being read once they have been. */
  close(): void {
    for (const [database, shared] of this.#shared) {
      this.#forget(database, shared);
      this.#closeUnused(database, shared);
    }
  }

  /** Another may have been opened in its place. */
  #forget(database: string, shared: Shared): void {
    if (this.#shared.get(database) === shared) {
      this.#shared.delete(database);
    }
  }

  #closeUnused(database: string, shared: Shared): void {
    if (shared.readers === 0 && this.#shared.get(database) !== shared) {
      shared.library.then(
        ({ table }) => table.close(),
        () => undefined,
      );
    }
  }
}

async function open(database: string): Promise<OpenLibrary> {
  const table = await MoveTable.open(database, { create: false });
  return { table, search: new MoveSearch(table), plannerRows: new PlannerRows(table) };
}
