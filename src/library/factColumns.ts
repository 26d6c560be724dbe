import type { RecordBatch } from 'apache-arrow';
import { z } from 'zod';
import { type LibraryFacts, type MoveGroup, type RemarkedMove, remarksOn } from '../moves/libraryFacts.ts';
import { DIFFICULTIES, LEVELS, STYLES } from '../moves/metadata.ts';
import { MODALITIES } from '../moves/modality.ts';
import { factsFromJson, qualitySchema } from './qualityJson.ts';
import { SharedValues } from './sharedValues.ts';
import { clipKeySchema } from './tableRows.ts';
import { TextColumn, textHash } from './textColumn.ts';

const RATING_COLUMNS = ['difficulty', 'energy_level', 'style', 'category'];
const MODEL_COLUMNS = MODALITIES.map((modality) => `${modality}_model`);
const GROUP_COLUMNS = [...RATING_COLUMNS, 'modalities', ...MODEL_COLUMNS];

/** What is read of every row to tell a library's facts. */
export const FACT_COLUMNS = [...GROUP_COLUMNS, 'clip_key', 'clip_id', 'content_hash', 'tempo_bpm'];

/** What is read besides of the rows on which there may be something to remark. */
export const REMARK_COLUMNS = [...MODEL_COLUMNS, 'clip_key', 'duration_s', 'quality'];

const groupSchema = z.object({
  difficulty: z.enum(DIFFICULTIES).nullable(),
  energy_level: z.enum(LEVELS).nullable(),
  style: z.enum(STYLES).nullable(),
  category: z.string(),
  modalities: z.string(),
  pose_model: z.string().nullable(),
  audio_model: z.string().nullable(),
  text_model: z.string().nullable(),
});

type GroupRow = z.infer<typeof groupSchema>;

interface Group {
  readonly row: GroupRow;
  count: number;
}

/**
 * Gathers a library's facts from batches of its rows. Rows are told apart by the bytes of their texts, and few of
 * these are made strings of, which takes longer than all else.
 */
export class FactColumns {
  readonly #groups = new Map<number, Group>();
  readonly #tempos: number[] = [];
  readonly #remarked: RemarkedMove[] = [];
  readonly #clipIds = new SharedValues();
  readonly #contents = new SharedValues();

  /** @throws ZodError, SyntaxError where a row is damaged */
  add(batch: RecordBatch): void {
    const [keys, clipIds, contents, ...grouped] = columnsOf(batch, [
      ...['clip_key', 'clip_id', 'content_hash'],
      ...GROUP_COLUMNS,
    ]);
    const tempos = batch.getChild('tempo_bpm');
    this.#clipIds.add(keys, clipIds);
    this.#contents.add(keys, contents);
    for (let row = 0; row < batch.numRows; row++) {
      this.#count(grouped, row);
      const tempo: number | null = tempos?.get(row);
      if (tempo !== null) {
        this.#tempos.push(tempo);
      }
    }
  }

  /** @throws ZodError, SyntaxError where a row is damaged */
  addRemarked(batch: RecordBatch): void {
    const [keys, qualities, ...models] = columnsOf(batch, ['clip_key', 'quality', ...MODEL_COLUMNS]);
    const durations = batch.getChild('duration_s');
    for (let row = 0; row < batch.numRows; row++) {
      const [pose, audio, text] = models.map((column) => column.text(row));
      const quality = qualitySchema.parse(JSON.parse(qualities.text(row) ?? ''));
      const remarks = remarksOn({
        durationSeconds: durations?.get(row),
        embeddings: factsFromJson(quality, { pose, audio, text }, 'it was never embedded'),
      });
      if (remarks) {
        this.#remarked.push({ key: clipKeySchema.parse(keys.text(row)), ...remarks });
      }
    }
  }

  facts(): LibraryFacts {
    return {
      groups: Array.from(this.#groups.values(), moveGroupOf),
      tempos: Float64Array.from(this.#tempos),
      remarked: this.#remarked,
      sharedClipIds: this.#clipIds.shared(),
      sharedContents: this.#contents.shared(),
    };
  }

  #count(columns: readonly TextColumn[], row: number): void {
    const hash = textHash(columns, row);
    const known = this.#groups.get(hash);
    if (known) {
      known.count++;
      return;
    }
    const cells = columns.map((column, i) => [GROUP_COLUMNS[i], column.text(row)]);
    this.#groups.set(hash, { row: groupSchema.parse(Object.fromEntries(cells)), count: 1 });
  }
}

function columnsOf(batch: RecordBatch, names: readonly string[]): TextColumn[] {
  return names.map((name) => new TextColumn(batch, name));
}

function moveGroupOf({ row, count }: Group): MoveGroup {
  const { difficulty, energy_level: energyLevel, style, category } = row;
  const present = row.modalities.split(',');
  const [pose, audio, text] = MODALITIES.map((modality) =>
    present.includes(modality) ? row[`${modality}_model`] : null,
  );
  return { difficulty, energyLevel, style, category, models: { pose, audio, text }, count };
}
