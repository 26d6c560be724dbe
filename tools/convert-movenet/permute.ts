/** Rearranges a tensor so that axis `order[i]` of the old becomes axis i of the new one. */
export function permute(
  values: Uint16Array,
  shape: readonly number[],
  order: readonly number[],
): { shape: number[]; values: Uint16Array } {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const newShape = order.map((axis) => shape[axis]);
  const newStrides = order.map((axis) => strides[axis]);
  const moved = new Uint16Array(values.length);
  const position = newShape.map(() => 0);
  for (let i = 0; i < moved.length; i++) {
    moved[i] = values[position.reduce((sum, index, axis) => sum + index * newStrides[axis], 0)];
    for (let axis = newShape.length - 1; axis >= 0 && ++position[axis] === newShape[axis]; axis--) {
      position[axis] = 0;
    }
  }
  return { shape: newShape, values: moved };
}
