import type { ClipPart } from './clipPart.ts';
import type { Provenance } from './labels/provenance.ts';
import type { Move } from './move.ts';

/** Points of a person that are kept: the 17 keypoints of COCO, in its order. */
const TRACK_POINTS = 17;

/** Units in one height of the picture. */
export const UNITS_PER_HEIGHT = 16_384;

/** Stands for the coordinate of a keypoint that was not seen. */
export const UNSEEN = 0xffff;

/** Where the two dancers of a clip are over time. Who is first and who second has no meaning. */
export interface PoseTrack {
  readonly framesPerSecond: number;
  /** Width of the picture over its height. */
  readonly aspect: number;
  /**
   * `[frame][2][TRACK_POINTS][x, y]` from the top left, in `UNITS_PER_HEIGHT` both ways, so that a picture's size does
   * not matter; `UNSEEN` where a keypoint was not seen.
   */
  readonly points: Uint16Array;
}

/** The beats of a clip's music: steady for as long as a clip lasts. */
export interface BeatGrid {
  /** When the first beat is heard, less than a beat from the start. */
  readonly firstSeconds: number;
  readonly secondsPerBeat: number;
}

/** What choreographing needs of a clip besides its vectors. */
export interface MoveTracks {
  /** Null where nobody was found. */
  readonly dancers: PoseTrack | null;
  /** Null without music, or where no tempo is credible. */
  readonly beats: BeatGrid | null;
}

/** A move with its pose track; null where none was kept. */
export interface TrackedMove extends Move {
  /** Absent where it is not known. */
  readonly provenance?: Provenance | undefined;
  readonly track: MoveTracks | null;
}

/** Numbers of one dancer in one frame. */
export const TRACK_PERSON_LENGTH = 2 * TRACK_POINTS;

export function trackFrames({ points }: PoseTrack): number {
  return points.length / (2 * TRACK_PERSON_LENGTH);
}

/** The frames of a pose track that lie in a part of its clip, those at its start and its end included. */
export function partOfTrack(track: PoseTrack, { from, to }: ClipPart): PoseTrack {
  const [first, last] = [from, to].map((seconds) => Math.round(seconds * track.framesPerSecond));
  const perFrame = 2 * TRACK_PERSON_LENGTH;
  return { ...track, points: track.points.subarray(first * perFrame, (last + 1) * perFrame) };
}
