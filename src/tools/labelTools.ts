import { z } from 'zod';
import { LABEL_METHODS } from '../engine/contract/labels.ts';
import { SPOKEN_FIELDS } from '../moves/labels/fields.ts';
import { LabelEdit } from '../moves/labels/labelEdit.ts';
import { labelledJson } from './json/labelledJson.ts';
import { tool } from './tool.ts';

const COLLECTION = LABEL_METHODS.changeCollection.request.shape;

/** At most so many clips are named; how many there are is said as well. */
const NAMED = 100;

/** What people say of moves. */
export const LABEL_TOOLS = {
  unlabelled: tool({
    title: 'Find moves without labels',
    description:
      'Lists the moves of the move library of which nobody has said anything in a field, the label by default.',
    input: z.object({ field: z.enum(SPOKEN_FIELDS).default('label') }),
    effect: 'reads',
    answer: async ({ field }, { engine, place }) => {
      const moves = await engine.moves({ place });
      const open = moves.filter(({ said }) => !said.some((name) => name === field)).map(({ key }) => key);
      return { field, of: moves.length, unlabelled: open.length, clip_keys: open.slice(0, NAMED) };
    },
  }),
  label: tool({
    title: 'Label moves',
    description:
      'Writes what a person says of clips into the annotations file, and the move library follows. For the clips, named by clip keys such as spin/left_turn.mp4, what is said in the fields of "clear" is taken back, then "set" is said, then texts are removed from and added to fields that hold several, such as tags. What is not named stays as it is. The person is asked first. Only say what the person said.',
    input: LabelEdit,
    effect: 'writes',
    answer: async (edit, { label }) => labelledJson(await label([edit])),
  }),
  collect: tool({
    title: 'Collect moves',
    description:
      'Puts moves of the move library into a named collection, which is made where there is none, such as the moves of a class. The person is asked first.',
    input: z.object({
      name: COLLECTION.name.describe("The collection's name."),
      clips: z.array(z.string().min(1)).min(1).max(1_000).describe('Clip keys or clip ids.'),
    }),
    effect: 'writes',
    answer: async ({ name, clips }, { engine, place }) => {
      const collection = await engine.changeCollection({ place, name, add: clips });
      return { name: collection.name, file: collection.file, clip_keys: collection.clips };
    },
  }),
};
