import type { FfmpegTools } from '../../../media/ffmpeg/findFfmpeg.ts';
import { SAMPLE_RATE } from '../../../media/frames/frame.ts';
import { probeSong } from '../../../media/probe/probeClip.ts';
import { decodeSong } from '../../../media/sound/decodeSong.ts';
import { inEnglish } from '../../../moves/reasons/reasonWords.ts';
import { type FrameRate, secondsOf } from '../picture/frameRate.ts';
import type { SongPart } from './songSound.ts';

/** Places of the video at which its sound is compared, and for how long at each. */
const PLACES = 16;
const COMPARED_SECONDS = 1;
/** Pearson's r from which two sounds are the same one: after AAC it is still .9, of other places of a song below .2. */
const SAME_SOUND = 0.4;
/** Lossy encoders code waves below some 4 kHz and noise above: sound is compared as means of so many samples, every so many. */
const SMOOTHED_SAMPLES = 4;
const THINNED_SAMPLES = 2;
/** Below -66 dB there is nothing to compare. */
const SILENT_AMPLITUDE = 5e-4;
/** Places that may differ, as where a fade leaves nothing but the encoder's noise. */
const DIFFERENT_SHARE = 1 / 8;

/**
 * Compares the sound of a finished video with the song where the plan has it: the same to within half a frame, at places
 * all over the video.
 * @returns what is wrong as a sentence fragment; null where nothing is, or where there is nothing to hear
 * @throws Failure as `decodeSong`
 */
export async function soundFault(
  tools: FfmpegTools,
  video: string,
  part: SongPart,
  rate: FrameRate,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const probed = await probeSong(tools, video, { signal });
  if (probed.status === 'unreadable') {
    return inEnglish(probed.reason);
  }
  const { fromSeconds, durationSeconds } = part;
  const to = { longestSeconds: fromSeconds + durationSeconds + COMPARED_SECONDS, signal };
  const [heard, song] = await Promise.all([
    decodeSong(tools, video, probed.probe, to),
    decodeSong(tools, part.file, part.probe, to),
  ]);
  const slip = Math.ceil((secondsOf(1, rate) / 2) * SAMPLE_RATE);
  const planned = song.samples.subarray(Math.round(fromSeconds * SAMPLE_RATE));
  const likenesses = compared(heard.samples, planned, slip, durationSeconds);
  const different = likenesses.filter((likeness) => likeness < SAME_SOUND).length;
  return different > DIFFERENT_SHARE * likenesses.length
    ? `the song is not where the plan has it in ${different} of ${likenesses.length} places`
    : null;
}

/** How alike two sounds are at each place where both are heard, the better of those up to `slip` samples apart. */
function compared(heard: Float32Array, planned: Float32Array, slip: number, seconds: number): number[] {
  const length = Math.round(Math.min(COMPARED_SECONDS, seconds) * SAMPLE_RATE);
  const last = Math.round(seconds * SAMPLE_RATE) - length;
  return Array.from({ length: PLACES }, (_, i) => Math.round(((i + 0.5) / PLACES) * last)).flatMap(
    (start) => {
      const own = heard.subarray(start, start + length);
      const wide = planned.subarray(Math.max(0, start - slip), start + length + slip);
      return isHeard(own) || isHeard(wide) ? [likeness(edgesOf(own), edgesOf(wide))] : [];
    },
  );
}

/** Greatest Pearson's r of `own` with as long a part of `wide`, without regard to means: sound has none. */
function likeness(own: Float32Array, wide: Float32Array): number {
  const ownPower = powerOf(own);
  let greatest = 0;
  for (let lag = 0; lag + own.length <= wide.length; lag++) {
    let [product, power] = [0, 0];
    for (let i = 0; i < own.length; i++) {
      product += own[i] * wide[lag + i];
      power += wide[lag + i] ** 2;
    }
    greatest = Math.max(greatest, product / Math.sqrt(ownPower * power || Infinity));
  }
  return greatest;
}

function powerOf(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample ** 2, 0);
}

function isHeard(samples: Float32Array): boolean {
  return powerOf(samples) > samples.length * SILENT_AMPLITUDE ** 2;
}

/** What changes in a sound: a tone that sounds on is like itself at any time, and would drown what sets in over it. */
function edgesOf(samples: Float32Array): Float32Array {
  const smooth = Float32Array.from({ length: Math.floor(samples.length / THINNED_SAMPLES) }, (_, i) => {
    const of = samples.subarray(i * THINNED_SAMPLES, i * THINNED_SAMPLES + SMOOTHED_SAMPLES);
    return of.reduce((sum, sample) => sum + sample, 0) / SMOOTHED_SAMPLES;
  });
  return smooth.subarray(2).map((sample, i) => sample - 2 * smooth[i + 1] + smooth[i]);
}
