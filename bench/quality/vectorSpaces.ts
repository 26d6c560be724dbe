import type { PoseFeatures } from '../../src/embedding/pose/features/poseFeatures.ts';
import { assemble as assemblePose } from '../../src/embedding/pose/tracking/assembly.ts';
import {
  assembleAudio,
  fitAudioConstants,
  type HeardMusic,
} from '../../tools/fit-constants/fitAudioConstants.ts';
import { fitPoseConstants } from '../../tools/fit-constants/fitPoseConstants.ts';
import type { Measured } from './measureClip.ts';

/** Turns what was measured of a clip into its vector; null where there is none. */
export type VectorSpace<Features> = (measured: Measured<Features>) => Float32Array | null;

/** A clip that may take part in a fit. */
export interface FittedClip<Features> {
  /** Clips of one group are kept apart together. */
  readonly group: string;
  readonly measured: Measured<Features>;
}

/** The space of the constants that ship. */
export function shippedSpace<Features>(measured: Measured<Features>): Float32Array | null {
  return measured.status === 'embedded' ? measured.vector : null;
}

/** The space that clips of a group ask in. */
export type SpaceOfGroup<Features> = (group: string) => VectorSpace<Features>;

/** The value of each key, made when it is first asked for. */
function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * One space a group, its constants fitted on the clips of all other groups: whoever asks from the group has had no
 * part in them. Leave-one-group-out, so that it does not depend on how clips are dealt into folds.
 */
function spacesApart<Features, Constants>(
  clips: readonly FittedClip<Features>[],
  fitFeatures: (features: readonly Features[]) => Constants,
  assemble: (features: Features, constants: Constants) => Float32Array | null,
): SpaceOfGroup<Features> {
  return remembering((group) => {
    const constants = fitFeatures(
      clips.flatMap((clip) =>
        clip.group !== group && clip.measured.status === 'embedded' ? [clip.measured.features] : [],
      ),
    );
    return remembering((measured: Measured<Features>) =>
      measured.status === 'embedded' ? assemble(measured.features, constants) : null,
    );
  });
}

/** Pose spaces by group: the network is the same, the usual values and spreads are fitted again. */
export function poseSpacesApart(clips: readonly FittedClip<PoseFeatures>[]): SpaceOfGroup<PoseFeatures> {
  return spacesApart(clips, fitPoseConstants, assemblePose);
}

/** Audio spaces by group. */
export function audioSpacesApart(clips: readonly FittedClip<HeardMusic>[]): SpaceOfGroup<HeardMusic> {
  return spacesApart(clips, fitAudioConstants, assembleAudio);
}
