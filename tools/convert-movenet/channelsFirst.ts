import type { GraphBuilder } from './graphBuilder.ts';
import { permute } from './permute.ts';
import type { SourceNode } from './sourceModel.ts';

/**
 * TensorFlow keeps channels last, ONNX first. Each of these operations is wrapped in two transpositions; the
 * runtime cancels those that meet.
 */
function wrapped(node: SourceNode, graph: GraphBuilder, inside: (channelsFirst: string) => string): void {
  const channelsFirst = graph.node('Transpose', [node.inputs[0]], { perm: [0, 3, 1, 2] });
  graph.node('Transpose', [inside(channelsFirst)], { perm: [0, 2, 3, 1] }, [node.name]);
}

/** `SAME` pads after the picture where padding is odd, which ONNX calls upper. */
function padding(node: SourceNode): string {
  return node.text('padding') === 'SAME' ? 'SAME_UPPER' : 'VALID';
}

/** Of batch, height, width, channels: height and width. */
function spatial(values: readonly number[]): number[] {
  return values.slice(1, 3);
}

/** Convolution, with the bias and the activation that TensorFlow has fused into it. */
export function convolution(node: SourceNode, graph: GraphBuilder): void {
  wrapped(node, graph, (input) => {
    const [, kernelName, ...bias] = node.inputs;
    const kernel = graph.halves(kernelName);
    const depthwise = /depthwise/i.test(node.op);
    // Height, width, in, out become out, in, height, width; depthwise, each input channel is its own group.
    const order = depthwise ? [2, 3, 0, 1] : [3, 2, 0, 1];
    const { shape, values } = permute(kernel.values, kernel.shape, order);
    const [first, second, ...size] = shape;
    const weights = graph.half(
      graph.freshName(kernelName),
      depthwise ? [first * second, 1, ...size] : shape,
      values,
    );
    const convolved = graph.node('Conv', [input, weights, ...bias], {
      group: depthwise ? first : 1,
      auto_pad: padding(node),
      strides: spatial(node.integers('strides')),
    });
    return activated(node, graph, convolved);
  });
}

function activated(node: SourceNode, graph: GraphBuilder, input: string): string {
  const fused = node.texts('fused_ops');
  if (fused.includes('Relu6')) {
    return graph.node('Clip', [input, graph.float(0), graph.float(6)]);
  }
  return fused.includes('Relu') ? graph.node('Relu', [input]) : input;
}

export function maxPool(node: SourceNode, graph: GraphBuilder): void {
  wrapped(node, graph, (input) =>
    graph.node('MaxPool', [input], {
      kernel_shape: spatial(node.integers('ksize')),
      auto_pad: padding(node),
      strides: spatial(node.integers('strides')),
    }),
  );
}

/** Resizes to a height and width that the graph computes; batch and channels stay. Every resize of MoveNet has half-pixel centres. */
export function resizeBilinear(node: SourceNode, graph: GraphBuilder): void {
  wrapped(node, graph, (input) => {
    const shape = graph.node('Shape', [input]);
    const kept = graph.node('Slice', [shape, graph.integerList([0]), graph.integerList([2])]);
    const sizes = graph.node('Concat', [kept, node.inputs[1]], { axis: 0 });
    return graph.node('Resize', [input, '', '', sizes], {
      mode: 'linear',
      coordinate_transformation_mode: 'half_pixel',
    });
  });
}
