import type { Float64, RecordBatch, Utf8, Vector } from 'apache-arrow';
import { z } from 'zod';
import { columnOf, FILTER_FIELDS, ofEachField, pickFields } from '../../moves/labels/fields.ts';
import { labelShape } from '../../moves/labels/labelSchemas.ts';
import {
  type LibraryAggregates,
  type MoveGroup,
  type RemarkedMove,
  remarksOn,
} from '../../moves/libraryAggregates.ts';
import { MODALITIES } from '../../moves/modality.ts';
import { clipKeySchema } from '../tableRows.ts';
import { coded, DictionaryColumn } from './dictionaryColumn.ts';
import { dictionaryLabels, labelsInText } from './dictionaryLabels.ts';
import { factsFromJson, qualitySchema } from './qualityJson.ts';
import { SharedValues } from './sharedValues.ts';
import { TextColumn } from './textColumn.ts';

const MODEL_COLUMNS = MODALITIES.map((modality) => `${modality}_model`);
const GROUP_COLUMNS = [...FILTER_FIELDS.map(columnOf), 'modalities', ...MODEL_COLUMNS];

/** What is read of every row to tell a library's facts, as SQL: texts of which there are few as numbers for them. */
export const FACT_COLUMNS: Readonly<Record<string, string>> = Object.fromEntries([
  ...FILTER_FIELDS.map((field) => [columnOf(field), dictionaryLabels(field)]),
  ...['modalities', ...MODEL_COLUMNS].map((column) => [column, coded(column)]),
  ...['clip_key', 'clip_id', 'content_hash', 'tempo_bpm'].map((column) => [column, column]),
]);

/** What is read besides of the rows on which there may be something to remark. */
export const REMARK_COLUMNS = [...MODEL_COLUMNS, 'clip_key', 'duration_s', 'quality', 'dance'];

const groupSchema = z.object({
  labels: z.object(pickFields(labelShape, FILTER_FIELDS)),
  modalities: z.string(),
  pose_model: z.string().nullable(),
  audio_model: z.string().nullable(),
  text_model: z.string().nullable(),
});

type GroupRow = z.infer<typeof groupSchema>;

/** Gathers a library's facts from batches of its rows. Few of their texts are made strings of: that would take longest. */
export class AggregateColumns {
  /** How many rows have the same cells, by these as JSON. */
  readonly #groups = new Map<string, number>();
  readonly #tempos: number[] = [];
  readonly #remarked: RemarkedMove[] = [];
  readonly #clipIds = new SharedValues();
  readonly #contents = new SharedValues();

  add(batch: RecordBatch): void {
    const [keys, clipIds, contents] = columnsOf(batch, ['clip_key', 'clip_id', 'content_hash']);
    this.#clipIds.add(keys, clipIds);
    this.#contents.add(keys, contents);
    this.#addGroups(batch);
    const tempos: Vector<Float64> | null = batch.getChild('tempo_bpm');
    const values = tempos?.toArray() ?? [];
    const areAllKnown = tempos?.nullCount === 0;
    for (let row = 0; row < values.length; row++) {
      if (areAllKnown || tempos?.isValid(row)) {
        this.#tempos.push(values[row]);
      }
    }
  }

  /** @throws ZodError, SyntaxError where a row is damaged */
  addRemarked(batch: RecordBatch): void {
    const [keys, qualities, ...models] = columnsOf(batch, ['clip_key', 'quality', ...MODEL_COLUMNS]);
    const durations = batch.getChild('duration_s');
    const dances: Vector<Utf8> | null = batch.getChild('dance');
    for (let row = 0; row < batch.numRows; row++) {
      const [pose, audio, text] = models.map((column) => column.text(row));
      const quality = qualitySchema.parse(JSON.parse(qualities.text(row) ?? ''));
      const remarks = remarksOn(
        {
          durationSeconds: durations?.get(row),
          embeddings: factsFromJson(quality, { pose, audio, text }, 'never-embedded'),
        },
        dances?.get(row) ?? null,
      );
      if (remarks) {
        this.#remarked.push({ key: clipKeySchema.parse(keys.text(row)), ...remarks });
      }
    }
  }

  /** @throws ZodError where a row is damaged */
  facts(): LibraryAggregates {
    return {
      groups: Array.from(this.#groups, ([cells, count]) => moveGroupOf(groupRowOf(cells), count)),
      tempos: Float64Array.from(this.#tempos),
      remarked: this.#remarked,
      sharedClipIds: this.#clipIds.shared(),
      sharedContents: this.#contents.shared(),
    };
  }

  #addGroups(batch: RecordBatch): void {
    const columns = GROUP_COLUMNS.map((column) => new DictionaryColumn(batch, column));
    const counts = new Map<number | string, { readonly row: number; count: number }>();
    const combinations = columns.reduce((product, { codes }) => product * codes, 1);
    const codeOf =
      combinations <= Number.MAX_SAFE_INTEGER
        ? (row: number) => columns.reduce((code, column) => code * column.codes + column.code(row), 0)
        : (row: number) => columns.map((column) => column.code(row)).join();
    for (let row = 0; row < batch.numRows; row++) {
      const code = codeOf(row);
      const group = counts.get(code);
      if (group) {
        group.count++;
      } else {
        counts.set(code, { row, count: 1 });
      }
    }
    for (const { row, count } of counts.values()) {
      const cells = JSON.stringify(columns.map((column) => column.text(row)));
      this.#groups.set(cells, (this.#groups.get(cells) ?? 0) + count);
    }
  }
}

function groupRowOf(cells: string): GroupRow {
  const texts: (string | null)[] = JSON.parse(cells);
  const textOf = (column: string) => texts[GROUP_COLUMNS.indexOf(column)];
  const others = ['modalities', ...MODEL_COLUMNS].map((column) => [column, textOf(column)]);
  const labels = ofEachField(FILTER_FIELDS, (field) => labelsInText(field, textOf(columnOf(field))));
  return groupSchema.parse({ ...Object.fromEntries(others), labels });
}

function columnsOf(batch: RecordBatch, names: readonly string[]): TextColumn[] {
  return names.map((name) => new TextColumn(batch, name));
}

function moveGroupOf(row: GroupRow, count: number): MoveGroup {
  const present = row.modalities.split(',');
  const [pose, audio, text] = MODALITIES.map((modality) =>
    present.includes(modality) ? row[`${modality}_model`] : null,
  );
  return { labels: row.labels, models: { pose, audio, text }, count };
}
