import type { SchemaElement } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { Move } from '../../moves/move.ts';
import type { MoveColumn, VectorColumn } from './moveColumns.ts';

/**
 * Moves as the pieces of a Parquet file, one row group a piece. Vectors are lists of float32, uncompressed, since
 * nothing makes them smaller.
 */
export async function* parquetPieces(
  pieces: AsyncIterable<readonly Move[]>,
  columns: readonly MoveColumn[],
  vectors: readonly VectorColumn[],
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: 'moves', num_children: columns.length + vectors.length },
    ...columns.flatMap(elementsOf),
    ...vectors.flatMap(({ name }) => listOf(name, 'OPTIONAL', { type: 'FLOAT' })),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'move-embeddings' });
  const written = () => {
    const piece = bytes.getBytes().slice();
    // What was handed on need not be kept: places in the file go by the writer's offset.
    bytes.index = 0;
    return piece;
  };
  for await (const moves of pieces) {
    const columnData: ColumnSource[] = [
      ...columns.map((column) => ({ name: column.name, data: moves.map((move) => column.of(move)) })),
      ...vectors.map(({ name, of }) => ({ name, ...AS_IT_IS, data: moves.map((move) => numbers(of(move))) })),
    ];
    await writer.write({ columnData, rowGroupSize: moves.length });
    yield written();
  }
  await writer.finish();
  yield written();
}

/** What the format begins with. */
export const PARQUET_START = 'PAR1';

const AS_IT_IS = { encoding: 'PLAIN', codec: 'UNCOMPRESSED', statistics: false } as const;

function numbers(vector: Float32Array | null): number[] | null {
  return vector && Array.from(vector);
}

function elementsOf({ name, kind }: MoveColumn): SchemaElement[] {
  switch (kind) {
    case 'text':
      return [{ name, ...TEXT, repetition_type: 'OPTIONAL' }];
    case 'texts':
      return listOf(name, 'REQUIRED', TEXT);
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }];
    case 'time':
      return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' }];
  }
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** A list of values of which none is null, in the three levels that the format prescribes. */
function listOf(
  name: string,
  repetition: 'OPTIONAL' | 'REQUIRED',
  element: Omit<SchemaElement, 'name' | 'repetition_type'>,
): SchemaElement[] {
  return [
    { name, repetition_type: repetition, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...element, repetition_type: 'REQUIRED' },
  ];
}
