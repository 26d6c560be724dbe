import type { PlannerMove } from '../../choreography/planner/plannerMove.ts';
import { compareKeys } from '../../moves/clip.ts';
import type { Embedding, Move } from '../../moves/move.ts';
import type { TextQuality } from '../../moves/quality.ts';
import { AnswersOfVersion } from '../../store/answersOfVersion.ts';
import type { MoveTable } from '../../store/table.ts';

/** What planning needs of a row, without its movement's vector. */
export interface PlannerRow extends Omit<PlannerMove, 'likeness'> {
  readonly text: Embedding<TextQuality>;
}

/** Up to so many rows, some 10 kB each with their pose tracks, stay in memory. */
const ROWS_KEPT = 10_000;

/**
 * The rows of a library as planning needs them. Those of a library that is not too large are kept for as long as nobody
 * commits to it: an editor asks for another plan, or for moves to put in a place, again and again.
 */
export class PlannerRows {
  readonly #table: MoveTable;
  readonly #rowsKept: number;
  readonly #kept = new AnswersOfVersion<readonly PlannerRow[]>();

  constructor(table: MoveTable, rowsKept = ROWS_KEPT) {
    this.#table = table;
    this.#rowsKept = rowsKept;
  }

  /** By clip key. */
  async all(): Promise<readonly PlannerRow[]> {
    if ((await this.#table.count()) > this.#rowsKept) {
      return this.#read();
    }
    return this.#kept.about('', await this.#table.version(), () => this.#read());
  }

  async #read(): Promise<PlannerRow[]> {
    const poseTracks = await this.#table.poseTracks();
    const rows: PlannerRow[] = [];
    for await (const moves of this.#table.batches()) {
      for (const move of moves) {
        rows.push({ ...plannerFacts(move), track: poseTracks.get(move.key) ?? null });
      }
    }
    return rows.sort((a, b) => compareKeys(a.key, b.key));
  }
}

function plannerFacts({ key, metadata, durationSeconds, embeddings }: Move): Omit<PlannerRow, 'track'> {
  const { audio, text } = embeddings;
  return {
    key,
    metadata,
    durationSeconds,
    audio: audio.status === 'embedded' ? { vector: audio.vector, model: audio.model } : null,
    text,
  };
}
