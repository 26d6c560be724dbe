import { describe, expect, it } from 'vitest';
import { dancersSeenIn } from './dancersSeen.ts';
import type { MoveHeader } from './move.ts';

function seen(pose: MoveHeader['embeddings']['pose']) {
  const nothing = { status: 'missing', reason: { because: 'never-embedded' } } as const;
  return dancersSeenIn({ embeddings: { pose, audio: nothing, text: nothing } });
}

function frames(framesWithBoth: number, framesWithOne: number, framesWithNone: number) {
  const rest = { meanKeypointConfidence: 0.6, identitySwapsSuspected: 0 };
  return seen({
    status: 'embedded',
    model: 'a@1',
    quality: { framesWithBoth, framesWithOne, framesWithNone, ...rest },
  });
}

describe('who is seen in a clip', () => {
  it.each([
    ['both', 0.9, 0.1, 0],
    ['both', 0.5, 0.5, 0],
    ['one', 0.2, 0.7, 0.1],
    ['none', 0.2, 0.2, 0.6],
  ] as const)('is %s of the dancers as most frames have it', (expected, both, one, none) => {
    expect(frames(both, one, none)).toBe(expected);
  });

  it('is nobody where that is why there is no movement', () => {
    expect(seen({ status: 'missing', reason: { because: 'nobody-found' } })).toBe('none');
    expect(seen({ status: 'missing', reason: { because: 'dancers-seldom-found' } })).toBe('none');
  });

  it('is unknown where it was not measured', () => {
    expect(seen({ status: 'missing', reason: { because: 'picture-undecodable' } })).toBeNull();
    expect(seen({ status: 'embedded', model: 'a@1', quality: null })).toBeNull();
  });
});
