import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, type Vec3 } from './space.ts';
import { bendTwoBones } from './twoBones.ts';

const [upper, lower] = [0.28, 0.25];
const origin: Vec3 = [0, 0, 0];
const down: Vec3 = [0, -1, 0];
const metre = fc.double({ min: -1, max: 1, noNaN: true });
const target = fc.tuple(metre, metre, metre);

describe('bendTwoBones', () => {
  it('keeps both bones at their length wherever the target is', () => {
    fc.assert(
      fc.property(target, (wanted) => {
        const { joint, end } = bendTwoBones(origin, wanted, upper, lower, down);
        expect(distance(origin, joint)).toBeCloseTo(upper, 6);
        expect(distance(joint, end)).toBeCloseTo(lower, 6);
      }),
    );
  });

  it('ends at a target within reach', () => {
    const { end } = bendTwoBones(origin, [0.2, 0.1, 0.3], upper, lower, down);
    expect(distance(end, [0.2, 0.1, 0.3])).toBeLessThan(1e-9);
  });

  it('bends toward the pole', () => {
    const { joint } = bendTwoBones(origin, [0.3, 0, 0], upper, lower, down);
    expect(joint[1]).toBeLessThan(-0.1);
  });

  it('stretches toward a target out of reach', () => {
    const { end } = bendTwoBones(origin, [5, 0, 0], upper, lower, down);
    expect(end[0]).toBeGreaterThan(0.99 * (upper + lower));
    expect(end[1]).toBeCloseTo(0, 9);
  });
});
