import { type ClipKey, stemOf } from '../../moves/clip.ts';
import { editBetween, type LabelEdit, saidBy } from '../../moves/labels/labelEdit.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { Failure } from '../../shared/failure.ts';
import { type AnnotationsFile, parseAnnotations } from '../annotations/annotationsFile.ts';
import { type LenientJson, parseLenientJson } from '../annotations/lenientJson.ts';
import { type MatchedAnnotations, matchAnnotations } from '../annotations/matchAnnotations.ts';
import { annotationsOfProject, annotatorProject, type UntakenCut } from './annotatorProject.ts';
import { parseCsv } from './csvLabels.ts';

/** What a file of labels says of the clips that are here, and what of it cannot be taken. */
export interface ReadLabels {
  readonly form: 'csv' | 'annotations' | 'annotator-project';
  /** One a clip. */
  readonly edits: readonly LabelEdit[];
  /** Entries with mistakes. */
  readonly problems: readonly AnnotationProblem[];
  /** Paths at which no clip lies here. */
  readonly withoutClip: readonly string[];
  /** Clips of a project that are a part of a recording and have no file of their own. */
  readonly cuts: readonly UntakenCut[];
}

/**
 * Reads labels in the form that their content shows: a table, annotations of the reference's form, or a project of
 * annotator_bachata.
 * @throws Failure `bad-annotations` where it is none of them
 */
export function readLabels(text: string, path: string, keys: readonly ClipKey[]): ReadLabels {
  const { form, matched, cuts } = matchLabels(text, path, keys);
  const nothing = saidBy(null);
  const edits = [...matched.annotationOf].flatMap(
    ([key, annotation]) => editBetween(key, nothing, saidBy(annotation)) ?? [],
  );
  return { form, edits, problems: matched.problems, withoutClip: matched.withoutClip, cuts };
}

interface MatchedLabels {
  readonly form: ReadLabels['form'];
  readonly matched: MatchedAnnotations;
  readonly cuts: readonly UntakenCut[];
}

/** @throws Failure `bad-annotations` */
export function matchLabels(text: string, path: string, keys: readonly ClipKey[]): MatchedLabels {
  const json = jsonIn(text);
  const project = json && annotatorProject(json);
  if (json && project) {
    const stems = new Map(keys.map((key) => [stemOf(key), key]));
    const { file, cuts } = annotationsOfProject(project, json, stems);
    return { form: 'annotator-project', matched: matchAnnotations(keys, file), cuts };
  }
  const table = json ? null : parseCsv(text);
  const file: AnnotationsFile = table ?? parseLabels(text, path, json !== null);
  return { form: table ? 'csv' : 'annotations', matched: matchAnnotations(keys, file), cuts: [] };
}

function parseLabels(text: string, path: string, isJson: boolean): AnnotationsFile {
  if (!isJson && !/^\s*[[{/]/.test(text)) {
    throw new Failure('bad-annotations', `${path} is neither a table with a header row nor JSON.`, {
      remedy: 'A table names its columns in the first line; one of them, video_path, names the clips.',
    });
  }
  return parseAnnotations(text, path);
}

function jsonIn(text: string): LenientJson | null {
  try {
    const json = parseLenientJson(text);
    return typeof json.value === 'object' ? json : null;
  } catch {
    return null;
  }
}
