import type { Data, RecordBatch, Utf8 } from 'apache-arrow';

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

  /**
   * A number of 53 bits that tells a text, which must not be null, from others: among a million different ones, two have
   * the same once in twenty thousand libraries. Method: FNV-1a (Fowler, Noll and Vo), twice with different factors.
   */
  hash(row: number): number {
    const { values, valueOffsets } = this.#data;
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    const end = valueOffsets[row + 1];
    for (let i = valueOffsets[row]; i < end; i++) {
      a = Math.imul(a ^ values[i], 0x01000193);
      b = Math.imul(b ^ values[i], 0x85ebca6b);
    }
    return (a >>> 0) * 2 ** 21 + (b >>> 11);
  }
}
