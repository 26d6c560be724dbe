import { onnx } from 'onnx-proto';
import { convolution, maxPool, resizeBilinear } from './channelsFirst.ts';
import type { Attributes, GraphBuilder } from './graphBuilder.ts';
import type { SourceNode } from './sourceModel.ts';
import { stridedSlice } from './stridedSlice.ts';

/** Writes the ONNX nodes for one node of the source. */
type Operation = (node: SourceNode, graph: GraphBuilder) => void;

/** The same operation under another name. */
const same =
  (op: string, attributes: Attributes = {}): Operation =>
  (node, graph) => {
    graph.node(op, node.inputs, attributes, [node.name]);
  };

/**
 * A real constant that has one value for every channel goes in as that one value: the runtime is ten times slower
 * where it must repeat three numbers over a picture. The other operand has the result's shape in all of MoveNet.
 */
const elementwise =
  (op: string): Operation =>
  ({ name, inputs }, graph) => {
    graph.node(
      op,
      inputs.map((input) => graph.oneForAll(input) ?? input),
      {},
      [name],
    );
  };

/** Nothing to write: constants are written where they are read, the input is declared with the graph. */
const nothing: Operation = () => {};

/** Every operation that MoveNet MultiPose uses. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  Const: nothing,
  Placeholder: nothing,
  Abs: same('Abs'),
  AddN: same('Sum'),
  AddV2: same('Add'),
  Equal: same('Equal'),
  Exp: same('Exp'),
  // What is divided here is never negative, so that rounding down and cutting off are one.
  FloorDiv: same('Div'),
  GatherNd: same('GatherND'),
  Greater: same('Greater'),
  GreaterEqual: same('GreaterOrEqual'),
  Identity: same('Identity'),
  Less: same('Less'),
  LogicalAnd: same('And'),
  Maximum: same('Max'),
  Minimum: same('Min'),
  Mul: elementwise('Mul'),
  Range: same('Range'),
  RealDiv: same('Div'),
  Reciprocal: same('Reciprocal'),
  Reshape: same('Reshape'),
  Select: same('Where'),
  Shape: same('Shape'),
  Sigmoid: same('Sigmoid'),
  Size: same('Size'),
  Sub: elementwise('Sub'),
  Tile: same('Tile'),
  // Every cast of this graph leads to real numbers.
  Cast: same('Cast', { to: onnx.TensorProto.DataType.FLOAT }),

  _FusedConv2D: convolution,
  FusedDepthwiseConv2dNative: convolution,
  DepthwiseConv2dNative: convolution,
  MaxPool: maxPool,
  ResizeBilinear: resizeBilinear,
  StridedSlice: stridedSlice,

  ArgMax: ({ name, inputs: [input, dimension] }, graph) => {
    graph.node('ArgMax', [input], { axis: graph.integers(dimension)[0], keepdims: 0 }, [name]);
  },
  ConcatV2: ({ name, inputs }, graph) => {
    const [axis] = graph.integers(inputs[inputs.length - 1]);
    graph.node('Concat', inputs.slice(0, -1), { axis }, [name]);
  },
  ExpandDims: ({ name, inputs: [input, dimension] }, graph) => {
    graph.node('Unsqueeze', [input, graph.integerList(graph.integers(dimension))], {}, [name]);
  },
  Fill: ({ name, inputs: [shape, value] }, graph) => {
    graph.node('Expand', [value, shape], {}, [name]);
  },
  Max: ({ name, inputs: [input, axes] }, graph) => {
    graph.node('ReduceMax', [input], { axes: graph.integers(axes), keepdims: 0 }, [name]);
  },
  Pack: (node, graph) => {
    const axis = node.integer('axis');
    const raised = node.inputs.map((input) => graph.node('Unsqueeze', [input, graph.integerList([axis])]));
    graph.node('Concat', raised, { axis }, [node.name]);
  },
  Split: (node, graph) => {
    const [dimension, input] = node.inputs;
    const [axis] = graph.integers(dimension);
    graph.node('Split', [input], { axis }, outputsOf(node, node.integer('num_split')));
  },
  SquaredDifference: ({ name, inputs }, graph) => {
    const difference = graph.node('Sub', inputs);
    graph.node('Mul', [difference, difference], {}, [name]);
  },
  Squeeze: (node, graph) => {
    const axes = graph.integerList(node.integers('squeeze_dims'));
    graph.node('Squeeze', [node.inputs[0], axes], {}, [node.name]);
  },
  Sum: ({ name, inputs: [input, axes] }, graph) => {
    graph.node('ReduceSum', [input, graph.integerList(graph.integers(axes))], { keepdims: 0 }, [name]);
  },
  TopKV2: (node, graph) => {
    const [input, count] = node.inputs;
    graph.node('TopK', [input, graph.integerList(graph.integers(count))], { axis: -1 }, outputsOf(node, 2));
  },
  Unpack: (node, graph) => {
    const axis = node.integer('axis');
    const outputs = outputsOf(node, node.integer('num'));
    const parts = outputs.map(() => graph.freshName('part'));
    graph.node('Split', node.inputs, { axis }, parts);
    for (const [i, output] of outputs.entries()) {
      graph.node('Squeeze', [parts[i], graph.integerList([axis])], {}, [output]);
    }
  },
};

/** A node's outputs as others name them: the first by its name alone. */
function outputsOf({ name }: SourceNode, count: number): string[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? name : `${name}:${i}`));
}
