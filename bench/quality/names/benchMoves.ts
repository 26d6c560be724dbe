import { AUDIO_MODEL } from '../../../src/embedding/audio/embedAudio.ts';
import { embedTracks } from '../../../src/embedding/pose/embedTracks.ts';
import { constantsOf } from '../../../src/embedding/pose/poseConstants.ts';
import { poseTrackOf } from '../../../src/embedding/pose/tracking/poseTrack.ts';
import { DescriptionEmbedder } from '../../../src/generation/buildMove.ts';
import type { RunModels } from '../../../src/generation/runModels.ts';
import { metadataOf } from '../../../src/moves/labels/metadata.ts';
import type { Move } from '../../../src/moves/move.ts';
import type { TrackedMove } from '../../../src/moves/moveTracks.ts';
import type { ClipMeasurer } from '../clipMeasurements.ts';
import type { BenchClip } from '../figures.ts';

/** The clips as a library would have them, in memory: what `similar` is asked with and searches. */
export async function benchMoves(
  clips: readonly BenchClip[],
  measurer: Pick<ClipMeasurer, 'watchedClip'>,
  models: RunModels,
): Promise<readonly TrackedMove[]> {
  const descriptions = new DescriptionEmbedder(models.openText);
  const moves: TrackedMove[] = [];
  for (const clip of clips) {
    const { tracks } = await measurer.watchedClip(clip);
    moves.push({
      key: clip.key,
      videoPath: clip.key,
      metadata: metadataOf(clip.key, clip.annotation),
      durationSeconds: tracks.frameCount / tracks.framesPerSecond,
      tempoBpm: clip.measured.tempoBpm,
      contentHash: clip.contentHash,
      source: null,
      embeddings: {
        pose: embedTracks(tracks, constantsOf(models.pose.network), models.ids.pose),
        audio: audioOf(clip),
        text: await descriptions.embed(clip),
      },
      embeddedAt: new Date(0),
      track: { dancers: poseTrackOf(tracks), beats: null },
    });
  }
  await descriptions.close();
  return moves;
}

function audioOf({ measured: { audio } }: BenchClip): Move['embeddings']['audio'] {
  return audio.status === 'embedded'
    ? { status: 'embedded', vector: audio.vector, model: AUDIO_MODEL, quality: null }
    : { status: 'missing', reason: { because: 'no-sound' } };
}
