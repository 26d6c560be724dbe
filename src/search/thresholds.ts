/**
 * Measures from which two moves are called alike. Chosen on the pairs of 56 couple clips: 5 % of all pairs reach
 * `movement.similar`, .6 % `movement.very`; 2 % of the pairs with different songs reach `audio.similar`, none
 * `audio.same`, which a third of the pairs with one song do.
 */
export const ALIKE = {
  /** Likeness of the movement in per cent, of vectors and moments together. */
  movement: { similar: 55, very: 73 },
  /** Cosine of the audio vectors. */
  audio: { similar: 0.55, same: 0.82 },
  /** Relative difference of the tempos. */
  tempo: { same: 0.01, close: 0.04 },
} as const;

/** Which share of all pairs of the 56 clips is so much alike: how telling it is beside a label that two moves share. */
export const ALIKE_SHARES = {
  movement: { similar: 0.052, very: 0.006 },
  audio: { similar: 0.095, same: 0.021 },
} as const;

/**
 * From these on two clips are taken for one recording, though their bytes differ. Eight copies of four clips,
 * mirrored, or scaled down and encoded again at low rates, had .66-.99 for pose, .91-.96 for audio and equal
 * lengths. Different dances cut to one length of one song reach .71 for pose, as two of the samples do, so a copy
 * below `pose` is shown as the neighbour that it is. Without sound the pose must be closer. The duration may differ
 * by what an encoder adds or drops at the end, in seconds.
 */
export const NEAR_COPY = { pose: 0.8, poseWithoutSound: 0.9, audio: 0.88, durationSeconds: 0.15 } as const;

/**
 * A description that names nothing finds moves by its meaning where the cosine of the text vectors reaches `least`, and
 * then those that come within `margin` of the best. On the descriptions of the 56 clips words without any bearing
 * (`pizza`, `qwertz uiop`, `tax return`) reach .21 and `waltz` .27; `whirling` has .29 with head rolls, `hands above
 * head` .32.
 */
export const MEANING = { least: 0.28, margin: 0.05 } as const;
