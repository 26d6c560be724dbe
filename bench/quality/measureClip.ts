import { constants, setPriority } from 'node:os';
import { analyseMusic } from '../../src/embedding/audio/embedAudio.ts';
import { embedTracks } from '../../src/embedding/pose/embedTracks.ts';
import { type PoseFeatures, poseFeatures } from '../../src/embedding/pose/features/poseFeatures.ts';
import type { PoseNetwork } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../src/embedding/pose/poseConstants.ts';
import { inEnglish } from '../../src/moves/reasons/reasonWords.ts';
import { connectToParent } from '../../src/rpc/childProcess.ts';
import { serve } from '../../src/rpc/procedures.ts';
import { type HeardMusic, hear } from '../../tools/fit-constants/fitAudioConstants.ts';
import { keep, kept } from './keptResults.ts';
import { RUN_JOB } from './stageJob.ts';
import type { WatchedClip } from './watchClip.ts';

/** A modality of a clip: its vector by the shipped constants, and the plain features to make it with others. */
export type Measured<Features> =
  | { readonly status: 'embedded'; readonly vector: Float32Array; readonly features: Features }
  | { readonly status: 'missing'; readonly reason: string };

export interface MeasuredClip {
  readonly pose: Measured<PoseFeatures>;
  readonly audio: Measured<HeardMusic>;
  readonly tempoBpm: number | null;
}

export interface MeasureRequest {
  readonly network: PoseNetwork;
  /** The file that holds the watched clip. */
  readonly watched: string;
  /** Whether constants may be fitted on the clip, as they are on originals: then more is measured of it. */
  readonly isFittedOn: boolean;
  readonly writes: string;
}

function measurePose({ tracks }: WatchedClip, network: PoseNetwork): Measured<PoseFeatures> {
  const embedding = embedTracks(tracks, constantsOf(network), network);
  return embedding.status === 'missing'
    ? { status: 'missing', reason: inEnglish(embedding.reason) }
    : { status: 'embedded', vector: embedding.vector, features: poseFeatures(tracks) };
}

function measureMusic({ sound }: WatchedClip, isFittedOn: boolean): Pick<MeasuredClip, 'audio' | 'tempoBpm'> {
  if (sound === null) {
    return { audio: { status: 'missing', reason: 'the clip has no sound' }, tempoBpm: null };
  }
  const { embedding, tempoBpm } = analyseMusic(sound);
  if (embedding.status === 'missing') {
    return { audio: { status: 'missing', reason: inEnglish(embedding.reason) }, tempoBpm };
  }
  const features = hear(sound, isFittedOn);
  return { audio: { status: 'embedded', vector: embedding.vector, features }, tempoBpm };
}

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const connection = connectToParent();
serve(connection, RUN_JOB, async (job) => {
  const { network, watched, isFittedOn, writes } = job as MeasureRequest;
  const clip = await kept<WatchedClip>(watched);
  const measured: MeasuredClip = { pose: measurePose(clip, network), ...measureMusic(clip, isFittedOn) };
  await keep(writes, measured);
});
connection.listen();
