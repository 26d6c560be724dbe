import { FRAMES_PER_SECOND, type Frame } from '../../../media/frames/frame.ts';
import { PERSON_LENGTH } from '../../../moves/keypoints.ts';
import { findPicture, isFlat } from '../features/bars.ts';
import { type PersonDetector, type Region, wholeOf } from '../networks/detector.ts';
import { appearanceOf, type SeenPerson } from './appearance.ts';
import { followDancers } from './dancerPaths.ts';

/** The two dancers of a clip, frame by frame. Who is first and who second has no meaning. */
export interface DancerTracks {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  /** Of the frames, in pixels. */
  readonly width: number;
  readonly height: number;
  /** `[frame][2][17][x, y, score]` in pixels of the frame; NaN where the dancer was not found. */
  readonly keypoints: Float32Array;
  /** Frames of one flat colour, such as black ones. */
  readonly flatFrames: number;
  /** Frames in which the two dancers may have been taken for each other. */
  readonly suspectedSwaps: number;
}

/** Borders are looked for in this stretch at the beginning. */
const OPENING_SECONDS = 8;
/** Of the opening, every so many frames are read for borders. */
const OPENING_STEP = 4;

interface Sighted {
  readonly people: readonly SeenPerson[];
  readonly flat: boolean;
}

async function look(frame: Frame, region: Region, detector: PersonDetector): Promise<Sighted> {
  if (isFlat(frame)) {
    return { people: [], flat: true };
  }
  const people = await detector.detect(frame, region);
  return {
    people: people.map((person) => ({ person, appearance: appearanceOf(frame, person) })),
    flat: false,
  };
}

/** Holds back the opening until the borders are known, then hands out every frame with the part inside them. */
async function* withPicture(
  frames: AsyncIterable<Frame>,
): AsyncGenerator<{ readonly frame: Frame; readonly region: Region }> {
  const opening: Frame[] = [];
  let region: Region | null = null;
  const decide = (): Region | null => {
    const telling = opening.filter((_, i) => i % OPENING_STEP === 0);
    return findPicture(telling) ?? findPicture(opening);
  };
  for await (const frame of frames) {
    if (region) {
      yield { frame, region };
      continue;
    }
    opening.push(frame);
    if (opening.length >= OPENING_SECONDS * FRAMES_PER_SECOND) {
      region = decide() ?? wholeOf(frame);
      yield* opening.splice(0).map((held) => ({ frame: held, region: region ?? wholeOf(held) }));
    }
  }
  const late = decide();
  yield* opening.map((frame) => ({ frame, region: late ?? wholeOf(frame) }));
}

/**
 * Finds the two dancers in every frame and follows them through the clip.
 * @param frames at `FRAMES_PER_SECOND`, all of one size, borders not cropped; memory grows by what is found in a
 * frame, not by the frame
 */
export async function trackDancers(
  frames: AsyncIterable<Frame>,
  detector: PersonDetector,
): Promise<DancerTracks> {
  const seen: (readonly SeenPerson[])[] = [];
  let flatFrames = 0;
  let [width, height] = [0, 0];
  for await (const { frame, region } of withPicture(frames)) {
    const { people, flat } = await look(frame, region, detector);
    seen.push(people);
    flatFrames += flat ? 1 : 0;
    ({ width, height } = frame);
  }
  const { assignments, suspectedSwaps } = followDancers(seen, FRAMES_PER_SECOND);
  const keypoints = new Float32Array(seen.length * 2 * PERSON_LENGTH).fill(Number.NaN);
  for (const [slot, index] of assignments.entries()) {
    const found = seen[slot >> 1][index];
    if (found) {
      keypoints.set(found.person.keypoints, slot * PERSON_LENGTH);
    }
  }
  return {
    frameCount: seen.length,
    framesPerSecond: FRAMES_PER_SECOND,
    width,
    height,
    keypoints,
    flatFrames,
    suspectedSwaps,
  };
}
