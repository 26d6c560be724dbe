import type { Point } from '../viewport.ts';

/** A part of the map where one kind of move prevails. */
export interface Cluster {
  readonly name: string;
  /** Middle of its moves of that name, on the map. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A name must be that of at least so many of a cluster's moves. */
const FEWEST = 2;
/** And of so great a part of them. */
const LEAST_SHARE = 0.34;
/** Moves of a cluster, on the average, until there are as many clusters as names fit on the map. */
const MOVES_A_CLUSTER = 3;
const MOST_CLUSTERS = 18;
const ROUNDS = 30;

/**
 * The map's neighbourhoods, each with the name that most of its moves have; where none prevails, without a name and
 * left out. Largest first. Method: k-means, Lloyd 1982, from the points that lie farthest from each other (Gonzalez
 * 1985), so that the same map has the same clusters.
 * @param positions x and y of each move in turn
 * @param names of each move, null where it has none
 */
export function nameClusters(positions: Float32Array, names: readonly (string | null)[]): Cluster[] {
  const count = names.length;
  if (count < 2 * MOVES_A_CLUSTER) {
    return [];
  }
  const wanted = Math.min(MOST_CLUSTERS, Math.round(count / MOVES_A_CLUSTER));
  const members = membersOf(positions, farthestPoints(positions, wanted));
  return members
    .flatMap((moves) => {
      const name = prevailing(moves.map((move) => names[move]));
      const named = moves.filter((move) => name !== null && names[move] === name);
      return name === null ? [] : [{ name, ...middleOf(positions, named), size: moves.length }];
    })
    .sort((a, b) => b.size - a.size);
}

function prevailing(names: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) {
    if (name !== null) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best !== undefined && best[1] >= FEWEST && best[1] >= LEAST_SHARE * names.length ? best[0] : null;
}

/** Begins at the point farthest from the middle; each next one is farthest from those before. */
function farthestPoints(positions: Float32Array, wanted: number): Point[] {
  const count = positions.length / 2;
  const all = Array.from({ length: count }, (_, move) => move);
  const middle = middleOf(positions, all);
  const away = new Float64Array(count).map((_, move) => squaredDistance(positions, move, middle));
  const found: Point[] = [];
  while (found.length < wanted) {
    const farthest = all.reduce((best, move) => (away[move] > away[best] ? move : best), 0);
    const point = { x: positions[2 * farthest], y: positions[2 * farthest + 1] };
    found.push(point);
    for (const move of all) {
      const distance = squaredDistance(positions, move, point);
      away[move] = found.length === 1 ? distance : Math.min(away[move], distance);
    }
  }
  return found;
}

function membersOf(positions: Float32Array, seeds: readonly Point[]): number[][] {
  let centres = seeds;
  let members: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    members = centres.map(() => []);
    for (let move = 0; 2 * move < positions.length; move++) {
      let [nearest, least] = [0, Infinity];
      centres.forEach((centre, index) => {
        const distance = squaredDistance(positions, move, centre);
        if (distance < least) {
          [nearest, least] = [index, distance];
        }
      });
      members[nearest].push(move);
    }
    centres = members.map((moves, index) =>
      moves.length === 0 ? centres[index] : middleOf(positions, moves),
    );
  }
  return members;
}

function middleOf(positions: Float32Array, moves: readonly number[]): Point {
  let [x, y] = [0, 0];
  for (const move of moves) {
    x += positions[2 * move] / moves.length;
    y += positions[2 * move + 1] / moves.length;
  }
  return { x, y };
}

function squaredDistance(positions: Float32Array, move: number, { x, y }: Point): number {
  return (positions[2 * move] - x) ** 2 + (positions[2 * move + 1] - y) ** 2;
}
