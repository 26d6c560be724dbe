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
      move_label: { type: ['string', 'null'], description: 'What kind of move it is.' },
      energy_level: {
        ...wordOf(ANNOTATED_WORDS.energy_level),
        description: 'How much energy the dancers put into it.',
      },
      difficulty: { ...wordOf(ANNOTATED_WORDS.difficulty), description: 'How hard the move is.' },
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

/** One of the words, in any case, or nothing; the first form is what an editor offers. */
function wordOf(words: readonly string[]) {
  return { anyOf: [{ enum: words }, NOTHING, { type: 'string', pattern: anyCase(words) }] };
}

/** JSON schemas have no flag for it. */
function anyCase(words: readonly string[]): string {
  const letters = (word: string) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `^\\s*(${words.map(letters).join('|')})?\\s*$`;
}
