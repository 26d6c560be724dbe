/** How long a window of movement is, and how long after the one before it begins, in seconds. */
export const WINDOW_SECONDS = 1;
export const WINDOW_HOP_SECONDS = 0.5;

/** Numbers that describe one window. */
export const WINDOW_DIMENSION = 32;

/** Units in 1: vectors and commonness are kept in eight bits. */
export const UNITS_PER_ONE = 127;

/**
 * How the dancers of a clip move, second by second: what clips are matched by, moment by moment. Belongs to the pose
 * vector beside it and is compared with the windows of the same model only.
 */
export interface MovementWindows {
  /** `[window][WINDOW_DIMENSION]`: unit vectors in `UNITS_PER_ONE`, one every `WINDOW_HOP_SECONDS`. */
  readonly vectors: Int8Array;
  /** `[window]`: how much each window is like what dancers do all the time, -1 to 1 in `UNITS_PER_ONE`. */
  readonly commonness: Int8Array;
}
