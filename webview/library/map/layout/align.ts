/**
 * Turns, mirrors and shifts a layout in place so that the moves it shares with an earlier one lie as near as they can
 * to where they were. Nothing is stretched. Method: orthogonal Procrustes, Schönemann 1966; in the plane its solution
 * is the argument of a sum of complex products.
 * @param positions x and y of each move in turn
 * @param before the same of the earlier layout; NaN for moves that it did not have
 */
export function align(positions: Float32Array, before: Float32Array): void {
  const shared: number[] = [];
  for (let i = 0; i < before.length; i += 2) {
    if (!Number.isNaN(before[i])) {
      shared.push(i);
    }
  }
  if (shared.length < 2) {
    return;
  }
  const from = centreOf(positions, shared);
  const to = centreOf(before, shared);
  const turned = turnBetween(positions, before, { shared, from, to, mirror: 1 });
  const mirrored = turnBetween(positions, before, { shared, from, to, mirror: -1 });
  const { cos, sin, mirror } = mirrored.agreement > turned.agreement ? mirrored : turned;
  for (let i = 0; i < positions.length; i += 2) {
    const x = positions[i] - from.x;
    const y = mirror * (positions[i + 1] - from.y);
    positions[i] = cos * x - sin * y + to.x;
    positions[i + 1] = sin * x + cos * y + to.y;
  }
}

interface Pairing {
  readonly shared: readonly number[];
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly mirror: 1 | -1;
}

/** The rotation that brings the shared moves together best, and how well it does. */
function turnBetween(
  positions: Float32Array,
  before: Float32Array,
  { shared, from, to, mirror }: Pairing,
): { cos: number; sin: number; mirror: 1 | -1; agreement: number } {
  let along = 0;
  let across = 0;
  for (const i of shared) {
    const [x, y] = [positions[i] - from.x, mirror * (positions[i + 1] - from.y)];
    const [u, v] = [before[i] - to.x, before[i + 1] - to.y];
    along += x * u + y * v;
    across += x * v - y * u;
  }
  const agreement = Math.hypot(along, across);
  return agreement === 0
    ? { cos: 1, sin: 0, mirror, agreement }
    : { cos: along / agreement, sin: across / agreement, mirror, agreement };
}

function centreOf(positions: Float32Array, shared: readonly number[]): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (const i of shared) {
    x += positions[i] / shared.length;
    y += positions[i + 1] / shared.length;
  }
  return { x, y };
}
