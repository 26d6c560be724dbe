import type { Data, Dictionary, Int32, RecordBatch, Utf8 } from 'apache-arrow';

/** SQL for a column of texts with codes. */
export function coded(column: string): string {
  return `arrow_cast(${column}, 'Dictionary(Int32, Utf8)')`;
}

/** SQL for the same of a column that a table does not have. */
export const NO_TEXT = coded('NULL');

/** A column of texts in a batch of rows of which each is there once, with a number in every row that has it. */
export class DictionaryColumn {
  readonly #data: Data<Dictionary<Utf8, Int32>>;
  /** How many codes there are. */
  readonly codes: number;

  constructor(batch: RecordBatch, column: string) {
    const data: Data<Dictionary<Utf8, Int32>> | undefined = batch.getChild(column)?.data[0];
    if (!data?.dictionary) {
      throw new Error(`the batch has no column "${column}" of coded texts`);
    }
    this.#data = data;
    this.codes = data.dictionary.length + 1;
  }

  /** From 0; rows of the same code have the same text, and the last code stands for null. */
  code(row: number): number {
    const { nullCount, values } = this.#data;
    return nullCount > 0 && !this.#data.getValid(row) ? this.codes - 1 : values[row];
  }

  text(row: number): string | null {
    const code = this.code(row);
    return code === this.codes - 1 ? null : (this.#data.dictionary?.get(code) ?? null);
  }
}
