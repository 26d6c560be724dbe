/** A picture in 8-bit RGB, a plane a colour: rows from the top, pixels from the left, `width * height` bytes each. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
}

/** Frames of a clip are read at this rate for pose detection. */
export const FRAMES_PER_SECOND = 5;

/** Sound is read as mono at this rate, in samples per second. */
export const SAMPLE_RATE = 22_050;
