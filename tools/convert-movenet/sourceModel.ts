import { z } from 'zod';

const attributeSchema = z.object({
  i: z.string().optional(),
  /** Base64. */
  s: z.string().optional(),
  list: z.object({ i: z.array(z.string()).optional(), s: z.array(z.string()).optional() }).optional(),
});

const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attributeSchema).default({}),
});

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('float16') }).optional(),
});

const graphModelSchema = z.object({
  format: z.literal('graph-model'),
  modelTopology: z.object({ node: z.array(nodeSchema) }),
  weightsManifest: z.tuple([z.object({ weights: z.array(weightSchema) })]),
});

/** A node of a TensorFlow graph, its attributes read by their kind. */
export interface SourceNode {
  readonly name: string;
  readonly op: string;
  /** Names of what it reads: `node`, or `node:1` for another than the first output. */
  readonly inputs: readonly string[];
  readonly integer: (attribute: string) => number;
  readonly integers: (attribute: string) => number[];
  readonly text: (attribute: string) => string;
  readonly texts: (attribute: string) => string[];
}

/** A constant: real numbers as the 16-bit patterns they are published in, whole numbers as they are. */
export type Constant =
  | { readonly kind: 'half'; readonly shape: readonly number[]; readonly values: Uint16Array }
  | { readonly kind: 'integer'; readonly shape: readonly number[]; readonly values: Int32Array };

export interface SourceModel {
  readonly nodes: readonly SourceNode[];
  readonly constants: ReadonlyMap<string, Constant>;
}

/**
 * Reads a TensorFlow.js graph model whose weights are published in 16 bits.
 * @param topology its JSON. @param weights the file beside it: every constant in turn.
 */
export function readSourceModel(topology: unknown, weights: Uint8Array): SourceModel {
  const model = graphModelSchema.parse(topology);
  const constants = new Map<string, Constant>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of model.weightsManifest[0].weights) {
    const count = shape.reduce((product, size) => product * size, 1);
    const half = dtype === 'float32';
    if (half && !quantization) {
      throw new TypeError(`${name} is not published in 16 bits`);
    }
    const bytes = count * (half ? 2 : 4);
    // Copied, because the pieces of the file are not aligned.
    const buffer = new Uint8Array(weights.subarray(offset, offset + bytes)).buffer;
    constants.set(
      name,
      half
        ? { kind: 'half', shape, values: new Uint16Array(buffer) }
        : { kind: 'integer', shape, values: new Int32Array(buffer) },
    );
    offset += bytes;
  }
  if (offset !== weights.length) {
    throw new RangeError(`the constants take ${offset} bytes, the file has ${weights.length}`);
  }
  return { nodes: model.modelTopology.node.map(sourceNode), constants };
}

function sourceNode({ name, op, input, attr }: z.infer<typeof nodeSchema>): SourceNode {
  const decode = (base64: string) => Buffer.from(base64, 'base64').toString();
  return {
    name,
    op,
    inputs: input,
    integer: (attribute) => Number(attr[attribute]?.i ?? 0),
    integers: (attribute) => (attr[attribute]?.list?.i ?? []).map(Number),
    text: (attribute) => decode(attr[attribute]?.s ?? ''),
    texts: (attribute) => (attr[attribute]?.list?.s ?? []).map(decode),
  };
}
