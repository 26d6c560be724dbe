import { describe, expect, it } from 'vitest';
import { compareFigures } from './comparison.ts';
import type { ResultFigure } from './result.ts';

function figure(byClip: Record<string, number>, options: Partial<ResultFigure> = {}): ResultFigure {
  return {
    id: 'pose.precision1',
    name: 'pose P@1',
    constants: 'shipped',
    summary: 'mean',
    value: 0,
    interval: null,
    chance: null,
    clips: Object.keys(byClip).length,
    target: null,
    byClip,
    ...options,
  };
}

describe('comparing two results', () => {
  it('takes the difference on the clips that both have measured', () => {
    const [difference] = compareFigures([figure({ a: 1, b: 1, c: 0 })], [figure({ a: 0, b: 1, d: 1 })]);
    expect(difference).toMatchObject({ clips: 2, value: 0.5 });
  });

  it('compares only figures made with the same kind of constants, and no largest values', () => {
    const ours = [figure({ a: 1 }), figure({ a: 1 }, { id: 'backwards', summary: 'largest' })];
    const theirs = [
      figure({ a: 0 }, { constants: 'refitted' }),
      figure({ a: 0 }, { id: 'backwards', summary: 'largest' }),
    ];
    expect(compareFigures(ours, theirs)).toEqual([]);
  });
});
