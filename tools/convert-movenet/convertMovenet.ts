import type { onnx } from 'onnx-proto';
import { GraphBuilder, tensorOf } from './graphBuilder.ts';
import { OPERATIONS } from './operations.ts';
import type { SourceModel, SourceNode } from './sourceModel.ts';

const ROOT = 'StatefulPartitionedCall';

/** The last nodes that are computed for every cell: the middles of people, the keypoints, and what the heads read. */
const MAPS = {
  centres: [`${ROOT}/center_0/conv2d_4/BiasAdd`, 1],
  heat: [`${ROOT}/kpt_heatmap_0/conv2d_7/BiasAdd`, 17],
  features: [`${ROOT}/center_net_mobile_net_v2fpn_feature_extractor/model_1/re_lu_2/Relu`, 24],
} as const;

/** The heads that are needed at a few cells only, with the layers of each; the program reads them in this order. */
const HEADS = [
  ['kpt_regress_0', 'separable_conv2d_7', 'conv2d_8'],
  ['kpt_offset_0', 'separable_conv2d_8', 'conv2d_9'],
  ['box_offset_0', 'separable_conv2d_5', 'conv2d_6'],
  ['box_scale_0', 'separable_conv2d_4', 'conv2d_5'],
] as const;

/** The nodes that these depend on, themselves included, in the source's order. */
function nodesBehind(source: SourceModel, ends: readonly string[]): readonly SourceNode[] {
  const needed = new Set(ends);
  return source.nodes
    .toReversed()
    .filter(({ name, inputs }) => {
      for (const input of needed.has(name) ? inputs : []) {
        // A node's second output is called `name:1`.
        needed.add(input.replace(/:\d+$/, ''));
      }
      return needed.has(name);
    })
    .toReversed();
}

function translate(nodes: readonly SourceNode[], graph: GraphBuilder): void {
  for (const node of nodes) {
    const operation = OPERATIONS[node.op];
    if (!operation) {
      throw new RangeError(`${node.name}: there is no translation for ${node.op}`);
    }
    operation(node, graph);
  }
}

/** The weights of the heads, one after another, as an output that never changes. */
function packHeads(graph: GraphBuilder): onnx.IValueInfoProto {
  const weights = HEADS.flatMap(([head, hidden, last]) =>
    [
      `${hidden}/separable_conv2d/ReadVariableOp`,
      `${hidden}/separable_conv2d/ReadVariableOp_1`,
      `${hidden}/BiasAdd/ReadVariableOp`,
      `${last}/Conv2D/ReadVariableOp`,
      `${last}/BiasAdd/ReadVariableOp`,
    ].flatMap((layer) => [...graph.halves(`${ROOT}/${head}/${layer}`).values]),
  );
  graph.half('heads', [weights.length], Uint16Array.from(weights));
  return tensorOf('heads', 'FLOAT', [weights.length]);
}

/**
 * Translates MoveNet MultiPose from a TensorFlow.js graph model to an ONNX file, node by node, as far as it is computed
 * for every cell of the picture; a fifth of its time goes into what is needed at a few cells, which the program computes
 * itself. Input: `picture`, 8-bit RGB [1, 3, height, width], sides in multiples of 32. Outputs: maps of a quarter of
 * its height and width, and the weights of the heads.
 * @throws RangeError on an operation that MoveNet does not use.
 */
export function convertMovenet(source: SourceModel): Uint8Array {
  const graph = new GraphBuilder(source.constants);
  graph.node('Transpose', ['picture'], { perm: [0, 2, 3, 1] }, ['input']);
  translate(
    nodesBehind(
      source,
      Object.values(MAPS).map(([node]) => node),
    ),
    graph,
  );
  const maps = Object.entries(MAPS).map(([name, [node, channels]]) => {
    graph.node('Transpose', [node], { perm: [0, 3, 1, 2] }, [name]);
    return tensorOf(name, 'FLOAT', [1, channels, 'rows', 'columns']);
  });
  return graph.encode({
    name: 'movenet-multipose',
    inputs: [tensorOf('picture', 'UINT8', [1, 3, 'height', 'width'])],
    outputs: [...maps, packHeads(graph)],
  });
}

/**
 * The same with nothing cut off, to check against. Input: `input`, int32 RGB [1, height, width, 3]. Output: `Identity`,
 * [1, 6 people, 17 x (y, x, score), then the box's top, left, bottom, right and the person's score].
 */
export function convertWholeMovenet(source: SourceModel): Uint8Array {
  const graph = new GraphBuilder(source.constants);
  translate(source.nodes, graph);
  return graph.encode({
    name: 'movenet-multipose',
    inputs: [tensorOf('input', 'INT32', [1, 'height', 'width', 3])],
    outputs: [tensorOf('Identity', 'FLOAT', [1, 6, 56])],
  });
}
