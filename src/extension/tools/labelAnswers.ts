import { z } from 'zod';
import { SPOKEN_FIELDS } from '../../moves/labels/fields.ts';
import { LabelEdit } from '../../moves/labels/labelEdit.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { checked } from './checkedInput.ts';

const UnlabelledInput = z.object({ field: z.enum(SPOKEN_FIELDS).default('label') });

const CollectInput = z.object({
  name: z.string().trim().min(1).max(200),
  clips: z.array(z.string().min(1)).min(1).max(1_000),
});

/** At most so many clips are named; how many there are is said as well. */
const NAMED = 100;

/** Labels moves; the user has been asked before. @throws Failure */
export async function labelAnswer(
  input: unknown,
  library: WorkspaceLibrary,
  { labels }: Pick<Parts, 'labels'>,
) {
  refuseUntrusted();
  const { annotationsFile, changed, refused } = await labels.of(library).label([checked(LabelEdit, input)]);
  return { annotations_file: annotationsFile, changed, left_as_they_are: refused.map(({ key }) => key) };
}

/** The moves of which nobody said anything in a field. @throws Failure */
export async function unlabelledAnswer(
  input: unknown,
  { place }: WorkspaceLibrary,
  { engine }: Pick<Parts, 'engine'>,
) {
  const { field } = checked(UnlabelledInput, input);
  const moves = await engine.moves({ place });
  const open = moves.filter(({ said }) => !said.some((name) => name === field)).map(({ key }) => key);
  return { field, of: moves.length, unlabelled: open.length, clip_keys: open.slice(0, NAMED) };
}

/** Puts moves into a collection. @throws Failure */
export async function collectAnswer(
  input: unknown,
  { place }: WorkspaceLibrary,
  { engine }: Pick<Parts, 'engine'>,
) {
  refuseUntrusted();
  const { name, clips } = checked(CollectInput, input);
  const collection = await engine.changeCollection({ place, name, add: clips });
  return { name: collection.name, file: collection.file, clip_keys: collection.clips };
}
