import type { LayoutTask } from './layOutMap.ts';
import type { FusedVectors } from './reduceVectors.ts';
import type { LayoutStep } from './umapLayout.ts';

/** What the page sends the map's worker: the vectors once, then what to lay them out by. */
export type ToMapWorker =
  | { readonly type: 'vectors'; readonly vectors: FusedVectors }
  | ({ readonly type: 'lay-out' } & LayoutTask);

export type FromMapWorker =
  | ({ readonly type: 'step' } & LayoutStep)
  /** Too few moves for a map. */
  | { readonly type: 'too-few' }
  | { readonly type: 'failed'; readonly message: string };
