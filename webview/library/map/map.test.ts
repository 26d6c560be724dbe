import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIMENSIONS, MODALITIES } from '../../../src/moves/modality.ts';
import { seededRandom } from '../../../src/shared/seededRandom.ts';
import { key } from '../testing/builders.ts';
import { nearestPoint, pointsWithin, pointTowards } from './findPoints.ts';
import { align } from './layout/align.ts';
import { placeNames } from './layout/clusterNames.ts';
import { nameClusters } from './layout/clusters.ts';
import { layoutToKeep, placesBefore } from './layout/keptLayout.ts';
import { layOutMap } from './layout/layOutMap.ts';
import { EXACT_LIMIT, weightedVectors } from './layout/reduceVectors.ts';
import { FEWEST_FOR_MAP, umapLayout } from './layout/umapLayout.ts';
import { marksFor } from './palette.ts';
import { panned, toScreen, viewportFor, WHOLE_MAP, zoomed } from './viewport.ts';

const DIMENSION = DIMENSIONS.pose + DIMENSIONS.audio + DIMENSIONS.text;
const EVENLY = { pose: 1, audio: 1, text: 1 };

/** Two families of moves, alike within. */
function families(count: number) {
  const random = seededRandom(3);
  const centres = [0, 1].map(() => Float32Array.from({ length: DIMENSION }, () => random() - 0.5));
  const values = new Float32Array(count * DIMENSION);
  for (let move = 0; move < count; move++) {
    for (let i = 0; i < DIMENSION; i++) {
      values[move * DIMENSION + i] = centres[move % 2][i] + 0.3 * (random() - 0.5);
    }
  }
  return { count, dimension: DIMENSION, values };
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, i) => value - b[i]));
}

describe('the layout', { timeout: 60_000 }, () => {
  const lastOf = (count: number) => [...umapLayout(families(count), EVENLY, null)].at(-1);

  it('is the same for the same library', () => {
    expect(lastOf(30)).toEqual(lastOf(30));
  });

  it('puts alike moves together and others apart', () => {
    const positions = lastOf(40)?.positions ?? new Float32Array();
    const at = (move: number) => [...positions.subarray(2 * move, 2 * move + 2)];
    const within = distance(at(0), at(2)) + distance(at(1), at(3));
    const between = distance(at(0), at(1)) + distance(at(2), at(3));
    expect(between).toBeGreaterThan(2 * within);
  });

  it('needs a few moves', () => {
    expect(lastOf(FEWEST_FOR_MAP - 1)).toBeUndefined();
    expect(lastOf(FEWEST_FOR_MAP)?.positions).toHaveLength(2 * FEWEST_FOR_MAP);
  });
});

describe('the next layout', { timeout: 60_000 }, () => {
  const vectorsOf = ({ count, values }: ReturnType<typeof families>) => ({
    keys: Array.from({ length: count }, (_, move) => key(`a/${move}.mp4`)),
    dimension: DIMENSION,
    vectors: values,
  });
  const first = families(30);
  const positions = [...umapLayout(first, EVENLY, null)].at(-1)?.positions ?? new Float32Array();
  const kept = layoutToKeep(vectorsOf(first), positions, EVENLY);

  function laidOut(next: ReturnType<typeof families>, keepsPlaces = true) {
    const before = placesBefore(kept, vectorsOf(next));
    return [...layOutMap(next, { weights: EVENLY, before, keepsPlaces })].at(-1)?.positions;
  }

  it('keeps every place when a label changes', () => {
    const relabelled = { ...first, values: first.values.slice() };
    relabelled.values.fill(0.01, DIMENSION - DIMENSIONS.text, DIMENSION);
    expect(laidOut(relabelled)).toEqual(
      Float32Array.from(positions, (value) => Math.round(1_000 * value) / 1_000),
    );
  });

  it('keeps every place when clips are added, and puts these among their like', () => {
    const values = new Float32Array(34 * DIMENSION);
    values.set(first.values);
    for (const move of [30, 31, 32, 33]) {
      values.set(
        first.values.subarray((move % 2) * DIMENSION, ((move % 2) + 1) * DIMENSION),
        move * DIMENSION,
      );
    }
    const next = laidOut({ ...first, count: 34, values }) ?? new Float32Array();
    expect([...next.subarray(0, 60)].every((value, i) => Math.abs(value - positions[i]) < 0.001)).toBe(true);
    const at = (move: number) => [...next.subarray(2 * move, 2 * move + 2)];
    for (const move of [30, 31, 32, 33]) {
      expect(distance(at(move), at(move % 2))).toBeLessThan(distance(at(move), at((move + 1) % 2)));
    }
  });

  it('is a new one where the moves are seen by another method', () => {
    const other = { ...first, values: first.values.map((value) => -value) };
    expect(placesBefore(kept, vectorsOf(other))?.every(Number.isNaN)).toBe(true);
    expect(laidOut(other)).toEqual([...umapLayout(other, EVENLY, null)].at(-1)?.positions);
  });

  it('lies as the one before did where it goes by something else', () => {
    const next = laidOut(first, false) ?? new Float32Array();
    const middle = (of: Float32Array, axis: number) =>
      of.reduce((sum, value, i) => sum + (i % 2 === axis ? value / 30 : 0), 0);
    expect(middle(next, 0)).toBeCloseTo(middle(positions, 0), 2);
    expect(middle(next, 1)).toBeCloseTo(middle(positions, 1), 2);
  });
});

describe('aligning a layout', () => {
  it('undoes any turn, mirroring and shift', () => {
    const before = Float32Array.of(0, 0, 4, 0, 4, 2, 1, 5);
    fc.assert(
      fc.property(
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.constantFrom(1, -1),
        fc.integer({ min: -50, max: 50 }),
        (angle, mirror, shift) => {
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const moved = before.slice();
          for (let i = 0; i < moved.length; i += 2) {
            const [x, y] = [before[i], mirror * before[i + 1]];
            moved[i] = cos * x - sin * y + shift;
            moved[i + 1] = sin * x + cos * y - shift;
          }
          align(moved, before);
          moved.forEach((value, i) => {
            expect(value).toBeCloseTo(before[i], 3);
          });
        },
      ),
    );
  });
});

describe('the names on the map', () => {
  /** Two heaps far from each other, and one of all kinds. */
  const NAMES = ['turn', 'turn', 'turn', 'dip', 'wave', 'wave', 'wave', 'wave', 'a', 'b', 'c', 'd'];
  const POSITIONS = Float32Array.from(
    NAMES.flatMap((_, move) => [10 * Math.floor(move / 4) + (move % 2) / 10, (move % 4) / 20]),
  );

  it('are those that prevail, in the middle of their moves', () => {
    const clusters = nameClusters(POSITIONS, NAMES);
    expect(clusters.map(({ name }) => name).sort()).toEqual(['turn', 'wave']);
    expect(clusters.find(({ name }) => name === 'wave')?.x).toBeCloseTo(10.05, 5);
    // Where the turns are, whatever lies among them.
    expect(clusters.find(({ name }) => name === 'turn')?.y).toBeCloseTo(0.05, 5);
  });

  it('are given to small groups, too', () => {
    const kinds = ['dip', 'wave', 'turn', 'spin', 'shadow', 'basic', 'intro', 'outro'];
    const names = kinds.flatMap((kind, heap) => [kind, kind, `odd ${heap}`]);
    const positions = Float32Array.from(
      names.flatMap((_, move) => [100 * Math.floor(move / 3), (move % 3) + 40 * Math.floor(move / 12)]),
    );
    const clusters = nameClusters(positions, names);
    expect(clusters.map(({ name }) => name).sort()).toEqual([...kinds].sort());
    expect(clusters.find(({ name }) => name === 'wave')).toMatchObject({ x: 100, y: 0.5 });
  });

  const VIEWPORT = { scale: 1, offsetX: 0, offsetY: 0 };
  const SPACE = { widthOf: () => 40, lineHeight: 16, pointRadius: 5, size: { width: 500, height: 300 } };

  it('stand beside the points, not on them', () => {
    const positions = Float32Array.of(100, 100, 110, 100, 105, 90);
    const [{ y }] = placeNames([{ name: 'dip', x: 105, y: 97, size: 3 }], VIEWPORT, { ...SPACE, positions });
    expect(y).toBe(97 + 16);
  });

  it('stay within the edges', () => {
    const heaps = [
      { x: 100, y: 4 },
      { x: 100, y: 298 },
      { x: 5, y: 100 },
      { x: -5, y: 200 },
    ].map((at, i) => ({ name: `n${i}`, size: 3, ...at }));
    const placed = placeNames(heaps, VIEWPORT, { ...SPACE, positions: new Float32Array() });
    expect(placed).toEqual([
      { name: 'n0', x: 100, y: 4 + 16 },
      { name: 'n1', x: 100, y: 298 - 16 },
      { name: 'n2', x: 23, y: 100 },
    ]);
  });

  it('are written once where one kind lies in two heaps side by side', () => {
    const heaps = [100, 140, 400].map((x) => ({ name: 'dip', x, y: 100, size: 3 }));
    const placed = placeNames(heaps, VIEWPORT, { ...SPACE, positions: new Float32Array() });
    expect(placed.map(({ x }) => x)).toEqual([100, 400]);
  });

  it('never stand on each other, however crowded', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 10, max: 100 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (places) => {
        const clusters = places.map((at, index) => ({ name: `n${index}`, size: 3, ...at }));
        const placed = placeNames(clusters, VIEWPORT, { ...SPACE, positions: new Float32Array() });
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            expect(Math.abs(a.x - b.x) >= 40 || Math.abs(a.y - b.y) >= 16).toBe(true);
          }
        }
        expect(placed.length > 0).toBe(places.length > 0);
      }),
    );
  });
});

describe('the vectors of the layout', { timeout: 60_000 }, () => {
  it('leave out what does not count', () => {
    const [vector] = weightedVectors(families(3), { pose: 0, audio: 1, text: 0 });
    expect(vector).toHaveLength(DIMENSIONS.audio);
  });

  it('weigh the squares of distances', () => {
    const [a, b] = weightedVectors(families(2), { pose: 4, audio: 0, text: 0 });
    const [c, d] = weightedVectors(families(2), { pose: 1, audio: 0, text: 0 });
    expect(distance(a, b) ** 2).toBeCloseTo(4 * distance(c, d) ** 2, 5);
  });

  it('nearly keep their distances when they are shortened', () => {
    const many = families(EXACT_LIMIT + 1);
    const short = weightedVectors(many, EVENLY);
    const exact = weightedVectors(
      { ...many, count: 2, values: many.values.subarray(0, 2 * DIMENSION) },
      EVENLY,
    );
    expect(short[0].length).toBeLessThan(DIMENSION / 4);
    expect(short[0].length % MODALITIES.length).toBe(0);
    const ratio = distance(short[0], short[1]) / distance(exact[0], exact[1]);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.2);
  });
});

describe('the view of the map', () => {
  const POSITIONS = Float32Array.of(-3, 1, 5, 4, 0, -2);
  const SIZE = { width: 600, height: 400 };

  it('shows every point at first', () => {
    const viewport = viewportFor(POSITIONS, SIZE, WHOLE_MAP);
    for (let i = 0; i < POSITIONS.length; i += 2) {
      const { x, y } = toScreen(viewport, POSITIONS[i], POSITIONS[i + 1]);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(SIZE.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SIZE.height);
    }
  });

  it('keeps what is under the pointer there when it zooms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 450 }),
        fc.integer({ min: 100, max: 300 }),
        fc.double({ min: 1.1, max: 8, noNaN: true }),
        (x, y, factor) => {
          const before = viewportFor(POSITIONS, SIZE, WHOLE_MAP);
          const mapX = (x - before.offsetX) / before.scale;
          const mapY = (y - before.offsetY) / before.scale;
          const after = viewportFor(POSITIONS, SIZE, zoomed(WHOLE_MAP, factor, { x, y }, SIZE));
          const place = toScreen(after, mapX, mapY);
          expect(place.x).toBeCloseTo(x, 3);
          expect(place.y).toBeCloseTo(y, 3);
        },
      ),
    );
  });

  it('never loses the map, however far it is dragged', () => {
    expect(panned(WHOLE_MAP, { x: 1e6, y: -1e6 }, SIZE)).toEqual({ zoom: 1, panX: 0.5, panY: -0.5 });
  });

  it('finds the point under the pointer, and none where there is none', () => {
    const viewport = viewportFor(POSITIONS, SIZE, WHOLE_MAP);
    const { x, y } = toScreen(viewport, 5, 4);
    expect(nearestPoint(POSITIONS, viewport, { x: x + 3, y: y - 2 }, 14)).toBe(1);
    expect(nearestPoint(POSITIONS, viewport, { x: x - 40, y }, 14)).toBeNull();
  });

  it('finds the points that were drawn around', () => {
    const viewport = viewportFor(POSITIONS, SIZE, WHOLE_MAP);
    const { x, y } = toScreen(viewport, 0, -2);
    const square = [
      { x: x - 9, y: y - 9 },
      { x: x + 9, y: y - 9 },
      { x: x + 9, y: y + 9 },
      { x: x - 9, y: y + 9 },
    ];
    expect(pointsWithin(POSITIONS, viewport, square)).toEqual([2]);
  });

  it('goes from point to point by arrow keys, and stops at the edge', () => {
    const row = Float32Array.of(0, 0, 1, 0.2, 2, 0, 0, 3);
    expect(pointTowards(row, 0, 'right')).toBe(1);
    expect(pointTowards(row, 1, 'right')).toBe(2);
    expect(pointTowards(row, 2, 'right')).toBeNull();
    expect(pointTowards(row, 0, 'down')).toBe(3);
    expect(pointTowards(row, 0, 'left')).toBeNull();
  });
});

describe('the marks', () => {
  it('tell twenty categories apart by colour or shape', () => {
    const values = Array.from({ length: 20 }, (_, index) => `category ${index}`);
    const marks = [...marksFor('category', values).values()].map(({ colour, shape }) => `${colour} ${shape}`);
    expect(new Set(marks).size).toBe(20);
  });

  it('are the same for a rating whatever else there is', () => {
    expect(marksFor('style', ['sensual']).get('sensual')).toEqual(
      marksFor('style', ['romantic', 'sensual']).get('sensual'),
    );
  });
});
