import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Frame } from '../../../media/frames/frame.ts';
import { KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../keypoints.ts';
import { keypointSimilarity } from '../similarity.ts';
import { coverPerson } from '../tracking/secondLook.ts';
import type { Person, PersonDetector, Region } from './detector.ts';
import { layOut, makeInput, type NetworkPicture, toFrame } from './networkInput.ts';

/** Larger inputs find fewer couples that fill the picture. */
const LONG_SIDE = 256;
/** People score .3 to .65, empty slots below .02: any threshold between gives the same people. */
const PERSON_SCORE = 0.15;
/** With a dancer covered the network is less to be trusted. */
const SECOND_LOOK_SCORE = 0.3;
/** A person found by the second look who is more alike than this is the first one again. */
const SECOND_LOOK_SAME = 0.45;
/** Numbers of one slot: 17 x (y, x, score), then the box's top, left, bottom, right and the person's score. */
const SLOT_LENGTH = PERSON_LENGTH + 5;

/** Reads `[slots][56]`, relative to the padded input, into people in pixels of the frame, best first. */
export function decodeMoveNet(output: Float32Array, layout: NetworkPicture['layout']): readonly Person[] {
  const people: Person[] = [];
  for (let slot = 0; slot + SLOT_LENGTH <= output.length; slot += SLOT_LENGTH) {
    const score = output[slot + PERSON_LENGTH + 4];
    if (score < PERSON_SCORE) {
      continue;
    }
    const keypoints = new Float32Array(PERSON_LENGTH);
    for (let k = 0; k < KEYPOINT_COUNT; k++) {
      const at = k * KEYPOINT_STRIDE;
      const [y, x] = [output[slot + at], output[slot + at + 1]];
      keypoints.set(toFrame(layout, x * layout.width, y * layout.height), at);
      keypoints[at + 2] = output[slot + at + 2];
    }
    const [y0, x0, y1, x1] = output.subarray(slot + PERSON_LENGTH, slot + PERSON_LENGTH + 4);
    const [left, top] = toFrame(layout, x0 * layout.width, y0 * layout.height);
    const [right, bottom] = toFrame(layout, x1 * layout.width, y1 * layout.height);
    people.push({ keypoints, box: { left, top, right, bottom }, score });
  }
  return people.toSorted((a, b) => b.score - a.score);
}

/** Channels last. */
function interleaved({ planes }: NetworkPicture): Int32Array {
  const pixels = planes.length / 3;
  const values = new Int32Array(planes.length);
  for (let pixel = 0; pixel < pixels; pixel++) {
    values[3 * pixel] = planes[pixel];
    values[3 * pixel + 1] = planes[pixels + pixel];
    values[3 * pixel + 2] = planes[2 * pixels + pixel];
  }
  return values;
}

/**
 * MoveNet MultiPose Lightning. Where it finds exactly one dancer it looks again with that dancer covered. Its people
 * are taken as they are: suppressing duplicates would lose dancers in close hold.
 */
export function openMoveNet(session: InferenceSession): PersonDetector {
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  const look = async (picture: NetworkPicture): Promise<readonly Person[]> => {
    const { width, height } = picture.layout;
    const input = new Tensor('int32', interleaved(picture), [1, height, width, 3]);
    const output = (await session.run({ [inputName]: input }))[outputName];
    return output.data instanceof Float32Array ? decodeMoveNet(output.data, picture.layout) : [];
  };
  return {
    async detect(frame: Frame, region: Region): Promise<readonly Person[]> {
      const picture = makeInput(frame, layOut(region, LONG_SIDE), 0);
      const people = await look(picture);
      if (people.length !== 1) {
        return people;
      }
      const [found] = people;
      const partner = (await look(coverPerson(picture, found))).find(
        (person) => person.score >= SECOND_LOOK_SCORE && keypointSimilarity(found, person) < SECOND_LOOK_SAME,
      );
      return partner ? [found, partner] : people;
    },
  };
}
