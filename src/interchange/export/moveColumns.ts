import { FIELD_NAMES, rulesOf, valuesOf } from '../../moves/labels/fields.ts';
import { MODALITIES, type Modality } from '../../moves/modality.ts';
import { type Move, modelOf } from '../../moves/move.ts';
import { missingSentence } from '../../store/columns/missingSentences.ts';
import { qualityToJson } from '../../store/columns/qualityJson.ts';

/** A column of an exported table that says something of a move, under the name that it has in the table `moves`. */
export type MoveColumn = { readonly name: string } & (
  | { readonly kind: 'text'; readonly of: (move: Move) => string | null }
  | { readonly kind: 'texts'; readonly of: (move: Move) => readonly string[] }
  | { readonly kind: 'number'; readonly of: (move: Move) => number | null }
  | { readonly kind: 'time'; readonly of: (move: Move) => Date }
);

/** A column of vectors; null where a move has none. */
export interface VectorColumn {
  readonly name: string;
  readonly of: (move: Move) => Float32Array | null;
}

/** All that is known of a move but for its vectors. */
export const MOVE_COLUMNS: readonly MoveColumn[] = [
  { name: 'clip_key', kind: 'text', of: ({ key }) => key },
  { name: 'clip_id', kind: 'text', of: ({ metadata }) => metadata.clipId },
  { name: 'move_name', kind: 'text', of: ({ metadata }) => metadata.moveName },
  ...FIELD_NAMES.map((field): MoveColumn => {
    const { column: name, kind } = rulesOf(field);
    const said = ({ metadata }: Move) => metadata[field];
    switch (kind) {
      case 'many':
        return { name, kind: 'texts', of: (move) => valuesOf(said(move)) };
      case 'seconds':
        return { name, kind: 'number', of: (move) => (said(move) === null ? null : Number(said(move))) };
      default:
        return { name, kind: 'text', of: (move) => valuesOf(said(move))[0] ?? null };
    }
  }),
  { name: 'duration_s', kind: 'number', of: ({ durationSeconds }) => durationSeconds },
  { name: 'tempo_bpm', kind: 'number', of: ({ tempoBpm }) => tempoBpm },
  { name: 'video_path', kind: 'text', of: ({ videoPath }) => videoPath },
  { name: 'content_hash', kind: 'text', of: ({ contentHash }) => contentHash },
  ...MODALITIES.map(
    (modality): MoveColumn => ({
      name: `${modality}_model`,
      kind: 'text',
      of: (move) => modelOf(move, modality),
    }),
  ),
  // As JSON: numbers, or the reason why a modality is missing.
  {
    name: 'quality',
    kind: 'text',
    of: ({ embeddings }) => JSON.stringify(qualityToJson(embeddings, missingSentence)),
  },
  { name: 'embedded_at', kind: 'time', of: ({ embeddedAt }) => embeddedAt },
];

/** Columns that other programs need and people do not look at. */
const TECHNICAL = new Set(['content_hash', 'quality', ...MODALITIES.map((modality) => `${modality}_model`)]);

/** What people look at of a move, for tools that show every column. */
export const SHOWN_COLUMNS = MOVE_COLUMNS.filter(({ name }) => !TECHNICAL.has(name));

export const VECTOR_COLUMNS: readonly VectorColumn[] = MODALITIES.map((modality) => ({
  name: `${modality}_embedding`,
  of: (move) => vectorOf(move, modality),
}));

/** The unit vector of a modality; null where it is missing. */
export function vectorOf({ embeddings }: Move, modality: Modality): Float32Array | null {
  const embedding = embeddings[modality];
  return embedding.status === 'embedded' ? embedding.vector : null;
}
