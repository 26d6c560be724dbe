import { onnx } from 'onnx-proto';
import type { Constant } from './sourceModel.ts';

const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** An attribute of a node: a whole number, several of them, or a word. */
export type Attributes = Readonly<Record<string, number | readonly number[] | string>>;

/**
 * Collects the nodes and constants of an ONNX graph. A constant is written when it is first read: one that is
 * only ever needed while converting would make ONNX Runtime warn.
 */
export class GraphBuilder {
  readonly #constants: ReadonlyMap<string, Constant>;
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #initializers: onnx.ITensorProto[] = [];
  readonly #written = new Set<string>();
  #names = 0;

  constructor(constants: ReadonlyMap<string, Constant>) {
    this.#constants = constants;
  }

  /** A constant of the source, for what must be known while converting. */
  constant(name: string): Constant {
    const constant = this.#constants.get(name);
    if (!constant) {
      throw new RangeError(`${name} is no constant`);
    }
    return constant;
  }

  /** A constant that holds real numbers of 16 bits. */
  halves(name: string): Extract<Constant, { kind: 'half' }> {
    const constant = this.constant(name);
    if (constant.kind !== 'half') {
      throw new TypeError(`${name} holds whole numbers`);
    }
    return constant;
  }

  /** The numbers of a constant that holds whole ones: shapes, axes, bounds. */
  integers(name: string): number[] {
    const constant = this.constant(name);
    if (constant.kind !== 'integer') {
      throw new TypeError(`${name} does not hold whole numbers`);
    }
    return [...constant.values];
  }

  /** Adds a node and gives its first output, under a name of its own where none is given. */
  node(
    op: string,
    inputs: readonly string[],
    attributes: Attributes = {},
    outputs?: readonly string[],
  ): string {
    const read = inputs.map((name) => this.#read(name));
    const output = outputs ?? [this.freshName(op)];
    this.#nodes.push({
      opType: op,
      input: read,
      output: [...output],
      attribute: Object.entries(attributes).map(([name, value]) => attributeProto(name, value)),
    });
    return output[0];
  }

  freshName(stem: string): string {
    return `${stem}.${this.#names++}`;
  }

  /** A list of whole numbers as a constant of the graph. */
  integerList(values: readonly number[]): string {
    const name = this.freshName('ints');
    this.#writeIntegers(name, [values.length], values);
    return name;
  }

  float(value: number): string {
    const name = this.freshName('float');
    const rawData = new Uint8Array(Float32Array.of(value).buffer);
    this.#initializers.push({ name, dataType: DataType.FLOAT, dims: [], rawData });
    this.#written.add(name);
    return name;
  }

  /** A real constant's one value, as a constant of its own; null where it has several, or has but one place. */
  oneForAll(name: string): string | null {
    const constant = this.#constants.get(name);
    if (constant?.kind !== 'half' || constant.values.length === 1) {
      return null;
    }
    const [value] = constant.values;
    return constant.values.every((other) => other === value)
      ? this.half(this.freshName(name), [], Uint16Array.of(value))
      : null;
  }

  /** Real numbers, kept in 16 bits and widened when the model is opened: half the size for the same result. */
  half(name: string, shape: readonly number[], values: Uint16Array): string {
    const stored = `${name}.half`;
    this.#initializers.push({
      name: stored,
      dataType: DataType.FLOAT16,
      dims: [...shape],
      rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    });
    this.#written.add(name).add(stored);
    this.#nodes.push({
      opType: 'Cast',
      input: [stored],
      output: [name],
      attribute: [attributeProto('to', DataType.FLOAT)],
    });
    return name;
  }

  #read(name: string): string {
    const constant = this.#constants.get(name);
    if (constant && !this.#written.has(name)) {
      if (constant.kind === 'half') {
        this.half(name, constant.shape, constant.values);
      } else {
        this.#writeIntegers(name, constant.shape, [...constant.values]);
      }
    }
    return name;
  }

  /** Every whole number has 64 bits: ONNX asks for that in shapes and indices, and so none needs converting. */
  #writeIntegers(name: string, shape: readonly number[], values: readonly number[]): void {
    const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    this.#initializers.push({ name, dataType: DataType.INT64, dims: [...shape], rawData });
    this.#written.add(name);
  }

  /** The bytes of the ONNX file, opset 13. */
  encode(description: {
    name: string;
    inputs: onnx.IValueInfoProto[];
    outputs: onnx.IValueInfoProto[];
  }): Uint8Array {
    const { name, inputs, outputs } = description;
    return onnx.ModelProto.encode({
      irVersion: 7,
      producerName: 'convert-movenet',
      opsetImport: [{ domain: '', version: 13 }],
      graph: { name, node: this.#nodes, initializer: this.#initializers, input: inputs, output: outputs },
    }).finish();
  }
}

/** Declares an input or output; a word instead of a size leaves that size open. */
export function tensorOf(
  name: string,
  type: 'UINT8' | 'INT32' | 'FLOAT',
  shape: readonly (number | string)[],
): onnx.IValueInfoProto {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: DataType[type], shape: { dim } } } };
}

function attributeProto(name: string, value: Attributes[string]): onnx.IAttributeProto {
  if (typeof value === 'number') {
    return { name, type: AttributeType.INT, i: value };
  }
  return typeof value === 'string'
    ? { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) }
    : { name, type: AttributeType.INTS, ints: [...value] };
}
