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
 * Two stretches match where their moments' likeness, summed up along them, reaches `sum`: 5 % of all pairs of 56 couple
 * clips do so when the moments of one are put into any order, and as many when it is played backwards.
 */
export const STRETCH = { sum: 0.185 } as const;

/**
 * From these on two clips are taken for one recording, though their bytes differ, by how alike they are in step.
 * Measured on 64 copies of eight of the 56 clips (mirrored, cropped 5 %, scaled to 480 and encoded again, brightened,
 * 15 frames a second, first 80 %, middle half, other sound), on all pairs of the 56 and on those of the drawn samples:
 *
 * - `pose`: copies have at least .38, so that below it windows need not be compared.
 * - `audio`: copies with their sound have at least .80; so have 44 pairs of different clips.
 * - `sameSound`, equal lengths: copies have a likeness of at least .065, but for one of a clip in which the dancers are
 *   hardly seen; different clips at most .035.
 * - `otherLength`, the same sound: first parts have at least .13. Of the middle halves of 26 clips, encoded again, two
 *   have less than .1, one .107, and the others at least .124; the half of one clip and another take of its figure to the
 *   same bars .109. The middle between these two.
 * - `otherSound`, equal lengths: copies have at least .15, and a cosine of at least .93 but for that clip's .80; the two
 *   drawn basics .20 and .87.
 * - The duration may differ by what an encoder adds or drops at the end, in seconds.
 */
export const NEAR_COPY = {
  pose: 0.3,
  audio: 0.8,
  durationSeconds: 0.15,
  sameSound: { likeness: 0.05, cosine: 0.6 },
  otherLength: { likeness: 0.12, cosine: 0.6 },
  otherSound: { likeness: 0.1, cosine: 0.9 },
} as const;

/**
 * A description that names nothing finds moves by its meaning where the cosine of the text vectors reaches `least`, and
 * then those that come within `margin` of the best. On the descriptions of the 56 clips words without any bearing
 * (`pizza`, `qwertz uiop`, `tax return`) reach .21 and `waltz` .27; `whirling` has .29 with head rolls, `hands above
 * head` .32.
 */
export const MEANING = { least: 0.28, margin: 0.05 } as const;
