import type { PersonDetector } from '../../embedding/pose/networks/detector.ts';
import { type DancerTracks, trackDancers } from '../../embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../media/decodeClip.ts';
import type { DecodeReport } from '../../media/ffmpeg/decodeReport.ts';
import { ffmpegAbilities } from '../../media/ffmpeg/ffmpegAbilities.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { isHdr, toneMapping } from '../../media/frames/colours.ts';
import { damagedPictures } from '../../media/frames/damagedPictures.ts';
import type { ClipProbe } from '../../media/probe/clipProbe.ts';
import { type Mix, mayCancel, mixed } from '../../media/sound/mixDown.ts';
import type { ClipPart } from '../../moves/clipPart.ts';
import { faultOf, type UnreadableReason } from '../../moves/reasons/unreadable.ts';

interface Reader {
  readonly ffmpeg: FfmpegTools;
  readonly detector: PersonDetector;
}

interface ClipFile {
  /** Absolute. */
  readonly path: string;
  readonly probe: ClipProbe;
  /** What of it is read; all of it where there is none. */
  readonly part?: ClipPart | undefined;
}

type OnProgress = (decodedSeconds: number) => void;

/** What one stream of a clip gave, or why it gave nothing. */
export type Read<T> = { readonly value: T } | { readonly unread: UnreadableReason };

/** What became of a clip: of each stream by itself, or why nothing can be made of it. */
export type ReadClip =
  | {
      readonly status: 'read';
      readonly report: DecodeReport;
      /** Share of the pictures that are damaged, 0 to 1. */
      readonly damagedFrames: number;
      readonly tracks: Read<DancerTracks>;
      /** Mono at SAMPLE_RATE; null where the clip has no sound. */
      readonly sound: Read<Float32Array> | null;
    }
  | { readonly status: 'failed'; readonly reason: UnreadableReason };

/**
 * A clip of which more is damaged fails. Of real clips with zeros in the middle, the movement's cosine to that of the whole
 * clip was .80 to 1 where less than a fiftieth of the pictures was damaged, .49 to .99 up to a fifth, and .45 to .89 above.
 */
const MOST_DAMAGED = 0.2;

/**
 * Reads a clip, and looks how much of its picture is damaged where ffmpeg complained. Where one of its streams cannot
 * be read, it is the other that counts.
 */
export async function readClip(reader: Reader, file: ClipFile, onProgress: OnProgress): Promise<ReadClip> {
  const clip = await readStreamsOf(reader, file, onProgress);
  if (clip.status === 'failed' || 'unread' in clip.tracks || clip.report.complaints.length === 0) {
    return clip;
  }
  const damagedFrames = (await damagedPictures(reader.ffmpeg, file.path, file.probe, file.part)) ?? 0;
  return damagedFrames > MOST_DAMAGED
    ? {
        status: 'failed',
        reason: { because: 'mostly-damaged', share: damagedFrames },
      }
    : { ...clip, damagedFrames };
}

/**
 * Follows the dancers through the picture while the sound is collected, in one run of ffmpeg. Where that ends with
 * nothing of one of them, each is read by itself: ffmpeg does not begin where it cannot open both.
 */
async function readStreamsOf(reader: Reader, file: ClipFile, onProgress: OnProgress): Promise<ReadClip> {
  const { tracks, report, sound } = await readStreams(reader, file, onProgress);
  const lacksOne = report.frameCount === 0 || report.sampleCount === 0;
  if (file.probe.hasSound && lacksOne && report.exitCode !== 0) {
    return readApart(reader, file, onProgress);
  }
  return report.status === 'whole'
    ? {
        status: 'read',
        damagedFrames: 0,
        report,
        tracks: { value: tracks },
        sound: sound ? { value: sound } : soundless(file),
      }
    : { status: 'failed', reason: report.reason };
}

/** A sound that ffmpeg has no decoder for is no lack of sound. */
function soundless({ probe }: ClipFile): Read<Float32Array> | null {
  return probe.soundCodec === null
    ? null
    : { unread: { because: 'decoder-lacking', codec: probe.soundCodec } };
}

async function readApart(reader: Reader, file: ClipFile, onProgress: OnProgress): Promise<ReadClip> {
  const { probe } = file;
  const picture = await readStreams(reader, { ...file, probe: { ...probe, hasSound: false } }, onProgress);
  const tracks = readOf(picture.report, picture.tracks, 'picture-damaged');
  // A picture that stops early, has no decoder or met a fault of the machine says nothing of the rest of the clip.
  if ('unread' in tracks && (picture.report.frameCount > 0 || faultOf(tracks.unread) !== 'clip')) {
    return { status: 'failed', reason: tracks.unread };
  }
  const { report, sound: samples } = await readStreams(
    reader,
    { ...file, probe: { ...probe, hasPicture: false } },
    onProgress,
  );
  const sound = readOf(report, samples ?? new Float32Array(), 'sound-track-damaged');
  if (!('unread' in sound)) {
    return {
      status: 'read',
      damagedFrames: 0,
      report: 'unread' in tracks ? report : picture.report,
      tracks,
      sound,
    };
  }
  const isOfSound = ['clip', 'decoder'].includes(faultOf(sound.unread));
  return 'unread' in tracks || !isOfSound
    ? { status: 'failed', reason: isOfSound ? { because: 'nothing-decodable' } : sound.unread }
    : { status: 'read', damagedFrames: 0, report: picture.report, tracks, sound };
}

/** @param damaged the reason where the stream itself is to blame */
function readOf<T>(
  report: DecodeReport,
  value: T,
  damaged: 'picture-damaged' | 'sound-track-damaged',
): Read<T> {
  if (report.status === 'whole') {
    return { value };
  }
  const isDamaged = report.status === 'undecodable' && faultOf(report.reason) === 'clip';
  return { unread: isDamaged ? { because: damaged } : report.reason };
}

async function readStreams(reader: Reader, file: ClipFile, onProgress: OnProgress) {
  const read = await readMix(reader, file, 'sum', onProgress);
  if (!(read.sound && mayCancel(file.probe, read.sound))) {
    return read;
  }
  const soundOnly = { ...file, probe: { ...file.probe, hasPicture: false } };
  const { sound } = await readMix(reader, soundOnly, 'difference', onProgress);
  return { ...read, sound: sound ? mixed(read.sound, sound) : read.sound };
}

async function readMix(
  { ffmpeg, detector }: Reader,
  { path, probe, part }: ClipFile,
  mix: Mix,
  onProgress: OnProgress,
) {
  const mapping = isHdr(probe) ? toneMapping(probe, (await ffmpegAbilities(ffmpeg)).filters) : [];
  const decoding = decodeClip(ffmpeg, path, probe, { part, onProgress, toneMapping: mapping, mix });
  const tracks = await trackDancers(decoding.frames, detector);
  const [report, sound] = await Promise.all([decoding.finished, decoding.sound]);
  return { tracks, report, sound };
}
