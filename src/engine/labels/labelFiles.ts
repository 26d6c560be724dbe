import { resolve } from 'node:path';
import { readLabels } from '../../clips/labelFiles/readLabelFile.ts';
import { labelFileText } from '../../clips/labelFiles/writeLabelFile.ts';
import { compareKeys } from '../../moves/clip.ts';
import { ANNOTATED_FIELDS } from '../../moves/labels/fields.ts';
import { type LabelEdit, saidBy } from '../../moves/labels/labelEdit.ts';
import { metadataOf } from '../../moves/labels/metadata.ts';
import { changeTextFile, textOf } from '../../shared/changeTextFile.ts';
import { Failure } from '../../shared/failure.ts';
import { decodeText, readBounded } from '../../shared/textFile.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { labelling, readText, standingAnnotation } from './labelling.ts';
import { labelPlace } from './labelPlace.ts';

const MAX_BYTES = 64 * 2 ** 20;

export const readLabelFile: EngineHandler<'readLabelFile'> = async ({ place, file }, context) => {
  const path = resolve(place.root, file);
  const text = decodeText(await readBounded(path, MAX_BYTES, 'bad-annotations'));
  const { keys } = await labelling(place, [], context);
  return readLabels(text, path, keys);
};

export const writeLabelFile: EngineHandler<'writeLabelFile'> = async ({ place, file, clips }, context) => {
  const path = resolve(place.root, file);
  const { annotationsFile } = await labelPlace(place);
  if (path === annotationsFile) {
    throw new Failure('bad-request', `${path} is the annotations file itself.`, {
      remedy: 'Name another file to write the labels to.',
    });
  }
  const asked = clips ?? (await labelling(place, [], context)).keys;
  const labels = await labelling(place, asked.length === 0 ? [] : [askingAbout(asked)], context);
  const found = readText(labels, await textOf(annotationsFile));
  const keys = labels.edits.flatMap((edit) => edit.clips).sort(compareKeys);
  const labelled = keys.flatMap((key) => {
    const annotation = standingAnnotation(key, labels, found);
    const said = saidBy(annotation);
    return ANNOTATED_FIELDS.every((field) => said[field] === null)
      ? []
      : [{ key, said, ...idAndTempo(key, annotation) }];
  });
  return changeTextFile(path, async (before) => ({
    text: labelFileText(labelled, path, before),
    answer: { file: path, clips: labelled.length },
  }));
};

function idAndTempo(...[key, annotation]: Parameters<typeof metadataOf>) {
  const { clipId } = metadataOf(key, annotation);
  return { clipId, estimatedTempoBpm: annotation?.estimatedTempoBpm ?? null };
}

/** An edit that changes nothing. */
function askingAbout(clips: readonly string[]): LabelEdit {
  return { clips, set: {}, clear: [], add: {}, remove: {} };
}
