import { AUDIO_MODEL, analyseMusic, type MusicAnalysis } from '../../embedding/audio/embedAudio.ts';
import { embedTracks } from '../../embedding/pose/embedTracks.ts';
import type { PersonDetector } from '../../embedding/pose/networks/detector.ts';
import type { PoseConstants } from '../../embedding/pose/poseConstants.ts';
import { poseTrackOf } from '../../embedding/pose/tracking/poseTrack.ts';
import type { DancerTracks } from '../../embedding/pose/tracking/trackDancers.ts';
import { contentHash } from '../../media/contentHash.ts';
import type { DecodeReport } from '../../media/ffmpeg/decodeReport.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { FRAMES_PER_SECOND } from '../../media/frames/frame.ts';
import type { ClipProbe } from '../../media/probe/clipProbe.ts';
import { probeClip } from '../../media/probe/probeClip.ts';
import type { ClipSource, ModelId, PoseEmbedding } from '../../moves/move.ts';
import type { MissingReason } from '../../moves/reasons/missing.ts';
import type { UnreadableReason } from '../../moves/reasons/unreadable.ts';
import type { AnalysisRequest, ClipAnalysis } from './clipAnalysis.ts';
import { type Read, readClip } from './readClip.ts';
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
 * A clip of which nothing can be made gives `failed`; a modality that it does not have, or whose stream cannot be
 * decoded, is missing with its reason.
 */
export async function analyseClip(
  analyst: Analyst,
  { path, part, dance }: Omit<AnalysisRequest, 'setup'>,
  onProgress: (decodedSeconds: number) => void,
): Promise<ClipAnalysis> {
  const before = await sourceOf(path);
  if (!before) {
    return failed({ because: 'file-missing' });
  }
  const analysis = await analyseFile(analyst, { path, part, dance }, before, onProgress);
  const after = await sourceOf(path);
  // Whatever came of it: half of a file that is being written or whose disk went away says nothing of the clip.
  return after && isSameSource(before, after)
    ? analysis
    : failed({ because: after ? 'file-changing' : 'file-removed' });
}

async function analyseFile(
  analyst: Analyst,
  { path, part, dance }: Omit<AnalysisRequest, 'setup'>,
  source: ClipSource,
  onProgress: (decodedSeconds: number) => void,
): Promise<ClipAnalysis> {
  const probed = await probeClip(analyst.ffmpeg, path);
  if (probed.status === 'unreadable') {
    return failed(probed.reason);
  }
  const { probe } = probed;
  const [hash, clip] = await Promise.all([
    contentHash(path).catch(() => null),
    readClip({ ffmpeg: analyst.ffmpeg, detector: analyst.detector }, { path, probe, part }, onProgress),
  ]);
  if (hash === null) {
    return failed({ because: 'file-ends-early' });
  }
  if (clip.status === 'failed') {
    return failed(clip.reason);
  }
  const { tracks, sound, report, damagedFrames } = clip;
  const music = musicOf(sound, dance);
  return {
    status: 'analysed',
    source,
    contentHash: hash,
    durationSeconds: part ? report.decodedSeconds : pictureLength(probe, report),
    tempoBpm: music.tempoBpm,
    capped: report.capped,
    lackingDecoder: sound && 'unread' in sound ? codecLacking(sound.unread) : null,
    track: { dancers: 'value' in tracks ? poseTrackOf(tracks.value) : null, beats: music.beats },
    pose: withDamage(poseOf(tracks, analyst), damagedFrames),
    audio: music.embedding,
  };
}

function poseOf(tracks: Read<DancerTracks>, { poseConstants, poseModel }: Analyst): PoseEmbedding {
  return 'value' in tracks
    ? embedTracks(tracks.value, poseConstants, poseModel)
    : { status: 'missing', reason: { because: 'picture-undecodable' }, model: poseModel };
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

function withDamage(pose: PoseEmbedding, damagedFrames: number): PoseEmbedding {
  return pose.status === 'embedded' && pose.quality !== null && damagedFrames > 0
    ? { ...pose, quality: { ...pose.quality, damagedFrames } }
    : pose;
}

function musicOf(sound: Read<Float32Array> | null, dance: string | null | undefined): MusicAnalysis {
  if (sound && 'value' in sound) {
    return analyseMusic(sound.value, dance);
  }
  const reason = sound ? soundReason(sound.unread) : ({ because: 'no-sound' } as const);
  return { embedding: { status: 'missing', reason, model: AUDIO_MODEL }, tempoBpm: null, beats: null };
}

function soundReason(unread: UnreadableReason): MissingReason {
  return unread.because === 'decoder-lacking'
    ? { because: 'sound-lacks-decoder', codec: unread.codec }
    : { because: 'sound-undecodable' };
}

function codecLacking(unread: UnreadableReason): string | null {
  return unread.because === 'decoder-lacking' ? unread.codec : null;
}

function failed(reason: UnreadableReason): ClipAnalysis {
  return { status: 'failed', reason };
}
