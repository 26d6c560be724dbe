import { GraphBuilder, tensorOf } from './graphBuilder.ts';
import { OPERATIONS } from './operations.ts';
import type { SourceModel } from './sourceModel.ts';

/**
 * Translates MoveNet MultiPose from a TensorFlow.js graph model to an ONNX file, node by node.
 * Input: int32 RGB [1, height, width, 3], sides in multiples of 32. Output: [1, 6 people, 17 x (y, x, score) and box].
 * @throws RangeError on an operation that MoveNet does not use.
 */
export function convertMovenet(source: SourceModel): Uint8Array {
  const graph = new GraphBuilder(source.constants);
  for (const node of source.nodes) {
    const operation = OPERATIONS[node.op];
    if (!operation) {
      throw new RangeError(`${node.name}: there is no translation for ${node.op}`);
    }
    operation(node, graph);
  }
  return graph.encode({
    name: 'movenet-multipose',
    inputs: [tensorOf('input', 'INT32', [1, 'height', 'width', 3])],
    outputs: [tensorOf('Identity', 'FLOAT', [1, 6, 56])],
  });
}
