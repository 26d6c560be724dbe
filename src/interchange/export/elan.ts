import { extname, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FIELD_NAMES, type LabelField, rulesOf, valuesOf } from '../../moves/labels/fields.ts';
import type { Move } from '../../moves/move.ts';
import type { BeatGrid } from '../../moves/moveTracks.ts';
import { element, xmlText } from './xml.ts';

/** A move for which an annotation document is written. */
export interface ElanMove {
  readonly move: Move;
  /** Its clip, absolute. */
  readonly clipFile: string;
  readonly beats: BeatGrid | null;
}

/** A stretch of the clip, in whole milliseconds, of which something is said. */
interface Annotated {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
}

interface Tier {
  readonly name: string;
  readonly type: string;
  readonly annotations: readonly Annotated[];
}

const FREE_TEXT = 'text';

/** No music is faster than 600 beats per minute; a damaged row may say anything. */
const SHORTEST_BEAT_SECONDS = 0.1;

/**
 * An annotation document of ELAN (EAF 3.0) about one clip: a tier for each label field, whose annotation spans the
 * clip, and one with the beats. Fields with a fixed list have it as a controlled vocabulary.
 * @param folder where the document will lie, absolute: it names the clip relative to that, too
 */
export function elanDocument(elan: ElanMove, folder: string): string {
  const { move } = elan;
  const tiers = [...FIELD_NAMES.map((field) => labelTier(field, move)), beatTier(elan)];
  const times = new TimeSlots();
  const tierElements = tiers.map((tier) => tierElement(tier, times));
  const root = element('ANNOTATION_DOCUMENT', DOCUMENT(move), [
    headerOf(elan, folder, times.annotations),
    element('TIME_ORDER', {}, times.elements()),
    ...tierElements,
    ...[FREE_TEXT, ...FIXED_FIELDS].map(typeElement),
    element('LANGUAGE', UNDETERMINED),
    ...FIXED_FIELDS.map(vocabularyElement),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const DOCUMENT = ({ embeddedAt }: Move) => ({
  AUTHOR: 'Move Embeddings',
  // Not the present, so that the same library gives the same bytes.
  DATE: embeddedAt.toISOString(),
  FORMAT: '3.0',
  VERSION: '3.0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:noNamespaceSchemaLocation': 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd',
});

const UNDETERMINED = {
  LANG_DEF: 'http://cdb.iso.org/lg/CDB-00130975-001',
  LANG_ID: 'und',
  LANG_LABEL: 'undetermined (und)',
};

const FIXED_FIELDS = FIELD_NAMES.filter((field) => rulesOf(field).kind === 'choice');

function labelTier(field: LabelField, { metadata, durationSeconds }: Move): Tier {
  const { kind } = rulesOf(field);
  const said = valuesOf(metadata[field]);
  const whole = { fromMs: 0, toMs: milliseconds(durationSeconds), text: said.join(', ') };
  return {
    name: field,
    type: kind === 'choice' ? field : FREE_TEXT,
    annotations: said.length === 0 || whole.toMs === 0 ? [] : [whole],
  };
}

/** One annotation from each beat to the next, numbered from 1; which of them the dance counts as 1 is not known. */
function beatTier({ move, beats }: ElanMove): Tier {
  const annotations: Annotated[] = [];
  const end = milliseconds(move.durationSeconds);
  const isCredible = beats !== null && beats.secondsPerBeat >= SHORTEST_BEAT_SECONDS;
  const at = (beat: number) =>
    isCredible ? milliseconds(beats.firstSeconds + beat * beats.secondsPerBeat) : Number.POSITIVE_INFINITY;
  for (let beat = 0; at(beat) < end; beat++) {
    annotations.push({ fromMs: at(beat), toMs: Math.min(at(beat + 1), end), text: String(beat + 1) });
  }
  return { name: 'beats', type: FREE_TEXT, annotations };
}

function milliseconds(seconds: number): number {
  return Math.max(0, Math.round(seconds * 1000));
}

/** The places in time that annotations refer to, each named once. */
class TimeSlots {
  readonly #names = new Map<number, string>();
  /** How many annotations there are. */
  annotations = 0;

  nameOf(ms: number): string {
    const name = this.#names.get(ms) ?? `ts${this.#names.size + 1}`;
    this.#names.set(ms, name);
    return name;
  }

  elements(): string[] {
    return [...this.#names]
      .sort(([a], [b]) => a - b)
      .map(([ms, name]) => element('TIME_SLOT', { TIME_SLOT_ID: name, TIME_VALUE: ms }));
  }
}

function tierElement({ name, type, annotations }: Tier, times: TimeSlots): string {
  const content = annotations.map(({ fromMs, toMs, text }) => {
    times.annotations++;
    const place = {
      ANNOTATION_ID: `a${times.annotations}`,
      TIME_SLOT_REF1: times.nameOf(fromMs),
      TIME_SLOT_REF2: times.nameOf(toMs),
    };
    const value = element('ANNOTATION_VALUE', {}, [xmlText(text)]);
    return element('ANNOTATION', {}, [element('ALIGNABLE_ANNOTATION', place, [value])]);
  });
  return element('TIER', { LINGUISTIC_TYPE_REF: type, TIER_ID: name }, content);
}

function headerOf({ move, clipFile }: ElanMove, folder: string, annotations: number): string {
  const media = {
    MEDIA_URL: pathToFileURL(clipFile).href,
    MIME_TYPE: MIME_TYPES[extname(clipFile).toLowerCase()] ?? 'unknown',
    RELATIVE_MEDIA_URL: relative(folder, clipFile).split(sep).join('/'),
  };
  return element('HEADER', { MEDIA_FILE: '', TIME_UNITS: 'milliseconds' }, [
    element('MEDIA_DESCRIPTOR', media),
    element('PROPERTY', { NAME: 'clip_key' }, [xmlText(move.key)]),
    element('PROPERTY', { NAME: 'lastUsedAnnotationId' }, [String(annotations)]),
  ]);
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mpg': 'video/mpeg',
  '.mpeg': 'video/mpeg',
};

function typeElement(type: string): string {
  const vocabulary = type === FREE_TEXT ? {} : { CONTROLLED_VOCABULARY_REF: type };
  return element('LINGUISTIC_TYPE', {
    ...vocabulary,
    GRAPHIC_REFERENCES: 'false',
    LINGUISTIC_TYPE_ID: type,
    TIME_ALIGNABLE: 'true',
  });
}

function vocabularyElement(field: LabelField): string {
  const entries = rulesOf(field).values.map((value) =>
    element('CV_ENTRY_ML', { CVE_ID: value }, [
      element('CVE_VALUE', { DESCRIPTION: '', LANG_REF: UNDETERMINED.LANG_ID }, [xmlText(value)]),
    ]),
  );
  return element('CONTROLLED_VOCABULARY', { CV_ID: field }, [
    element('DESCRIPTION', { LANG_REF: UNDETERMINED.LANG_ID }),
    ...entries,
  ]);
}
