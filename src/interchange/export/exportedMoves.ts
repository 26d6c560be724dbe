import type { ClipKey } from '../../moves/clip.ts';
import type { Move } from '../../moves/move.ts';
import type { ExportProgress } from '../../shared/exportFormats.ts';
import { Failure } from '../../shared/failure.ts';
import type { MoveTable } from '../../store/table.ts';

/** So many moves with their vectors, some 10 MB, are in memory at once. */
const MOVES_A_PIECE = 1_000;

/** How an export is followed and stopped. */
export interface ExportCall {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
}

/** The moves of some clips by key, piece by piece. @throws Failure `cancelled` */
export async function* exportedMoves(
  table: MoveTable,
  keys: readonly ClipKey[],
  { signal, onProgress }: ExportCall,
): AsyncGenerator<readonly Move[]> {
  for (let start = 0; start < keys.length; start += MOVES_A_PIECE) {
    if (signal?.aborted) {
      throw new Failure('cancelled', 'The export was cancelled. Nothing was written.');
    }
    yield await table.some(keys.slice(start, start + MOVES_A_PIECE));
    onProgress?.({ done: Math.min(start + MOVES_A_PIECE, keys.length), total: keys.length });
  }
}
