import { AUDIO_MODEL, analyseMusic, type MusicAnalysis } from '../embedding/audio/embedAudio.ts';
import { dancerTraceOf } from '../embedding/pose/dancerTrace.ts';
import type { PersonDetector } from '../embedding/pose/detector.ts';
import { embedTracks } from '../embedding/pose/embedTracks.ts';
import type { PoseConstants } from '../embedding/pose/poseConstants.ts';
import { trackDancers } from '../embedding/pose/trackDancers.ts';
import type { ClipProbe } from '../media/clipProbe.ts';
import { contentHash } from '../media/contentHash.ts';
import { type DecodeOptions, decodeClip } from '../media/decodeClip.ts';
import { type DecodeReport, isFromOutside } from '../media/decodeReport.ts';
import type { FfmpegTools } from '../media/findFfmpeg.ts';
import { FRAMES_PER_SECOND } from '../media/frame.ts';
import { probeClip } from '../media/probeClip.ts';
import type { ClipSource, ModelId } from '../moves/move.ts';
import type { AnalysisRequest, ClipAnalysis } from './clipAnalysis.ts';
import { isSameSource, sourceOf } from './source.ts';

/** The tools an analysis works with, opened once for many clips. */
export interface Analyst {
  readonly ffmpeg: FfmpegTools;
  readonly detector: PersonDetector;
  readonly poseConstants: PoseConstants;
  readonly poseModel: ModelId;
}

/**
 * Reads one clip, or a part of it, once, picture and sound together, and embeds both.
 * A clip that cannot be read as a whole gives `failed`; a modality that it does not have is missing with its reason.
 */
export async function analyseClip(
  analyst: Analyst,
  { path, part }: Pick<AnalysisRequest, 'path' | 'part'>,
  onProgress: (decodedSeconds: number) => void,
): Promise<ClipAnalysis> {
  const before = await sourceOf(path);
  if (!before) {
    return failed('the file is not there', false);
  }
  const analysis = await analyseFile(analyst, { path, part }, before, onProgress);
  const after = await sourceOf(path);
  // Whatever came of it: half of a file that is being written or whose disk went away says nothing of the clip.
  return after && isSameSource(before, after)
    ? analysis
    : failed(after ? 'the file changed while it was read' : 'the file went away while it was read', false);
}

async function analyseFile(
  analyst: Analyst,
  { path, part }: Pick<AnalysisRequest, 'path' | 'part'>,
  source: ClipSource,
  onProgress: (decodedSeconds: number) => void,
): Promise<ClipAnalysis> {
  const probed = await probeClip(analyst.ffmpeg, path);
  if (probed.status === 'unreadable') {
    return failed(probed.reason, true);
  }
  const [hash, { tracks, report, sound }] = await Promise.all([
    contentHash(path).catch(() => null),
    readDancers(analyst, path, probed.probe, { part, onProgress }),
  ]);
  if (hash === null) {
    return failed('the file could not be read to its end', false);
  }
  if (report.status !== 'whole') {
    return failed(report.reason, !isFromOutside(report.endedBySignal));
  }
  const music = musicOf(sound);
  return {
    status: 'analysed',
    source,
    contentHash: hash,
    durationSeconds: part ? report.decodedSeconds : pictureLength(probed.probe, report),
    tempoBpm: music.tempoBpm,
    capped: report.capped,
    trace: { dancers: dancerTraceOf(tracks), beats: music.beats },
    pose: embedTracks(tracks, analyst.poseConstants, analyst.poseModel),
    audio: music.embedding,
  };
}

/** Follows the dancers through the picture while the sound is collected. */
async function readDancers(analyst: Analyst, path: string, probe: ClipProbe, options: DecodeOptions) {
  const decoding = decodeClip(analyst.ffmpeg, path, probe, options);
  const tracks = await trackDancers(decoding.frames, analyst.detector);
  const [report, sound] = await Promise.all([decoding.finished, decoding.sound]);
  return { tracks, report, sound };
}

/** Never longer than what came out of it: a clip is danced to its end. */
function pictureLength(
  { durationSeconds }: ClipProbe,
  { frameCount, capped, decodedSeconds }: DecodeReport,
): number {
  const seen = frameCount > 0 ? frameCount / FRAMES_PER_SECOND : decodedSeconds;
  const isSeen = capped || (durationSeconds ?? Infinity) <= seen + 1 / FRAMES_PER_SECOND;
  return durationSeconds !== null && isSeen ? durationSeconds : seen;
}

function musicOf(samples: Float32Array | null): MusicAnalysis {
  return samples
    ? analyseMusic(samples)
    : {
        embedding: { status: 'missing', reason: { because: 'no-sound' }, model: AUDIO_MODEL },
        tempoBpm: null,
        beats: null,
      };
}

function failed(reason: string, isUnreadable: boolean): ClipAnalysis {
  return { status: 'failed', reason, isUnreadable };
}
