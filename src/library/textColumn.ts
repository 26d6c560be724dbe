import type { Data, RecordBatch, Utf8 } from 'apache-arrow';

/** Mixed in after each text and for one that is null: no byte has these values. */
const END = 0x100;
const NULL = 0x101;

/** A column of texts in a batch of rows, without making strings of them. */
export class TextColumn {
  readonly #data: Data<Utf8>;

  constructor(batch: RecordBatch, column: string) {
    const data: Data<Utf8> | undefined = batch.getChild(column)?.data[0];
    if (!data) {
      throw new Error(`the batch has no column "${column}"`);
    }
    this.#data = data;
  }

  get length(): number {
    return this.#data.length;
  }

  isNull(row: number): boolean {
    return this.#data.nullCount > 0 && !this.#data.getValid(row);
  }

  text(row: number): string | null {
    const { values, valueOffsets } = this.#data;
    return this.isNull(row)
      ? null
      : Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString(
          'utf8',
          valueOffsets[row],
          valueOffsets[row + 1],
        );
  }

  /** Goes on with two hashes over the bytes of a text. */
  hashInto(hashes: Uint32Array, row: number): void {
    const { values, valueOffsets } = this.#data;
    let [a, b] = hashes;
    const end = this.isNull(row) ? 0 : valueOffsets[row + 1];
    for (let i = valueOffsets[row]; i < end; i++) {
      a = Math.imul(a ^ values[i], 0x01000193);
      b = Math.imul(b ^ values[i], 0x85ebca6b);
    }
    const mark = this.isNull(row) ? NULL : END;
    hashes[0] = Math.imul(a ^ mark, 0x01000193);
    hashes[1] = Math.imul(b ^ mark, 0x85ebca6b);
  }
}

const hashes = new Uint32Array(2);

/**
 * A number of 53 bits that tells the texts of a row from those of others: among a million different ones, two have the
 * same once in twenty thousand libraries. Method: FNV-1a (Fowler, Noll and Vo), twice with different factors.
 */
export function textHash(columns: readonly TextColumn[], row: number): number {
  hashes[0] = 0x811c9dc5;
  hashes[1] = 0x9747b28c;
  for (const column of columns) {
    column.hashInto(hashes, row);
  }
  return hashes[0] * 2 ** 21 + (hashes[1] >>> 11);
}
