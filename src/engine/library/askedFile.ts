import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { POSE_NETWORKS, type PoseNetwork } from '../../embedding/pose/networks/poseNetworks.ts';
import { analyseClips, STALL_SECONDS } from '../../generation/analysis/analysisPool.ts';
import type { AnalysisRequest, ClipAnalysis } from '../../generation/analysis/clipAnalysis.ts';
import { findRunModels } from '../../generation/runModels.ts';
import { findFfmpeg } from '../../media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../media/probe/probeClip.ts';
import { NO_CATEGORY } from '../../moves/clip.ts';
import { UNSAID } from '../../moves/labels/metadata.ts';
import type { ModelId } from '../../moves/move.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { Call } from '../../rpc/procedures.ts';
import type { AskedMove, Query } from '../../search/searchQuery.ts';
import { Failure } from '../../shared/failure.ts';
import type { MoveTable } from '../../store/table.ts';
import type { AskedClipProgress } from '../answers.ts';
import type { EngineTools } from '../engineTools.ts';
import { type AskedStretch, askedPart } from './askedPart.ts';

interface AskedFile extends AskedStretch {
  /** Absolute. */
  readonly path: string;
  readonly ffmpegPath?: string | undefined;
  /** What embedded the movement of the library's moves; null where none was embedded. */
  readonly poseModel: ModelId | null;
}

/**
 * Analyses a video, or a part of it, to be asked with. Nothing of it is kept.
 * @throws Failure `bad-request` for a file or a part that cannot be asked with, `not-comparable` where the library
 *   was embedded by other models, `cancelled`
 */
export async function askedFile(
  { path, from, to, ffmpegPath, poseModel }: AskedFile,
  tools: EngineTools,
  call: Call<AskedClipProgress>,
): Promise<Extract<Query, { kind: 'file' }>> {
  const ffmpeg = await findFfmpeg({ setting: ffmpegPath });
  const probed = await probeClip(ffmpeg, path, { signal: call.signal });
  if (probed.status === 'unreadable') {
    throw unusable(path, inEnglish(probed.reason));
  }
  const { durationSeconds } = probed.probe;
  const part = askedPart(path, { from, to }, durationSeconds);
  const models = await findRunModels(tools.models, networkOf(poseModel));
  if (poseModel !== null && poseModel !== models.ids.pose) {
    throw new Failure('not-comparable', `${path} cannot be compared: other models embedded the library.`, {
      remedy: 'Generate the library again, so that the present models embed every clip.',
    });
  }
  const pose = { ...models.pose, model: models.ids.pose };
  const request = { setup: { ffmpeg, pose, threads: availableParallelism() }, path, part: part ?? undefined };
  const totalSeconds = part ? part.to - part.from : durationSeconds;
  const analysis = await analyse(request, tools, call.signal, (analysedSeconds) =>
    call.onProgress?.({ analysedSeconds, totalSeconds }),
  );
  return { kind: 'file', file: path, part, move: askedMove(path, analysis) };
}

/** The model that embedded the movement of most moves of a library; null where it embedded none. */
export async function poseModelOf(table: MoveTable): Promise<ModelId | null> {
  const counts = new Map<ModelId, number>();
  for (const { models, count } of (await table.facts()).groups) {
    if (models.pose !== null) {
      counts.set(models.pose, (counts.get(models.pose) ?? 0) + count);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0] ?? null;
}

/** Undefined where no network that is known embedded the library: the usual one is as good as any. */
function networkOf(model: ModelId | null): PoseNetwork | undefined {
  return POSE_NETWORKS.find((network) => model?.startsWith(`${network}@`));
}

async function analyse(
  request: AnalysisRequest,
  tools: EngineTools,
  signal: AbortSignal | undefined,
  onRead: (seconds: number) => void,
): Promise<Extract<ClipAnalysis, { status: 'analysed' }>> {
  const pool = {
    script: tools.analysisScript,
    processes: 1,
    stallSeconds: STALL_SECONDS,
    onOutput: tools.onOutput,
  };
  for await (const { analysis } of analyseClips([request], pool, {
    signal,
    onRead: (_, seconds) => onRead(seconds),
  })) {
    if (analysis.status === 'failed') {
      throw unusable(request.path, inEnglish(analysis.reason));
    }
    return analysis;
  }
  throw new Failure('cancelled', `Analysing ${request.path} was stopped.`);
}

function askedMove(path: string, analysis: Extract<ClipAnalysis, { status: 'analysed' }>): AskedMove {
  const { pose, audio, tempoBpm, durationSeconds, contentHash } = analysis;
  if (pose.status === 'missing') {
    throw unusable(path, inEnglish(pose.reason), 'Choose a clip, or a part of it, in which people dance.');
  }
  const name = basename(path);
  return {
    // What a file from anywhere is called is no more than a guess at what it shows.
    metadata: {
      ...{ clipId: name, moveName: name, category: NO_CATEGORY },
      ...UNSAID,
    },
    ...{ tempoBpm, durationSeconds, contentHash },
    embeddings: { pose, audio, text: { status: 'missing', reason: { because: 'nobody-named-it' } } },
  };
}

function unusable(
  path: string,
  why: string,
  remedy = 'Choose another video, such as an MP4 with dancers in the picture.',
): Failure {
  return new Failure('bad-request', `${path} cannot be asked with: ${why}.`, { remedy });
}
