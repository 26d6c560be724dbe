import { type ClipKey, compareKeys } from '../../moves/clip.ts';
import { profileOf } from '../../moves/dances/profile.ts';
import type { Modality } from '../../moves/modality.ts';
import type { ClipSource, ModelId } from '../../moves/move.ts';
import { keepsTracksOf } from '../analysis/poseMethod.ts';
import { isSameSource } from '../analysis/source.ts';

/** The models that a run would embed with. */
export type CurrentModels = Readonly<Record<Modality, ModelId>>;

/** What a clip is now, in the clip folder. */
export interface ClipNow {
  readonly key: ClipKey;
  readonly source: ClipSource;
  /** What people say is danced; null where nobody did. */
  readonly dance: string | null;
  /** Fingerprint of the clip's annotation and what follows from it. */
  readonly metadataFingerprint: string;
  /** Fingerprint of what is said of the clip and by which file. */
  readonly saidFingerprint: string;
}

/** What the library says of a clip. */
export interface ClipInLibrary {
  readonly key: ClipKey;
  /** Null for a move loaded from an embeddings file. */
  readonly source: ClipSource | null;
  readonly contentHash: string | null;
  /** The same when it was last analysed or labelled. */
  readonly dance: string | null;
  readonly metadataFingerprint: string;
  readonly saidFingerprint: string;
  /** Null where no model was asked. */
  readonly models: Readonly<Record<Modality, ModelId | null>>;
  /** Whether the library keeps what choreographing needs of it. */
  readonly hasTrack: boolean;
}

/** Why a clip that the library already holds is analysed again. */
type ChangeReason =
  | 'content'
  | 'pose-model'
  | 'audio-model'
  | 'dance-tempos'
  | 'no-trace'
  | 'loaded-from-file'
  | 'forced';

/** What there is to do for a library to describe the clip folder as it is. All lists are sorted by clip key. */
export interface GenerationPlan {
  readonly added: readonly ClipKey[];
  readonly changed: readonly { readonly key: ClipKey; readonly reason: ChangeReason }[];
  /** Only the annotation or the text model changed: the text alone is embedded anew. */
  readonly metadataOnly: readonly ClipKey[];
  /**
   * Only the method changed that makes vectors of pose tracks: the movement is embedded again from the track that is
   * stored, without looking at the clip. Some may be in `metadataOnly` as well.
   */
  readonly movementOnly: readonly ClipKey[];
  readonly unchanged: readonly ClipKey[];
  /** Unchanged but for what the library notes beside it: another time, as after a copy, or another file that says the same. */
  readonly touched: readonly ClipKey[];
  /** In the library, generated from a clip that is no longer in the clip folder. */
  readonly gone: readonly ClipKey[];
  /** Like `gone`, but it cannot be told whether the clip still exists, as when its disk is away: these rows stay. */
  readonly unseen: readonly ClipKey[];
}

/** Whether carrying the plan out would change the library at all. */
export function changesLibrary(plan: GenerationPlan): boolean {
  const { added, changed, metadataOnly, movementOnly, touched, gone } = plan;
  return [added, changed, metadataOnly, movementOnly, touched, gone].some((clips) => clips.length > 0);
}

/**
 * Compares the clip folder with the library.
 * @param hashOf SHA-256 of a clip's content; asked only where size or time differ and the size could still match
 */
export async function planGeneration(
  clips: readonly ClipNow[],
  library: readonly ClipInLibrary[],
  models: CurrentModels,
  options: {
    readonly force: boolean;
    readonly hashOf: (key: ClipKey) => Promise<string>;
    /** Whether a clip is known to exist elsewhere, such as in the cloud: its row stays. */
    readonly isAway: (key: ClipKey) => boolean;
    /** Whether a clip that is not in the clip folder may exist all the same. */
    readonly mayExist: (key: ClipKey) => boolean;
  },
): Promise<GenerationPlan> {
  const rows = new Map(library.map((row) => [row.key, row]));
  const added: ClipKey[] = [];
  const changed: { key: ClipKey; reason: ChangeReason }[] = [];
  const metadataOnly: ClipKey[] = [];
  const movementOnly: ClipKey[] = [];
  const unchanged: ClipKey[] = [];
  const touched: ClipKey[] = [];
  for (const clip of [...clips].sort((a, b) => compareKeys(a.key, b.key))) {
    const row = rows.get(clip.key);
    rows.delete(clip.key);
    if (!row) {
      added.push(clip.key);
      continue;
    }
    const reason = options.force ? 'forced' : await reasonToAnalyse(clip, row, models, options.hashOf);
    if (reason) {
      changed.push({ key: clip.key, reason });
      continue;
    }
    const sameSource = row.source && isSameSource(row.source, clip.source);
    if (!sameSource || row.saidFingerprint !== clip.saidFingerprint) {
      touched.push(clip.key);
    }
    const sameText = row.metadataFingerprint === clip.metadataFingerprint && row.models.text === models.text;
    const sameMovement = isOfModel(row.models.pose, models.pose);
    if (!sameText) {
      metadataOnly.push(clip.key);
    }
    if (!sameMovement) {
      movementOnly.push(clip.key);
    }
    if (sameText && sameMovement) {
      unchanged.push(clip.key);
    }
  }
  const absent = [...rows.values()]
    .filter(({ key, source }) => source !== null && !options.isAway(key))
    .map(({ key }) => key);
  return {
    added,
    changed,
    metadataOnly,
    movementOnly,
    unchanged,
    touched,
    gone: absent.filter((key) => !options.mayExist(key)).sort(compareKeys),
    unseen: absent.filter(options.mayExist).sort(compareKeys),
  };
}

/** Whether a modality is as a model leaves it; it is where none was asked. */
function isOfModel(found: ModelId | null, current: ModelId): boolean {
  return found === null || found === current;
}

async function reasonToAnalyse(
  clip: ClipNow,
  row: ClipInLibrary,
  models: CurrentModels,
  hashOf: (key: ClipKey) => Promise<string>,
): Promise<ChangeReason | null> {
  if (row.contentHash === null) {
    return 'loaded-from-file';
  }
  if (!isOfModel(row.models.pose, models.pose) && !keepsTracksOf(models.pose, row.models.pose)) {
    return 'pose-model';
  }
  if (!isOfModel(row.models.audio, models.audio)) {
    return 'audio-model';
  }
  // A row never has the label of a dance of other tempos than it was listened to for.
  if (profileOf(row.dance).tempo !== profileOf(clip.dance).tempo) {
    return 'dance-tempos';
  }
  if (!row.hasTrack) {
    return 'no-trace';
  }
  if (row.source && isSameSource(row.source, clip.source)) {
    return null;
  }
  const couldBeSame = !row.source || row.source.sizeBytes === clip.source.sizeBytes;
  return couldBeSame && row.contentHash === (await hashOf(clip.key)) ? null : 'content';
}
