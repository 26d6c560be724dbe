import { afterEach, describe, expect, it, vi } from 'vitest';
import { ENGINE_CONTRACT } from './contract/contract.ts';
import { toolsIn } from './engineTools.ts';
import { localEngine } from './localEngine.ts';

const engine = localEngine(toolsIn(import.meta.dirname, () => undefined));
const PLACE = { root: import.meta.dirname };
const SIMILAR = { place: PLACE, clip: 'a.mp4', filter: {}, weights: { pose: 1, audio: 1, text: 1 } };

describe('the engine in the process that asks it', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('refuses a request that is not one, in words', async () => {
    await expect(engine.similar({ ...SIMILAR, k: -1 })).rejects.toMatchObject({
      name: 'Failure',
      code: 'bad-request',
      message: expect.stringContaining('at k'),
    });
  });

  it('checks a request once and goes on with what was checked', async () => {
    const check = vi.spyOn(ENGINE_CONTRACT.similar.request, 'safeParse');
    await expect(engine.similar({ ...SIMILAR, k: 5 })).rejects.toMatchObject({ code: 'library-missing' });
    expect(check).toHaveBeenCalledTimes(1);
  });
});
