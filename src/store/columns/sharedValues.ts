import type { ClipKey } from '../../moves/clip.ts';
import { type SharedBy, sharedBy } from '../../moves/libraryAggregates.ts';
import { clipKeySchema } from '../tableRows.ts';
import type { TextColumn } from './textColumn.ts';

interface Part {
  readonly keys: TextColumn;
  readonly values: TextColumn;
  /** NaN, which equals nothing, where there is no value. */
  readonly hashes: Float64Array;
}

/** Finds the values of a column that more than one row has, making strings of no others. */
export class SharedValues {
  readonly #parts: Part[] = [];

  add(keys: TextColumn, values: TextColumn): void {
    const hashes = new Float64Array(values.length);
    for (let row = 0; row < hashes.length; row++) {
      hashes[row] = values.isNull(row) ? Number.NaN : values.hash(row);
    }
    this.#parts.push({ keys, values, hashes });
  }

  /** The shared values with the keys of the rows that have them. @throws ZodError where a key is none */
  shared(): SharedBy {
    const repeated = this.#repeatedHashes();
    const valued: (readonly [string, ClipKey])[] = [];
    for (const { keys, values, hashes } of repeated.size === 0 ? [] : this.#parts) {
      for (let row = 0; row < hashes.length; row++) {
        if (repeated.has(hashes[row])) {
          valued.push([values.text(row) ?? '', clipKeySchema.parse(keys.text(row))]);
        }
      }
    }
    return sharedBy(valued);
  }

  #repeatedHashes(): ReadonlySet<number> {
    const sorted = new Float64Array(this.#parts.reduce((length, { hashes }) => length + hashes.length, 0));
    let offset = 0;
    for (const { hashes } of this.#parts) {
      sorted.set(hashes, offset);
      offset += hashes.length;
    }
    sorted.sort();
    const repeated = new Set<number>();
    for (let i = 1; i < sorted.length; i++) {
      if (sorted[i] === sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    return repeated;
  }
}
