import { execa } from 'execa';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { H264 } from '../media/ffmpegHere.ts';

/** When each click of a click clip begins, in seconds of its picture: no two are as far apart. */
export const CLICKS = [0.5, 1.1, 1.8, 2.6, 3.5] as const;

/** A picture that is black and turns white at this second. */
export const FLASH_SECONDS = 2;

/** Sources of lavfi for a clip of four seconds: clicks at CLICKS, and a picture that turns white. */
const FLASHING = `color=black:size=64x48:rate=25:duration=4,drawbox=color=white:t=fill:enable='gte(t,${FLASH_SECONDS})'`;
const CLICKING = `aevalsrc='${CLICKS.map((at) => `between(t,${at},${at}+0.02)*sin(2*PI*1500*t)`).join('+')}':sample_rate=48000:duration=4`;

/** Makes the clip with a sound in AAC and a picture in H.264 with a key frame a second, as an MP4. */
export async function makeClickClip({ ffmpeg }: FfmpegTools, file: string): Promise<void> {
  await execa(ffmpeg, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', FLASHING, '-f', 'lavfi', '-i', CLICKING],
    ...[...H264, '-g', '25', '-c:a', 'aac', file],
  ]);
}

/** When clicks are heard in samples, in seconds. */
export function clicksIn(samples: Float32Array, sampleRate: number): number[] {
  const clicks: number[] = [];
  const loud = 0.55 * samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  samples.forEach((sample, i) => {
    const at = i / sampleRate;
    if (Math.abs(sample) > loud && at - (clicks.at(-1) ?? -1) > 0.1) {
      clicks.push(at);
    }
  });
  return clicks;
}
