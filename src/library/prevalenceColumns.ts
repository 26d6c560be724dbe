import type { Float64, RecordBatch, Vector } from 'apache-arrow';
import { countedBy, Prevalence } from '../moves/prevalence.ts';
import { LABEL_FIELDS, type LabelField } from '../moves/reasons/likeness.ts';
import { CodedColumn, coded } from './codedColumn.ts';

const COLUMN_OF: Readonly<Record<LabelField, string>> = {
  label: 'move_label',
  difficulty: 'difficulty',
  style: 'style',
  energy: 'energy_level',
};

/** What is read of every row to tell how common labels and tempos are, as SQL. */
export const PREVALENCE_COLUMNS: Readonly<Record<string, string>> = Object.fromEntries([
  ...LABEL_FIELDS.map((field) => [COLUMN_OF[field], coded(COLUMN_OF[field])]),
  ['tempo_bpm', 'tempo_bpm'],
]);

/** How common labels and tempos are, from all rows of a table. */
export function prevalenceFrom(batches: readonly RecordBatch[]): Prevalence {
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  return new Prevalence(
    rows,
    countedBy((field) => batches.flatMap((batch) => textsOf(batch, COLUMN_OF[field]))),
    batches.flatMap(temposOf),
  );
}

function textsOf(batch: RecordBatch, name: string): (string | null)[] {
  const column = new CodedColumn(batch, name);
  return Array.from({ length: batch.numRows }, (_, row) => column.text(row));
}

function temposOf(batch: RecordBatch): number[] {
  const tempos: Vector<Float64> | null = batch.getChild('tempo_bpm');
  return Array.from(tempos ?? []).filter((tempo) => tempo !== null);
}
