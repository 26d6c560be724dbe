import type { Embedding, ModelId } from '../../moves/move.ts';
import type { PoseQuality } from '../../moves/quality.ts';
import type { MissingCode } from '../../moves/reasons/missing.ts';
import { assemble } from './assembly.ts';
import { movementSpeed } from './movementSpeed.ts';
import type { PoseConstants } from './poseConstants.ts';
import { poseFeatures } from './poseFeatures.ts';
import { poseQuality } from './poseQuality.ts';
import type { DancerTracks } from './trackDancers.ts';

/** Below this no rhythm can be read. */
const SHORTEST_SECONDS = 2;
/** Dancers found in a smaller share of the frames are too seldom seen to say how they move. */
const FEWEST_FRAMES = 0.1;
/**
 * Torso lengths per second. Measured: a frozen picture under camera noise has up to .07, the calmest of 56 dances
 * .24.
 */
const STILL_SPEED = 0.12;

function reasonAgainst(tracks: DancerTracks, quality: PoseQuality): MissingCode | null {
  if (tracks.frameCount > 0 && tracks.flatFrames === tracks.frameCount) {
    return 'flat-picture';
  }
  if (tracks.frameCount < SHORTEST_SECONDS * tracks.framesPerSecond) {
    return 'clip-too-short';
  }
  if (quality.framesWithNone === 1) {
    return 'nobody-found';
  }
  if (quality.framesWithNone > 1 - FEWEST_FRAMES) {
    return 'dancers-seldom-found';
  }
  return movementSpeed(tracks) < STILL_SPEED ? 'nobody-moves' : null;
}

/**
 * The vector of how two dancers move: a unit vector of 512. Swapping the dancers or mirroring the picture changes
 * nothing; with one dancer only, what happens between two is left at its usual value.
 * @param constants fitted for the network that found the dancers
 * @param model id of that network with its constants and this method
 */
export function embedTracks(
  tracks: DancerTracks,
  constants: PoseConstants,
  model: ModelId,
): Embedding<PoseQuality> {
  const quality = poseQuality(tracks);
  const because = reasonAgainst(tracks, quality);
  if (because !== null) {
    return { status: 'missing', reason: { because }, model };
  }
  const vector = assemble(poseFeatures(tracks), constants);
  return vector
    ? { status: 'embedded', vector, model, quality }
    : { status: 'missing', reason: { because: 'dancers-too-unclear' }, model };
}
