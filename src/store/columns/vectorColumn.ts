import type { Data, FixedSizeList, Float32, RecordBatch } from 'apache-arrow';

/** A column of vectors in a batch of rows. */
export class VectorColumn {
  readonly #data: Data<FixedSizeList<Float32>>;

  constructor(batch: RecordBatch, column: string) {
    const data: Data<FixedSizeList<Float32>> | undefined = batch.getChild(column)?.data[0];
    if (!data) {
      throw new Error(`the batch has no column "${column}"`);
    }
    this.#data = data;
  }

  /** A view on the vector of a row: whoever keeps it keeps the whole batch. Null where there is none. */
  at(row: number): Float32Array | null {
    if (this.#data.nullCount > 0 && !this.#data.getValid(row)) {
      return null;
    }
    const { listSize } = this.#data.type;
    return this.#data.children[0].values.subarray(row * listSize, (row + 1) * listSize);
  }
}
