import {
  ANNOTATED_FIELDS,
  type AnnotatedField,
  ofEachColumn,
  rulesOf,
} from '../../src/moves/labels/fields.ts';
import { ANNOTATED_WORDS } from '../../src/moves/labels/metadata.ts';

/** Relative to the root of the project. */
export const ANNOTATIONS_SCHEMA_FILE = 'media/annotations.schema.json';

/** Other programs have files of such names, too: only what stands in a list `clips` is looked at. */
export const ANNOTATIONS_FILE_MATCH = '*annotations*.json';

const NOTHING = { type: 'null' };

/** The JSON schema of annotations, as it is published in the package: what `readAnnotations` takes. */
export function annotationsSchemaText(): string {
  const entry = {
    type: 'object',
    required: ['video_path'],
    properties: {
      video_path: {
        type: 'string',
        pattern: String.raw`\S`,
        description: 'The clip, relative to the clip folder, such as spin/left_turn.mp4.',
      },
      clip_id: { type: ['string', 'number', 'null'], description: "The clip's id; its name if left out." },
      ...ofEachColumn(ANNOTATED_FIELDS, (field) => ({
        ...cellOf(field),
        description: rulesOf(field).description,
      })),
      estimated_tempo: {
        anyOf: [
          { type: 'number', exclusiveMinimum: 0, maximum: 1000 },
          NOTHING,
          { type: 'string', pattern: String.raw`^\s*$` },
        ],
        description: 'Beats per minute as somebody estimated them. The tempo that counts is measured.',
      },
    },
  };
  const schema = {
    title: 'Annotations of dance clips',
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: {
      clips: {
        type: 'array',
        description: 'One entry a clip. An entry with a mistake is passed over, and the others count.',
        items: entry,
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function cellOf(field: AnnotatedField) {
  const { kind, open, values } = rulesOf(field);
  switch (kind) {
    case 'many':
      return { type: ['array', 'string', 'null'], items: { type: 'string' } };
    case 'flag':
      return { type: ['boolean', 'null'] };
    case 'seconds':
      return { type: ['number', 'null'], minimum: 0 };
    default:
      return open
        ? { type: ['string', 'null'], ...(values.length > 0 ? { examples: values } : {}) }
        : wordOf(field === 'difficulty' ? ANNOTATED_WORDS.difficulty : values);
  }
}

/** One of the words, in any case, or nothing; the first form is what an editor offers. */
function wordOf(words: readonly string[]) {
  return { anyOf: [{ enum: words }, NOTHING, { type: 'string', pattern: anyCase(words) }] };
}

/** JSON schemas have no flag for it. */
function anyCase(words: readonly string[]): string {
  const letters = (word: string) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `^\\s*(${words.map(letters).join('|')})?\\s*$`;
}
