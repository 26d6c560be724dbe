import { timeOfBeat } from '../plan/beatTime.ts';
import type { Choreography, PlanBlock } from '../plan/choreography.ts';
import { type FrameRate, frameAt, secondsOf } from './picture/frameRate.ts';

/** Some frames of a clip as the video shows them. */
export interface Take {
  /** Index of the block that it belongs to. */
  readonly block: number;
  /** The moment of the clip that the first frame shows, in its own seconds; its first picture stands for any before 0. */
  readonly fromSeconds: number;
  /** Seconds of the clip to a second of the video: more than 1 is faster than it was filmed. */
  readonly speed: number;
}

/** A piece of the video that is made by itself: frames of one clip, or of two that go over into each other. */
export interface Segment {
  /** Number of its first frame in the video. */
  readonly startFrame: number;
  readonly frames: number;
  readonly take: Take;
  /** What it goes over into; null where it is one clip alone. */
  readonly into: Take | null;
}

export interface Timeline {
  /** The part of the song that is danced, in its seconds. */
  readonly songFromSeconds: number;
  readonly songToSeconds: number;
  /** Frames of the whole video. */
  readonly frames: number;
  /** First frame of each block, and then the frame after the last. In a crossfade it is the middle. */
  readonly cuts: readonly number[];
  /** In their order, without a gap. */
  readonly segments: readonly Segment[];
}

/**
 * Lays a choreography without problems (`planProblems`) out on the frames of a video. Each cut is rounded from the beginning of the dance, so that
 * errors do not add up: it falls within half a frame of its beat. A block shows its clip from the very frame at
 * `fromSeconds` on.
 */
export function timelineOf({ song, blocks }: Choreography, rate: FrameRate): Timeline {
  const songFromSeconds = timeOfBeat(song, blocks[0].startBeat);
  const ends = blocks.map(({ startBeat, beats }) => timeOfBeat(song, startBeat + beats));
  const songToSeconds = ends[ends.length - 1];
  const cuts = [0, ...ends.map((time) => frameAt(time - songFromSeconds, rate))];
  const halves = halfCrossfades(blocks, cuts, rate);
  const takeAt = (block: number, frame: number) => takeOf(blocks[block], block, cuts, frame, rate);
  const segments: Segment[] = [];
  for (const block of blocks.keys()) {
    const before = cuts[block] - halves[block];
    const begin = cuts[block] + halves[block];
    const end = cuts[block + 1] - halves[block + 1];
    if (begin > before) {
      const [take, into] = [takeAt(block - 1, before), takeAt(block, before)];
      segments.push({ startFrame: before, frames: begin - before, take, into });
    }
    if (end > begin) {
      segments.push({ startFrame: begin, frames: end - begin, take: takeAt(block, begin), into: null });
    }
  }
  return { songFromSeconds, songToSeconds, frames: cuts[cuts.length - 1], cuts, segments };
}

/**
 * Half of each block's crossfade in frames, so that its middle is the cut; 0 for the first block and after the last.
 * A crossfade takes at most half of the blocks at its sides, so that two never meet.
 */
function halfCrossfades(
  blocks: readonly PlanBlock[],
  cuts: readonly number[],
  rate: FrameRate,
): readonly number[] {
  const lengthOf = (block: number) => cuts[block + 1] - cuts[block];
  const halves = blocks.map(({ crossfadeSeconds }, block) => {
    if (block === 0) {
      return 0;
    }
    const room = Math.floor(Math.min(lengthOf(block - 1), lengthOf(block)) / 2);
    return Math.min(frameAt(crossfadeSeconds / 2, rate), room);
  });
  return [...halves, 0];
}

function takeOf(
  { fromSeconds, toSeconds }: PlanBlock,
  block: number,
  cuts: readonly number[],
  frame: number,
  rate: FrameRate,
): Take {
  const speed = (toSeconds - fromSeconds) / secondsOf(cuts[block + 1] - cuts[block], rate);
  return { block, fromSeconds: fromSeconds + secondsOf(frame - cuts[block], rate) * speed, speed };
}
