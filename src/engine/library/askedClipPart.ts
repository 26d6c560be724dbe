import { embedPoseTrack } from '../../embedding/pose/embedTracks.ts';
import { POSE_NETWORKS, type PoseNetwork } from '../../embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../embedding/pose/poseConstants.ts';
import { poseMethod } from '../../generation/analysis/poseMethod.ts';
import type { ClipPart } from '../../moves/clipPart.ts';
import { withoutLabels } from '../../moves/labels/metadata.ts';
import type { ModelId, Move, PoseEmbedding } from '../../moves/move.ts';
import { type MoveTracks, partOfTrack } from '../../moves/moveTracks.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { Query } from '../../search/searchQuery.ts';
import { Failure } from '../../shared/failure.ts';

/** A part is asked with by how it is danced: what was heard and said belongs to the clip as a whole. */
const BY_MOVEMENT = { status: 'missing', reason: { because: 'part-by-movement' } } as const;

/**
 * A part of a clip of the library, to be asked with: from the pose track that is kept, without a look at the clip.
 * @throws Failure `bad-request` where there is nothing to ask with in this part, `not-comparable` where the library
 *   was embedded by other models
 */
export function askedClipPart(
  move: Move,
  track: MoveTracks | null,
  part: ClipPart,
): Extract<Query, { kind: 'part' }> {
  const pose = movementOf(move, track, part);
  if (pose.status === 'missing') {
    throw new Failure(
      'bad-request',
      `This part of ${move.key} cannot be asked with: ${inEnglish(pose.reason)}.`,
      { remedy: 'Choose a part in which people dance.' },
    );
  }
  return {
    kind: 'part',
    ...{ key: move.key, part },
    move: {
      metadata: withoutLabels(move.metadata),
      durationSeconds: part.to - part.from,
      tempoBpm: move.tempoBpm,
      contentHash: null,
      embeddings: { pose, audio: BY_MOVEMENT, text: BY_MOVEMENT },
    },
  };
}

function movementOf(move: Move, track: MoveTracks | null, part: ClipPart): PoseEmbedding {
  const { pose } = move.embeddings;
  if (pose.status === 'missing') {
    return pose;
  }
  const network = networkOf(pose.model);
  if (network === null || !track?.dancers) {
    throw new Failure('not-comparable', `No part of ${move.key} can be asked with as the library is now.`, {
      remedy: 'Generate the library again: then it keeps how the dancers move.',
    });
  }
  return embedPoseTrack(partOfTrack(track.dancers, part), pose.quality, constantsOf(network), pose.model);
}

/** The network behind a model of the present method; null for any other model. */
function networkOf(model: ModelId): PoseNetwork | null {
  return (
    POSE_NETWORKS.find(
      (network) => model.startsWith(`${network}@`) && model.endsWith(`+${poseMethod(network)}`),
    ) ?? null
  );
}
