import { existsSync } from 'node:fs';
import { join } from 'node:path';
import audioConstants from '../../src/embedding/audio/constants/audio.json';
import { AUDIO_MODEL } from '../../src/embedding/audio/embedAudio.ts';
import movenetConstants from '../../src/embedding/pose/constants/movenet.json';
import movenetInt8Constants from '../../src/embedding/pose/constants/movenet-int8.json';
import yoloConstants from '../../src/embedding/pose/constants/yolo.json';
import type { PoseNetwork } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { findRunModels, type RunModels } from '../../src/generation/runModels.ts';
import { contentHash } from '../../src/media/contentHash.ts';
import { type FfmpegTools, findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { DEFAULT_POSE_MODEL } from '../../src/models/manifest.ts';
import { modelPlaces } from '../../src/models/modelPlaces.ts';
import { ALTERATIONS, BACKWARDS } from './alterations.ts';
import { RESAMPLES, SEED } from './bootstrap.ts';
import { ClipMeasurer, type Measurements } from './clipMeasurements.ts';
import { type Figure, measureFigure } from './figure.ts';
import { type BenchClip, clipFigures } from './figures.ts';
import { type LabelledClip, readLabelledClips } from './labelledClips.ts';
import { benchMoves } from './names/benchMoves.ts';
import { nameFigures } from './names/nameFigures.ts';
import { partFigures } from './names/partFigures.ts';
import type { BenchResult } from './result.ts';
import { sampleFigures } from './sampleFigures.ts';
import { readSamplesTruth } from './samplesTruth.ts';
import type { FailedJob } from './stage.ts';

export interface BenchRequest {
  readonly clips: string;
  readonly annotations: string;
  readonly songs: string | null;
  /** Null for the one that ships. */
  readonly poseModel: string | null;
  /** Of so many clips altered copies are made, evenly spread over the folder. */
  readonly alteredClips: number;
  readonly onProgress: (line: string) => void;
}

/** The clips by whose keys the shipped constants say they were fitted. */
const FITTED_ON: Readonly<Record<PoseNetwork, readonly string[]>> = {
  'movenet-multipose-int8': movenetInt8Constants.clips,
  'movenet-multipose': movenetConstants.clips,
  'yolov8n-pose': yoloConstants.clips,
};

const SAMPLES = 'samples';

/** Usual values and spreads of fewer clips than this say nothing. */
const FEWEST_TO_REFIT = 10;

/** Every n-th of the clips, so many in all. */
function spread<Clip>(clips: readonly Clip[], count: number): readonly Clip[] {
  const step = Math.max(1, clips.length / Math.max(count, 1));
  return Array.from({ length: Math.min(count, clips.length) }, (_, i) => clips[Math.floor(i * step)]);
}

interface SamplesMeasured {
  readonly figures: readonly Figure[];
  readonly failed: readonly FailedJob[];
}

async function measureSamples(measurer: ClipMeasurer): Promise<SamplesMeasured> {
  const truthFile = join(SAMPLES, 'truth.json');
  if (!existsSync(truthFile)) {
    return { figures: [], failed: [] };
  }
  const truths = await readSamplesTruth(truthFile);
  const clips = await Promise.all(
    truths.map(async (truth) => {
      const path = join(SAMPLES, 'clips', truth.key);
      return { key: truth.key, path, contentHash: await contentHash(path), truth };
    }),
  );
  const { original, failed } = await measurer.measure(clips, []);
  const analysed = [];
  for (const clip of clips) {
    const measured = original.get(clip.key);
    if (measured) {
      const { tracks } = await measurer.watchedClip(clip);
      analysed.push({ truth: clip.truth, tracks, tempoBpm: measured.tempoBpm });
    }
  }
  return { figures: sampleFigures(analysed), failed };
}

async function measureClips(
  measurer: ClipMeasurer,
  clips: readonly LabelledClip[],
  alteredClips: number,
): Promise<Measurements> {
  const whole = await measurer.measure(clips, []);
  const chosen = spread(clips, alteredClips);
  const altered = chosen.length > 0 ? await measurer.measure(chosen, [...ALTERATIONS, BACKWARDS]) : null;
  return {
    original: whole.original,
    altered: altered?.altered ?? new Map(),
    failed: [...whole.failed, ...(altered?.failed ?? [])],
  };
}

function missingOf(clips: readonly BenchClip[]): BenchResult['missing'] {
  return clips.flatMap(({ key, measured: { pose, audio, tempoBpm } }) => [
    ...(pose.status === 'missing' ? [{ key, modality: 'pose' as const, reason: pose.reason }] : []),
    ...(audio.status === 'missing' ? [{ key, modality: 'audio' as const, reason: audio.reason }] : []),
    ...(audio.status === 'embedded' && tempoBpm === null
      ? [{ key, modality: 'tempo' as const, reason: 'none is credible' }]
      : []),
  ]);
}

async function openMeasurer(
  { pose, ids }: RunModels,
  ffmpeg: FfmpegTools,
  onProgress: BenchRequest['onProgress'],
): Promise<ClipMeasurer> {
  return ClipMeasurer.open({
    ffmpeg,
    network: pose.network,
    weightsPath: pose.weightsPath,
    weightsId: ids.pose.slice(0, ids.pose.indexOf('+')),
    onProgress,
  });
}

/** How many clips share their key with one that the shipped constants were fitted on. */
function fittedOn(clips: readonly BenchClip[], network: PoseNetwork): BenchResult['fitted_on'] {
  const among = (keys: readonly string[]): number => clips.filter(({ key }) => keys.includes(key)).length;
  return { pose: among(FITTED_ON[network]), audio: among(audioConstants.clips) };
}

/** Whether two clips are known to share a song. */
function sameSongOf(clips: readonly BenchClip[]): (key: string, other: string) => boolean {
  const songs = new Map<string, number | null>(clips.map(({ key, song }) => [key, song]));
  return (key, other) => (songs.get(key) ?? null) !== null && songs.get(key) === songs.get(other);
}

function resultFigures(figures: readonly Figure[]): BenchResult['figures'] {
  return figures.flatMap((figure) => {
    const measured = measureFigure(figure);
    return measured
      ? [
          {
            ...measured,
            interval: measured.interval && [...measured.interval],
            byClip: { ...measured.byClip },
          },
        ]
      : [];
  });
}

/** Measures every figure of the clips, and of the samples where the project has them. */
export async function runBench(request: BenchRequest): Promise<BenchResult> {
  const labelled = await readLabelledClips(request.clips, request.annotations, request.songs);
  const ffmpeg = await findFfmpeg();
  const models = await findRunModels(modelPlaces(), request.poseModel ?? DEFAULT_POSE_MODEL);
  const measurer = await openMeasurer(models, ffmpeg, request.onProgress);
  const measurements = await measureClips(measurer, labelled, request.alteredClips);
  const clips = labelled.flatMap((clip): readonly BenchClip[] => {
    const measured = measurements.original.get(clip.key);
    return measured ? [{ ...clip, measured }] : [];
  });
  const moves = await benchMoves(clips, measurer, models);
  const samples = await measureSamples(measurer);
  const fitted = fittedOn(clips, models.pose.network);
  const refit = fitted.pose + fitted.audio > 0 && clips.length >= FEWEST_TO_REFIT;
  return {
    clips: clips.length,
    songs: new Set(clips.flatMap(({ song }) => (song === null ? [] : [song]))).size,
    pose_model: models.ids.pose,
    audio_model: AUDIO_MODEL,
    ffmpeg: ffmpeg.version,
    bootstrap: { resamples: RESAMPLES, seed: SEED },
    fitted_on: fitted,
    failed: [...measurements.failed, ...samples.failed],
    missing: missingOf(clips),
    figures: resultFigures([
      ...nameFigures(moves, sameSongOf(clips)),
      ...partFigures(moves),
      ...clipFigures(clips, measurements, refit),
      ...samples.figures,
    ]),
  };
}
