import type { ModelId, PoseEmbedding } from '../../moves/move.ts';
import type { PoseTrack } from '../../moves/moveTracks.ts';
import type { PoseQuality } from '../../moves/quality.ts';
import type { MissingCode } from '../../moves/reasons/missing.ts';
import { mean } from '../statistics.ts';
import { movementSpeed } from './features/movementSpeed.ts';
import { poseFeatures } from './features/poseFeatures.ts';
import { keptWindows, windowVectors } from './features/windowVectors.ts';
import type { PoseConstants } from './poseConstants.ts';
import { poseQuality } from './poseQuality.ts';
import { assemble } from './tracking/assembly.ts';
import { poseTrackOf, tracksOfPoseTrack } from './tracking/poseTrack.ts';
import type { DancerTracks } from './tracking/trackDancers.ts';
import { presenceOf } from './tracking/trajectories.ts';

/** Below this no rhythm can be read. */
const SHORTEST_SECONDS = 2;
/** Dancers found in a smaller share of the frames are too seldom seen to say how they move. */
const FEWEST_FRAMES = 0.1;
/**
 * Torso lengths per second. Measured: a frozen picture under camera noise has up to .07, the calmest of 56 dances
 * .24.
 */
const STILL_SPEED = 0.12;

/** Why there is nothing to embed before one asks how the dancers move. */
function reasonAgainstPicture(tracks: DancerTracks): MissingCode | null {
  if (tracks.frameCount > 0 && tracks.flatFrames === tracks.frameCount) {
    return 'flat-picture';
  }
  return tracks.frameCount < SHORTEST_SECONDS * tracks.framesPerSecond ? 'clip-too-short' : null;
}

function reasonAgainstMovement(tracks: DancerTracks): MissingCode | null {
  const [one, other] = [presenceOf(tracks, 0), presenceOf(tracks, 1)];
  if (mean(one.map((found, i) => found | other[i])) < FEWEST_FRAMES) {
    return 'dancers-seldom-found';
  }
  return movementSpeed(tracks) < STILL_SPEED ? 'nobody-moves' : null;
}

/**
 * How two dancers move: a unit vector of 512 for the clip and one for each of its windows. Swapping the dancers or
 * mirroring the picture changes nothing; with one dancer only, what happens between two is left at its usual value.
 * @param constants fitted for the network that found the dancers
 * @param model id of that network with its constants and this method
 */
export function embedTracks(tracks: DancerTracks, constants: PoseConstants, model: ModelId): PoseEmbedding {
  const because = reasonAgainstPicture(tracks);
  if (because !== null) {
    return { status: 'missing', reason: { because }, model };
  }
  const track = poseTrackOf(tracks);
  return track
    ? embedPoseTrack(track, poseQuality(tracks), constants, model)
    : { status: 'missing', reason: { because: 'nobody-found' }, model };
}

/** The same from what is kept of the tracks: bit for bit what `embedTracks` makes of them. */
export function embedPoseTrack(
  track: PoseTrack,
  quality: PoseQuality | null,
  constants: PoseConstants,
  model: ModelId,
): PoseEmbedding {
  const tracks = tracksOfPoseTrack(track);
  const because = reasonAgainstMovement(tracks);
  if (because !== null) {
    return { status: 'missing', reason: { because }, model };
  }
  const features = poseFeatures(tracks);
  const vector = assemble(features, constants);
  if (vector === null) {
    return { status: 'missing', reason: { because: 'dancers-too-unclear' }, model };
  }
  const windows = keptWindows(windowVectors(features.windows, constants.windows), constants.windows);
  return { status: 'embedded', vector, model, quality, windows };
}
