import type { GraphBuilder } from './graphBuilder.ts';
import type { SourceNode } from './sourceModel.ts';

/** What ONNX counts as "to the end". */
const END = 2 ** 31 - 1;

/**
 * TensorFlow's slice does three things at once, position by position: it cuts an axis, drops it after taking one
 * element (shrink), or inserts a new one. In ONNX these are three nodes, of which only the needed ones are written.
 */
export function stridedSlice(node: SourceNode, graph: GraphBuilder): void {
  const [input, ...bounds] = node.inputs;
  const [begins, ends, steps] = bounds.map((name) => graph.integers(name));
  const masked = (mask: string, position: number) => ((node.integer(mask) >> position) & 1) === 1;
  const cuts: { axis: number; begin: number; end: number; step: number }[] = [];
  const dropped: number[] = [];
  const inserted: number[] = [];
  let axis = 0;
  let outputAxis = 0;
  for (let position = 0; position < begins.length; position++) {
    if (masked('new_axis_mask', position)) {
      inserted.push(outputAxis++);
      continue;
    }
    const shrinks = masked('shrink_axis_mask', position);
    const begin = masked('begin_mask', position) && !shrinks ? 0 : begins[position];
    const end = shrinks ? begin + 1 : masked('end_mask', position) ? END : ends[position];
    if (begin !== 0 || end !== END || steps[position] !== 1) {
      cuts.push({ axis, begin, end, step: steps[position] });
    }
    if (shrinks) {
      dropped.push(axis);
    } else {
      outputAxis++;
    }
    axis++;
  }
  let result = input;
  if (cuts.length > 0) {
    const list = (key: 'begin' | 'end' | 'axis' | 'step') => graph.integerList(cuts.map((cut) => cut[key]));
    result = graph.node('Slice', [result, list('begin'), list('end'), list('axis'), list('step')]);
  }
  if (dropped.length > 0) {
    result = graph.node('Squeeze', [result, graph.integerList(dropped)]);
  }
  if (inserted.length > 0) {
    result = graph.node('Unsqueeze', [result, graph.integerList(inserted)]);
  }
  graph.node('Identity', [result], {}, [node.name]);
}
