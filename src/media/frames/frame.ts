/** A picture in 8-bit RGB: rows from the top, pixels from the left, `rgb.length = width * height * 3`. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Frames of a clip are read at this rate for pose detection. */
export const FRAMES_PER_SECOND = 5;

/** Sound is read as mono at this rate, in samples per second. */
export const SAMPLE_RATE = 22_050;
