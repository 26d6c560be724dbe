import { MoveTable } from '../library/table.ts';
import { MoveSearch } from '../search/moveSearch.ts';

/** A library that stays open between requests, so that the next search finds its moves in memory. */
export interface OpenLibrary {
  readonly table: MoveTable;
  readonly search: MoveSearch;
}

/** The libraries that requests have read, by database. */
export class OpenLibraries {
  readonly #libraries = new Map<string, OpenLibrary>();

  /**
   * Reads from a library, opening it where it is not open yet. After a failure it is opened anew next time: its
   * folder may have been replaced.
   * @throws Failure `library-missing`, and what `read` throws
   */
  async read<T>(database: string, read: (library: OpenLibrary) => Promise<T>): Promise<T> {
    let library = this.#libraries.get(database);
    if (!library) {
      const table = await MoveTable.open(database, { create: false });
      library = { table, search: new MoveSearch(table) };
      this.#libraries.set(database, library);
    }
    try {
      return await read(library);
    } catch (error) {
      this.#libraries.delete(database);
      throw error;
    }
  }

  close(): void {
    for (const { table } of this.#libraries.values()) {
      table.close();
    }
    this.#libraries.clear();
  }
}
