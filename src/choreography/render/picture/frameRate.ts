import { MAX_FRAME_RATE } from '../renderOptions.ts';

/** Pictures in a second, as a fraction: television's 29.97 is 30000/1001. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The frame rate that a number means: a whole one, or one of television's, a whole one over 1.001.
 * @returns null for any other number
 */
export function frameRateOf(framesPerSecond: number): FrameRate | null {
  if (!(framesPerSecond >= 1 && framesPerSecond <= MAX_FRAME_RATE)) {
    return null;
  }
  if (Number.isInteger(framesPerSecond)) {
    return { numerator: framesPerSecond, denominator: 1 };
  }
  const whole = Math.round(framesPerSecond * 1.001);
  return Math.abs(whole / 1.001 - framesPerSecond) < 0.006
    ? { numerator: whole * 1000, denominator: 1001 }
    : null;
}

/** As ffmpeg writes it: `30/1`. */
export function formatFrameRate({ numerator, denominator }: FrameRate): string {
  return `${numerator}/${denominator}`;
}

/** Number of the frame that is shown from a time on, the nearest one. */
export function frameAt(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.round((seconds * numerator) / denominator);
}

/** When a frame begins, in seconds. */
export function secondsOf(frames: number, { numerator, denominator }: FrameRate): number {
  return (frames * denominator) / numerator;
}

/** Ticks in a second of a video's file, at least 10,000: every frame begins on one. */
export function timescaleOf({ numerator }: FrameRate): number {
  return numerator * Math.ceil(10_000 / numerator);
}
