/** Cosines and differences from which two moves are called alike. */
export const ALIKE = {
  /** Cosine of the pose vectors. */
  pose: { similar: 0.35, very: 0.6 },
  /** Cosine of the audio vectors. */
  audio: { similar: 0.5, same: 0.85 },
  /** Relative difference of the tempos. */
  tempo: { same: 0.01, close: 0.04 },
} as const;

/**
 * From these on two clips are taken for one recording, though their bytes differ: cut, scaled, mirrored or encoded
 * again. The duration may differ by what an encoder adds or drops at the end, in seconds.
 */
export const NEAR_COPY = { pose: 0.95, audio: 0.95, durationSeconds: 0.3 } as const;
