import { mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonDetector } from '../../src/embedding/pose/networks/detector.ts';
import { openDetector, type PoseNetwork } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { type DancerTracks, trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import type { ClipProbe } from '../../src/media/probe/clipProbe.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';
import { connectToParent } from '../../src/rpc/childProcess.ts';
import { serve } from '../../src/rpc/procedures.ts';
import type { Alteration } from './alterations.ts';
import { keep } from './keptResults.ts';
import { makeAltered } from './makeAltered.ts';
import { RUN_JOB } from './stageJob.ts';

/** What is seen and heard in a clip, before anything is measured of it. */
export interface WatchedClip {
  readonly tracks: DancerTracks;
  readonly sound: Float32Array | null;
}

export interface WatchRequest {
  readonly tools: FfmpegTools;
  readonly network: PoseNetwork;
  readonly weightsPath: string;
  readonly path: string;
  /** The clip itself (null) or an altered copy, and the file that takes the result. */
  readonly looks: readonly { readonly alteration: Alteration | null; readonly writes: string }[];
}

async function probed(tools: FfmpegTools, path: string): Promise<ClipProbe> {
  const result = await probeClip(tools, path);
  if (result.status === 'unreadable') {
    throw new Error(result.reason.because);
  }
  return result.probe;
}

async function watch(tools: FfmpegTools, path: string, detector: PersonDetector): Promise<WatchedClip> {
  const decoding = decodeClip(tools, path, await probed(tools, path));
  const tracks = await trackDancers(decoding.frames, detector);
  const report = await decoding.finished;
  if (report.status !== 'whole') {
    throw new Error(report.reason.because);
  }
  return { tracks, sound: await decoding.sound };
}

async function watchAll(request: WatchRequest, detector: PersonDetector): Promise<void> {
  const { tools, path } = request;
  const folder = await mkdtemp(join(tmpdir(), 'altered-clip-'));
  try {
    const altered = request.looks.flatMap(({ alteration, writes }) =>
      alteration ? [{ alteration, writes, path: join(folder, `${alteration.id}.mp4`) }] : [],
    );
    if (altered.length > 0) {
      const { durationSeconds } = await probed(tools, path);
      if (durationSeconds === null) {
        throw new Error('its container does not say how long it is');
      }
      await makeAltered(tools, { path, durationSeconds }, altered);
    }
    for (const { alteration, writes } of request.looks) {
      const copy = altered.find((file) => file.alteration === alteration);
      await keep(writes, await watch(tools, copy?.path ?? path, detector));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let detector: Promise<PersonDetector> | null = null;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const connection = connectToParent();
serve(connection, RUN_JOB, async (job) => {
  // A process serves one run, whose network is the same for every clip.
  const request = job as WatchRequest;
  detector ??= openSession(request.weightsPath).then((session) => openDetector(request.network, session));
  await watchAll(request, await detector);
});
connection.listen();
