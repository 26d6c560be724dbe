import type { Float64, RecordBatch, Vector } from 'apache-arrow';
import { columnOf, SPOKEN_FIELDS, type SpokenField, valuesOf } from '../../moves/labels/fields.ts';
import { countedBy, Prevalence } from '../../moves/prevalence.ts';
import { DictionaryColumn } from './dictionaryColumn.ts';
import { dictionaryLabels, labelsInText } from './dictionaryLabels.ts';

/** What is read of every row to tell how common labels and tempos are, as SQL. */
export const PREVALENCE_COLUMNS: Readonly<Record<string, string>> = Object.fromEntries([
  ...SPOKEN_FIELDS.map((field) => [columnOf(field), dictionaryLabels(field)]),
  ['tempo_bpm', 'tempo_bpm'],
]);

/** How common labels and tempos are, from all rows of a table. */
export function prevalenceFrom(batches: readonly RecordBatch[]): Prevalence {
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  return new Prevalence(
    rows,
    countedBy((field) => batches.flatMap((batch) => labelsOf(batch, field))),
    batches.flatMap(temposOf),
  );
}

function labelsOf(batch: RecordBatch, field: SpokenField): string[] {
  const column = new DictionaryColumn(batch, columnOf(field));
  return Array.from({ length: batch.numRows }, (_, row) =>
    valuesOf(labelsInText(field, column.text(row))),
  ).flat();
}

function temposOf(batch: RecordBatch): number[] {
  const tempos: Vector<Float64> | null = batch.getChild('tempo_bpm');
  return Array.from(tempos ?? []).filter((tempo) => tempo !== null);
}
