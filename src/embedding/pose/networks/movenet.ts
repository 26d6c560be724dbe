import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Frame } from '../../../media/frames/frame.ts';
import { keypointSimilarity } from '../similarity.ts';
import { coverPerson } from '../tracking/secondLook.ts';
import type { Person, PersonDetector, Region } from './detector.ts';
import { type Heads, type NetworkMaps, readHeads } from './movenetMaps.ts';
import { peopleIn } from './movenetPeople.ts';
import { layOut, makeInput, type NetworkPicture } from './networkInput.ts';

/** Larger inputs find fewer couples that fill the picture. */
const LONG_SIDE = 256;
/** With a dancer covered the network is less to be trusted. */
const SECOND_LOOK_SCORE = 0.3;
/** A person found by the second look who is more alike than this is the first one again. */
const SECOND_LOOK_SAME = 0.45;
/** The outputs of the model's file that differ from picture to picture. */
const MAPS = ['centres', 'heat', 'features'];
/** The one that does not: the weights of the heads. */
const HEADS = 'heads';

type Outputs = Awaited<ReturnType<InferenceSession['run']>>;

function numbersOf(outputs: Outputs, name: string): Float32Array {
  const { data } = outputs[name];
  if (!(data instanceof Float32Array)) {
    throw new TypeError(`the output ${name} does not hold real numbers`);
  }
  return data;
}

function mapsOf(outputs: Outputs): NetworkMaps {
  const [rows, columns] = outputs.centres.dims.slice(-2);
  const [centres, heat, features] = MAPS.map((name) => numbersOf(outputs, name));
  return { rows, columns, centres, heat, features };
}

/** One look of MoveNet MultiPose at a picture: the people it sees, best first, in pixels of the frame. */
export function openLook(session: InferenceSession): (picture: NetworkPicture) => Promise<readonly Person[]> {
  let heads: Heads | null = null;
  return async ({ layout, planes }) => {
    const picture = new Tensor('uint8', planes, [1, 3, layout.height, layout.width]);
    const outputs = await session.run({ picture }, heads ? MAPS : [...MAPS, HEADS]);
    heads ??= readHeads(numbersOf(outputs, HEADS));
    return peopleIn(mapsOf(outputs), heads, layout);
  };
}

/**
 * MoveNet MultiPose Lightning. Where it finds exactly one dancer it looks again with that dancer covered. Its people
 * are taken as they are: suppressing duplicates would lose dancers in close hold.
 */
export function openMoveNet(session: InferenceSession): PersonDetector {
  const look = openLook(session);
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
