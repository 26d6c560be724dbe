import type { Catalogue } from '../../clips/catalogue.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { SaidOfClip } from '../../moves/labels/provenance.ts';
import type { MoveHeader } from '../../moves/move.ts';
import type { Shard } from '../plan/shard.ts';
import type { RunModels } from '../runModels.ts';

/** The clips that a run is about and the models that it embeds them with. */
export interface Subject {
  /** Each clip with all that is said of it, also where only the library remembers it. */
  readonly catalogue: Catalogue;
  readonly said: ReadonlyMap<ClipKey, SaidOfClip>;
  readonly libraryRoot: string;
  readonly models: RunModels;
  readonly shard: Shard;
  /** The time that this run's rows are marked with. */
  readonly now: Date;
}

/** Equal for two clips that are labelled alike, in the same words: what a row's metadata is compared by. */
export function metadataFingerprint(metadata: MoveHeader['metadata'], description: string): string {
  return JSON.stringify([Object.entries(metadata).sort(), description]);
}
