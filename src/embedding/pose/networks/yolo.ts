import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Frame } from '../../../media/frames/frame.ts';
import { KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../../moves/keypoints.ts';
import type { Person, PersonDetector, Region } from './detector.ts';
import { type InputLayout, layOut, makeInput, type NetworkPicture, toFrame } from './networkInput.ts';
import { suppressDuplicates } from './suppression.ts';

/** Couples fill the picture: larger than this, fewer of them are found. Files of a fixed larger input are padded. */
const LONG_SIDE = 320;
const PERSON_SCORE = 0.25;
const MOST_PEOPLE = 4;
/** The grey that the network was trained with around pictures. */
const PADDING = 114;
/** Rows of the output: box centre x, y, width, height, score, then 17 x (x, y, score). */
const ROWS = 5 + PERSON_LENGTH;

/** Reads `[56][anchors]`, in pixels of the input, into candidates in pixels of the frame, in no order. */
export function decodeYolo(output: Float32Array, layout: InputLayout): readonly Person[] {
  const anchors = output.length / ROWS;
  const people: Person[] = [];
  for (let anchor = 0; anchor < anchors; anchor++) {
    const score = output[4 * anchors + anchor];
    if (score < PERSON_SCORE) {
      continue;
    }
    const row = (index: number): number => output[index * anchors + anchor];
    const [left, top] = toFrame(layout, row(0) - row(2) / 2, row(1) - row(3) / 2);
    const [right, bottom] = toFrame(layout, row(0) + row(2) / 2, row(1) + row(3) / 2);
    const keypoints = new Float32Array(PERSON_LENGTH);
    for (let k = 0; k < KEYPOINT_COUNT; k++) {
      const at = k * KEYPOINT_STRIDE;
      keypoints.set(toFrame(layout, row(5 + at), row(6 + at)), at);
      keypoints[at + 2] = row(7 + at);
    }
    people.push({ keypoints, box: { left, top, right, bottom }, score });
  }
  return people;
}

/** Channels first, 0 to 1. */
function toTensor({ planes, layout }: NetworkPicture): Tensor {
  const values = Float32Array.from(planes, (value) => value / 255);
  return new Tensor('float32', values, [1, 3, layout.height, layout.width]);
}

/** The size that the file was exported for, or null where it takes any. */
function fixedSizeOf(session: InferenceSession): { width: number; height: number } | null {
  const [input] = session.inputMetadata;
  const [height, width] = input?.isTensor ? input.shape.slice(-2) : [];
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
}

/** YOLOv8n-pose: many overlapping candidates, fused to one a person. */
export function openYolo(session: InferenceSession): PersonDetector {
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  const fixedSize = fixedSizeOf(session);
  return {
    async detect(frame: Frame, region: Region): Promise<readonly Person[]> {
      const picture = makeInput(frame, layOut(region, LONG_SIDE, fixedSize), PADDING);
      const output = (await session.run({ [inputName]: toTensor(picture) }))[outputName];
      return output.data instanceof Float32Array
        ? suppressDuplicates(decodeYolo(output.data, picture.layout), MOST_PEOPLE)
        : [];
    },
  };
}
