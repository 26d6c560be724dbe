import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import type { Choreography } from '../plan/choreography.ts';
import { checkVideo } from './checkVideo.ts';
import { makeVideo, songPart } from './makeVideo.ts';
import { type FrameRate, frameRateOf, secondsOf } from './picture/frameRate.ts';
import { readableClips, readableSong } from './readableSources.ts';
import {
  MAX_FRAME_RATE,
  type RenderCall,
  type RenderedVideo,
  type RenderOptions,
  type RenderSources,
} from './renderOptions.ts';
import { timelineOf } from './timeline.ts';
import { findEncoder } from './videoEncoder.ts';

/**
 * Makes the video of a choreography: an MP4 whose cuts fall on the song's beats. It gets its name when it is whole and
 * has been checked; otherwise nothing is left, and a file of that name stays as it was.
 * @param plan without problems, as `parsePlan` gives it
 * @param target absolute path, an `.mp4`
 * @throws Failure `bad-request` or `unknown-clip` naming the clip or song that cannot be used, `storage`,
 *   `no-ffmpeg`, `cancelled`
 */
export async function renderVideo(
  tools: FfmpegTools,
  plan: Choreography,
  sources: RenderSources,
  target: string,
  options: RenderOptions,
  call: RenderCall = {},
): Promise<RenderedVideo> {
  const startedAt = performance.now();
  const { signal } = call;
  await refuseTarget(target, sources);
  const rate = rateOf(options);
  const timeline = timelineOf(plan, rate);
  const song = await readableSong(tools, sources.song, signal);
  const clips = await readableClips(tools, plan, sources, signal);
  const encoder = await findEncoder(tools, options.encoder);
  const songLoudnessLufs = await inWorkshop(target, async (folder) => {
    const job = { plan, timeline, song, clips, encoder, options, rate, folder };
    const video = await makeVideo(tools, job, call);
    const promised = { frames: timeline.frames, rate, canvas: options.canvas, song: songPart(job) };
    await checkVideo(tools, video.file, promised, signal);
    await rename(video.file, target);
    return video.songLoudnessLufs;
  });
  return {
    file: target,
    durationSeconds: secondsOf(timeline.frames, rate),
    frames: timeline.frames,
    framesPerSecond: rate.numerator / rate.denominator,
    ...options.canvas,
    encoder: encoder.name,
    songLoudnessLufs,
    elapsedSeconds: (performance.now() - startedAt) / 1000,
  };
}

async function refuseTarget(target: string, { song, clips }: RenderSources): Promise<void> {
  if (extname(target).toLowerCase() !== '.mp4') {
    throw new Failure('bad-request', `${target} is not the name of an MP4.`, {
      remedy: 'Give the video a name that ends with .mp4.',
    });
  }
  if ([song, ...clips].includes(target)) {
    throw new Failure('bad-request', `${target} is itself part of the choreography.`, {
      remedy: 'Give the video another name.',
    });
  }
  if ((await stat(target).catch(() => null))?.isDirectory()) {
    throw new Failure('storage', `${target} could not be written: a folder of that name is in the way.`, {
      remedy: 'Give the video another name.',
    });
  }
}

function rateOf({ framesPerSecond }: RenderOptions): FrameRate {
  const rate = frameRateOf(framesPerSecond);
  if (rate === null) {
    throw new Failure('bad-request', `A video cannot have ${framesPerSecond} frames in a second.`, {
      remedy: `Take a whole number from 1 to ${MAX_FRAME_RATE}, or 23.976, 29.97 or 59.94.`,
    });
  }
  return rate;
}

/**
 * Lets `work` use a folder beside the video, on the same disk, so that the video can be renamed onto its place. The
 * folder is removed in any case.
 */
async function inWorkshop<T>(target: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeWorkshop(target);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function makeWorkshop(target: string): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await mkdtemp(join(dirname(target), `.${basename(target)}.`));
  } catch (error) {
    throw new Failure('storage', `Nothing can be written in ${dirname(target)}: ${messageOf(error)}.`, {
      remedy: 'Choose another place for the video.',
      cause: error,
    });
  }
}
