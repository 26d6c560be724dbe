import { z } from 'zod';
import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  columnOf,
  ofEachField,
  rulesOf,
} from '../../moves/labels/fields.ts';
import { ANNOTATED_WORDS, type Annotation } from '../../moves/labels/metadata.ts';
import type { AnnotationFault, AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import { listProblems, placeOf, problemsOf } from '../../shared/problems.ts';
import { decodeText, readBounded } from '../../shared/textFile.ts';
import { type LenientJson, parseLenientJson } from './lenientJson.ts';

export const MAX_ANNOTATIONS_BYTES = 64 * 2 ** 20;

/** One entry of an annotations file, as it is written there; which clip it means is not known yet. */
export interface AnnotationEntry {
  /** Its place in the list. */
  readonly index: number;
  readonly videoPath: string;
  readonly said: Omit<Annotation, 'key'>;
}

/** An entry that was passed over, as far as it tells which clip it is about. */
interface FaultyEntry {
  /** Its place in the list. */
  readonly index: number;
  readonly videoPath: string | null;
  readonly clipId: string | null;
}

export interface AnnotationsFile {
  readonly entries: readonly AnnotationEntry[];
  readonly faulty: readonly FaultyEntry[];
  /** What is wrong with the faulty ones. */
  readonly problems: readonly AnnotationProblem[];
  /** The problem that a fault of one field is, with its place in the file. */
  problemAt(index: number, field: string, fault: AnnotationFault): AnnotationProblem;
}

const fileSchema = z.object({ clips: z.array(z.unknown()) });

/** A field of an entry: its text, null where it says nothing, or what is wrong with it. */
type Read<T> = { readonly value: T | null } | { readonly fault: AnnotationFault };

/**
 * Reads an annotations file: `{"clips": [{clip_id, video_path, move_label, energy_level, estimated_tempo,
 * difficulty}]}`. Only `video_path` must be there; a field that is missing, null, NaN or empty says nothing. Difficulty
 * is low, medium or high, or beginner, intermediate or advanced. An entry that cannot be understood is passed over and
 * is a problem; further fields are passed over without a word. The text may be UTF-8, UTF-16 or Windows-1252, with
 * comments and trailing commas.
 * @throws Failure `bad-annotations` where it is no JSON or has no clips, `storage` where the file cannot be read
 */
export async function readAnnotations(path: string): Promise<AnnotationsFile> {
  return parseAnnotations(
    decodeText(await readBounded(path, MAX_ANNOTATIONS_BYTES, 'bad-annotations')),
    path,
  );
}

/**
 * The same of a text that is the file's.
 * @throws Failure `bad-annotations` naming the path
 */
export function parseAnnotations(text: string, path: string): AnnotationsFile {
  let json: LenientJson;
  try {
    json = parseLenientJson(text);
  } catch (error) {
    throw badAnnotations(path, [`it is not JSON: ${messageOf(error)}`], error);
  }
  const parsed = fileSchema.safeParse(json.value);
  if (!parsed.success) {
    throw badAnnotations(path, problemsOf(parsed.error), parsed.error);
  }
  return annotationsIn(parsed.data.clips, (index, field, fault) => {
    const place = ['clips', index, ...(field === '' ? [] : [field])];
    return { line: json.lineOf(place), field: placeOf(place), fault };
  });
}

/**
 * Reads entries, wherever they are written.
 * @param clips entries as a list `clips` of an annotations file has them
 */
export function annotationsIn(
  clips: readonly unknown[],
  problemAt: AnnotationsFile['problemAt'],
): AnnotationsFile {
  const entries: AnnotationEntry[] = [];
  const faulty: FaultyEntry[] = [];
  const problems: AnnotationProblem[] = [];
  for (const [index, clip] of clips.entries()) {
    const read = readEntry(index, clip);
    if ('faults' in read) {
      faulty.push(read.entry);
      problems.push(...read.faults.map(([field, fault]) => problemAt(index, field, fault)));
    } else {
      entries.push(read);
    }
  }
  return { entries, faulty, problems, problemAt };
}

interface FaultyRead {
  readonly entry: FaultyEntry;
  /** By field; an empty name stands for the whole entry. */
  readonly faults: readonly (readonly [string, AnnotationFault])[];
}

function readEntry(index: number, clip: unknown): AnnotationEntry | FaultyRead {
  const { success, data } = z.record(z.string(), z.unknown()).safeParse(clip);
  if (!success) {
    return { entry: { index, videoPath: null, clipId: null }, faults: [['', { kind: 'not-an-entry' }]] };
  }
  const cells = new Map(Object.entries(data));
  const faults: (readonly [string, AnnotationFault])[] = [];
  const field = <T>(name: string, read: (cell: unknown) => Read<T>): T | null => {
    const found = read(cells.get(name));
    if ('fault' in found) {
      faults.push([name, found.fault]);
      return null;
    }
    return found.value;
  };
  const videoPath = field('video_path', pathIn);
  const said = {
    clipId: field('clip_id', idIn),
    estimatedTempoBpm: field('estimated_tempo', tempoIn),
    // Each field holds a value of its own, which the compiler cannot see.
    ...(ofEachField(ANNOTATED_FIELDS, (name) => field(columnOf(name), labelReader(name))) as Pick<
      Annotation,
      AnnotatedField
    >),
  };
  return videoPath === null || faults.length > 0
    ? { entry: { index, videoPath, clipId: said.clipId }, faults }
    : { index, videoPath, said };
}

/** How a cell of one field is read. */
function labelReader(field: AnnotatedField): (cell: unknown) => Read<string | number | readonly string[]> {
  const { kind, open, values } = rulesOf(field);
  switch (kind) {
    case 'many':
      return textsIn;
    case 'flag':
      return (cell) => (typeof cell === 'boolean' ? { value: cell ? values[0] : null } : oneOf(cell, values));
    case 'seconds':
      return secondsIn;
    default:
      return open
        ? textIn
        : (cell) => oneOf(cell, field === 'difficulty' ? ANNOTATED_WORDS.difficulty : values);
  }
}

function saysNothing(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function pathIn(cell: unknown): Read<string> {
  return typeof cell === 'string' && cell.trim() !== '' ? { value: cell } : { fault: { kind: 'no-path' } };
}

function textIn(cell: unknown): Read<string> {
  if (saysNothing(cell)) {
    return { value: null };
  }
  return typeof cell === 'string' ? { value: cell } : { fault: { kind: 'not-text' } };
}

/** A list of texts, or one text with commas; each is said once. */
function textsIn(cell: unknown): Read<readonly string[]> {
  if (saysNothing(cell)) {
    return { value: null };
  }
  const found: readonly unknown[] =
    typeof cell === 'string' ? cell.split(',') : Array.isArray(cell) ? cell : [0];
  const texts = found.flatMap((each) => (typeof each === 'string' ? each.trim() : []));
  if (texts.length < found.length) {
    return { fault: { kind: 'not-text' } };
  }
  const said = [...new Set(texts)].filter((text) => text !== '');
  return { value: said.length === 0 ? null : said };
}

/** Tables number their rows. */
function idIn(cell: unknown): Read<string> {
  return typeof cell === 'number' ? { value: String(cell) } : textIn(cell);
}

function tempoIn(cell: unknown): Read<number> {
  if (saysNothing(cell)) {
    return { value: null };
  }
  return typeof cell === 'number' && cell > 0 && cell <= 1000
    ? { value: cell }
    : { fault: { kind: 'not-a-tempo' } };
}

function secondsIn(cell: unknown): Read<number> {
  if (saysNothing(cell)) {
    return { value: null };
  }
  return typeof cell === 'number' && cell >= 0 && Number.isFinite(cell)
    ? { value: cell }
    : { fault: { kind: 'not-seconds' } };
}

function oneOf<const T extends string>(cell: unknown, allowed: readonly T[]): Read<T> {
  const text = textIn(cell);
  if ('fault' in text || text.value === null) {
    return 'fault' in text ? text : { value: null };
  }
  const found = text.value;
  const word = found.trim().toLowerCase();
  const value = allowed.find((one) => one === word);
  return value ? { value } : { fault: { kind: 'not-one-of', found, allowed } };
}

function badAnnotations(path: string, problems: readonly string[], cause: unknown): Failure {
  return new Failure(
    'bad-annotations',
    `The annotations file ${path} has errors:\n${listProblems(problems)}`,
    {
      remedy: 'Correct them and run the command again. Nothing was changed.',
      cause,
    },
  );
}
