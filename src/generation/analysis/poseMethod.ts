import { constantsDigest } from '../../embedding/constantsDigest.ts';
import type { PoseNetwork } from '../../embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../embedding/pose/poseConstants.ts';
import type { ModelId } from '../../moves/move.ts';

/** Raised with every change of what is computed from the pose track. */
const POSE_METHOD = 3;
/** The method by which tracks were first made as they are now: what it and later ones kept can be read again. */
const SAME_TRACKS_SINCE = 2;

/** The method with its constants: a fit on other clips makes vectors that must not be compared with the old. */
export function poseMethod(network: PoseNetwork): string {
  return `${POSE_METHOD}.${constantsDigest(constantsOf(network))}`;
}

/** The network with its weights, and the number of the method, in `movenet-multipose@8205cabc+3.5f0c1e`. */
const POSE_MODEL = /^(?<network>[^+]+)\+(?<method>\d+)(?:\.|$)/;

/**
 * Whether a library's pose tracks are as the current model would make them, though its vectors are another method's:
 * the same weights found the dancers in the same way, and only what is computed from the tracks has changed.
 */
export function keepsTracksOf(current: ModelId, earlier: ModelId | null): boolean {
  const [now, then] = [current, earlier ?? ''].map((model) => POSE_MODEL.exec(model)?.groups);
  return (
    now !== undefined &&
    then !== undefined &&
    now.network === then.network &&
    Number(then.method) >= SAME_TRACKS_SINCE &&
    Number(then.method) <= Number(now.method)
  );
}
