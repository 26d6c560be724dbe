import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import type { Choreography } from '../plan/choreography.ts';
import { joinVideo } from './joinVideo.ts';
import { makeSegment } from './makeSegment.ts';
import { captionsOver, drawCaptions } from './picture/captionOverlay.ts';
import { captionsOf } from './picture/captions.ts';
import { type FrameRate, secondsOf } from './picture/frameRate.ts';
import type { ReadableClip } from './readableSources.ts';
import { RenderLog } from './renderLog.ts';
import type { RenderCall, RenderOptions } from './renderOptions.ts';
import { makeSound, type SongPart } from './sound/songSound.ts';
import type { Segment, Timeline } from './timeline.ts';
import type { VideoEncoder } from './videoEncoder.ts';

interface VideoJob {
  readonly plan: Choreography;
  readonly timeline: Timeline;
  readonly song: Pick<SongPart, 'file' | 'probe'>;
  /** Of each block. */
  readonly clips: readonly ReadableClip[];
  readonly encoder: VideoEncoder;
  readonly options: RenderOptions;
  readonly rate: FrameRate;
  /** Where everything is made. */
  readonly folder: string;
}

/** So many pieces are made at once: each holds decoded pictures and an encoder's in memory. */
const MOST_AT_ONCE = 4;

const SOUND = 'sound.m4a';
const VIDEO = 'video.mp4';

/**
 * Makes the segments of the video and its sound, several at once, and joins them. The first that fails stops the
 * others.
 * @returns the video's file in the folder, and how loud the song was, in LUFS
 */
export async function makeVideo(
  tools: FfmpegTools,
  job: VideoJob,
  { signal, onProgress = () => {} }: RenderCall,
): Promise<{ readonly file: string; readonly songLoudnessLufs: number | null }> {
  const { timeline, options, rate, folder } = job;
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const limit = pLimit(Math.min(MOST_AT_ONCE, availableParallelism()));
  const log = new RenderLog(timeline.frames, onProgress);
  const captions = options.overlay
    ? await drawCaptions(captionsOf(job.plan, timeline, rate), options.canvas, folder)
    : [];
  const sound = limit(() => makeSound(tools, songPart(job), folder, SOUND, either));
  const segments = longestFirst(timeline.segments).map((index) => {
    const segment = timeline.segments[index];
    return limit(() =>
      makeSegment(
        tools,
        {
          segment,
          clipOf: ({ block }) => job.clips[block],
          captions: captionsOver(segment, captions),
          picture: { canvas: options.canvas, rate, blend: options.blend },
          encoder: job.encoder,
          folder,
          file: segmentFile(index),
        },
        either,
        (frames) => log.frames(index, frames),
      ),
    );
  });
  const all = [sound, ...segments];
  try {
    const [songLoudnessLufs] = await Promise.all([sound, ...segments]);
    const pictures = timeline.segments.map((_, index) => segmentFile(index));
    log.joining();
    await joinVideo(
      tools,
      { segments: timeline.segments, pictures, sound: SOUND, target: VIDEO, folder, rate },
      signal,
    );
    return { file: join(folder, VIDEO), songLoudnessLufs };
  } catch (error) {
    // Nothing may still be writing into the folder when it is removed.
    stop.abort();
    await Promise.allSettled(all);
    throw error;
  }
}

function segmentFile(index: number): string {
  return `segment${index}.mp4`;
}

/** Indices of the segments: short ones last, so that no processor waits for a long one at the end. */
function longestFirst(segments: readonly Segment[]): number[] {
  return [...segments.keys()].sort((a, b) => segments[b].frames - segments[a].frames);
}

/** The part of the song that a video plays. */
export function songPart({
  plan,
  timeline,
  song,
  rate,
}: Pick<VideoJob, 'plan' | 'timeline' | 'song' | 'rate'>): SongPart {
  return {
    ...song,
    fromSeconds: timeline.songFromSeconds,
    durationSeconds: secondsOf(timeline.frames, rate),
    fadeInSeconds: plan.fadeInSeconds,
    fadeOutSeconds: plan.fadeOutSeconds,
  };
}
