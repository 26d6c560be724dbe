/** Only this much of a clip is analysed, from its start, so that a film taken for a clip fits in memory: its sound is 53 MB. */
export const ANALYSED_SECONDS = 600;

/** How well the dancers were seen in a clip. Shares are of the analysed frames, 0 to 1, and sum to 1. */
export interface PoseQuality {
  readonly framesWithBoth: number;
  readonly framesWithOne: number;
  readonly framesWithNone: number;
  /** Mean confidence of the keypoints used, 0 to 1. */
  readonly meanKeypointConfidence: number;
  /** Frames in which the two dancers may have been taken for each other. */
  readonly identitySwapsSuspected: number;
  /** Share of the file's pictures that are missing or that the decoder complained of; absent where it did not. */
  readonly damagedFrames?: number | undefined;
}

/** How well the music was heard. */
export interface AudioQuality {
  /** Spread of the onset strength over its mean: pulsed music has 1 and more, noise and drones little. */
  readonly onsetStrength: number;
  /** 0 to 1: how regularly the onsets repeat over one to eight beats; below .3 no tempo is given. */
  readonly tempoConfidence: number;
  /** The half or double tempo where it is nearly as likely, else null. */
  readonly tempoAlternativeBpm: number | null;
}

/** Text is embedded from words alone; there is nothing to measure of it. */
export type TextQuality = Readonly<Record<string, never>>;
