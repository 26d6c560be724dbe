import { deflateSync } from 'node:zlib';
import type { Move } from '../../moves/move.ts';
import type { FolderDraft } from '../../shared/writeFolderAtomically.ts';
import { MOVE_COLUMNS, type MoveColumn, VECTOR_COLUMNS } from './moveColumns.ts';
import { numpyBytes } from './numpyBytes.ts';

/** A move with its clip, absolute. */
export interface LocatedMove {
  readonly move: Move;
  readonly clipFile: string;
}

/** FiftyOne has tags of its own. */
const COLUMNS = MOVE_COLUMNS.filter(({ name }) => name !== 'tags');

/** The version of FiftyOne whose fields `metadata.json` describes; later ones bring it up to date by themselves. */
const DESCRIBED_VERSION = '1.0.0';

/**
 * Writes a folder that FiftyOne imports as `fiftyone.types.FiftyOneDataset`: a video dataset whose samples name their
 * clips where they are, with all that is known of each move and its vectors.
 */
export async function writeFiftyOne(
  draft: FolderDraft,
  pieces: AsyncIterable<readonly LocatedMove[]>,
): Promise<void> {
  await draft.append('metadata.json', `${JSON.stringify(DATASET)}\n`);
  await draft.append('samples.json', '{"samples":[');
  let separator = '\n';
  for await (const moves of pieces) {
    if (moves.length > 0) {
      await draft.append('samples.json', separator + moves.map(sampleOf).join(',\n'));
      separator = ',\n';
    }
  }
  await draft.append('samples.json', '\n]}\n');
}

/** In MongoDB's Extended JSON, as FiftyOne reads and writes it. */
function sampleOf({ move, clipFile }: LocatedMove): string {
  return JSON.stringify({
    filepath: clipFile,
    tags: move.metadata.tags,
    metadata: null,
    _media_type: 'video',
    ...Object.fromEntries(COLUMNS.map((column) => [column.name, cellOf(column, move)])),
    ...Object.fromEntries(VECTOR_COLUMNS.map(({ name, of }) => [name, binaryOf(of(move))])),
  });
}

function cellOf(column: MoveColumn, move: Move): unknown {
  switch (column.kind) {
    case 'time':
      return { $date: column.of(move).toISOString() };
    case 'number': {
      // Else a whole number would be read as an integer.
      const number = column.of(move);
      return number === null ? null : { $numberDouble: String(number) };
    }
    default:
      return column.of(move);
  }
}

/** Vector fields are compressed NumPy files. */
function binaryOf(vector: Float32Array | null): unknown {
  return vector && { $binary: { base64: deflateSync(numpyBytes(vector)).toString('base64'), subType: '00' } };
}

const FIELD_TYPES = { text: 'StringField', texts: 'ListField', number: 'FloatField', time: 'DateTimeField' };

const DATASET = {
  version: DESCRIBED_VERSION,
  media_type: 'video',
  sample_fields: [
    { ...fieldOf('id', 'ObjectIdField'), db_field: '_id', read_only: true },
    fieldOf('filepath', 'StringField'),
    fieldOf('tags', 'ListField', 'StringField'),
    {
      ...fieldOf('metadata', 'EmbeddedDocumentField'),
      embedded_doc_type: 'fiftyone.core.metadata.VideoMetadata',
    },
    { ...fieldOf('created_at', 'DateTimeField'), read_only: true },
    { ...fieldOf('last_modified_at', 'DateTimeField'), read_only: true },
    ...COLUMNS.map(({ name, kind }) =>
      fieldOf(name, FIELD_TYPES[kind], kind === 'texts' ? 'StringField' : null),
    ),
    ...VECTOR_COLUMNS.map(({ name }) => fieldOf(name, 'VectorField')),
  ],
};

function fieldOf(name: string, type: string, subfield: string | null = null) {
  return {
    name,
    ftype: `fiftyone.core.fields.${type}`,
    embedded_doc_type: null,
    subfield: subfield && `fiftyone.core.fields.${subfield}`,
    fields: [],
    db_field: name,
    description: null,
    info: null,
    read_only: false,
    created_at: null,
  };
}
