import { describe, expect, it } from 'vitest';
import { bachataSteps, footAt, type Path, tapAt, weightAt } from './steps.ts';

const sideways: Path = (beat) => ({ x: 0.1 * beat, z: 0, yaw: 0 });
const steps = bachataSteps('left');
const left = (beat: number) => footAt(beat, 'left', sideways, steps, 0.1);

describe('steps', () => {
  it('land on the beat: the foot moves until it and stands from it on', () => {
    expect(left(-0.05)).not.toEqual(left(0));
    expect(left(0).lift).toBe(0);
    expect(left(1.3)).toEqual(left(0));
  });

  it('lift the foot on its way', () => {
    expect(left(1.7).lift).toBeGreaterThan(0.04);
  });

  it('tap on the fourth beat without taking the weight', () => {
    const onThree = weightAt(2.7, steps);
    expect(onThree).toBeCloseTo(1, 3);
    expect(weightAt(3.6, steps)).toBeCloseTo(onThree, 3);
    expect(footAt(3, 'right', sideways, steps, 0.1).lift).toBeGreaterThan(0);
  });

  it('pop the hip of the tapping foot, to the right in the first bar and to the left in the second', () => {
    expect(tapAt(3.1, steps)).toBeCloseTo(-1, 3);
    expect(tapAt(7.1, steps)).toBeCloseTo(1, 3);
    expect(tapAt(1, steps)).toBe(0);
  });

  it('refuse a foot that never lands', () => {
    expect(() => footAt(0, 'right', sideways, [{ beat: 0, foot: 'left', kind: 'step' }], 0.1)).toThrow(
      RangeError,
    );
  });
});
