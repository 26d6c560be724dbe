import { extname } from 'node:path';
import type { ClipKey } from '../../moves/clip.ts';
import { ANNOTATED_FIELDS, columnOf, rulesOf } from '../../moves/labels/fields.ts';
import type { Said } from '../../moves/labels/labelEdit.ts';
import { levelOf } from '../../moves/labels/metadata.ts';
import { Failure } from '../../shared/failure.ts';
import { updatedProject } from './annotatorProject.ts';
import { formatCsv } from './csvLabels.ts';
import { matchLabels } from './readLabelFile.ts';

/** A clip with what is said of it. */
export interface LabelledClip {
  readonly key: ClipKey;
  readonly clipId: string;
  readonly estimatedTempoBpm: number | null;
  readonly said: Said;
}

/**
 * The text of a file of labels, in the form that its name and what is there already ask for: a table for `.csv`; for
 * `.json` the project of annotator_bachata that is there, brought up to date, else annotations of the reference's form.
 * @param before the file's text; null where there is none
 * @throws Failure `bad-request` for another extension, or where what is there is something else
 */
export function labelFileText(clips: readonly LabelledClip[], path: string, before: string | null): string {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return formatCsv(clips.map(({ key, said }) => ({ videoPath: key, said })));
    case '.json':
      return before === null ? annotationsText(clips) : textInPlaceOf(before, clips, path);
    default:
      throw new Failure('bad-request', `${path} has to end with .csv or .json.`);
  }
}

function textInPlaceOf(before: string, clips: readonly LabelledClip[], path: string): string {
  const { form, matched } = matchLabels(
    before,
    path,
    clips.map(({ key }) => key),
  );
  if (form !== 'annotator-project') {
    return annotationsText(clips);
  }
  const saidOf = new Map(clips.map(({ key, said }) => [key, said]));
  const updates = [...matched.annotationOf].flatMap(([key, annotation]) => {
    const now = saidOf.get(key);
    return now ? [{ clipId: annotation.clipId, before: annotation, now }] : [];
  });
  return updatedProject(before, updates);
}

/** Annotations in the reference's form and words, with our own fields where they are said. */
function annotationsText(clips: readonly LabelledClip[]): string {
  const entries = clips.map(({ key, clipId, estimatedTempoBpm, said }) => ({
    clip_id: clipId,
    video_path: key,
    ...Object.fromEntries(ANNOTATED_FIELDS.flatMap((field) => cellOf(field, said))),
    ...(estimatedTempoBpm === null ? {} : { estimated_tempo: estimatedTempoBpm }),
  }));
  return `${JSON.stringify({ clips: entries }, null, 2)}\n`;
}

function cellOf(field: (typeof ANNOTATED_FIELDS)[number], said: Said): (readonly [string, unknown])[] {
  const value = said[field];
  if (value === null) {
    return [];
  }
  const { kind } = rulesOf(field);
  const { difficulty } = said;
  const cell = field === 'difficulty' && difficulty ? levelOf(difficulty) : kind === 'flag' ? true : value;
  return [[columnOf(field), cell]];
}
