import { describe, expect, it } from 'vitest';
import { engineOnFirstUse } from './engineOnFirstUse.ts';
import type { MoveEngine } from './moveEngine.ts';

/** An engine of which only `models` is asked. */
const ANSWERING = { models: async () => [] } as unknown as MoveEngine;

describe('engineOnFirstUse', () => {
  it('opens nothing until something is asked, and then once', async () => {
    let opened = 0;
    const engine = engineOnFirstUse(async () => {
      opened++;
      return ANSWERING;
    });
    expect(opened).toBe(0);
    await Promise.all([engine.models({}), engine.models({})]);
    expect(await engine.models({})).toEqual([]);
    expect(opened).toBe(1);
  });

  it('opens anew after opening has failed', async () => {
    let opened = 0;
    const engine = engineOnFirstUse(async () => {
      opened++;
      if (opened === 1) {
        throw new Error('not now');
      }
      return ANSWERING;
    });
    await expect(engine.models({})).rejects.toThrow('not now');
    expect(await engine.models({})).toEqual([]);
  });
});
