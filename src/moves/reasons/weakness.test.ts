import { expect, it } from 'vitest';
import { weaknessesOf } from './weakness.ts';

const missing = { status: 'missing', reason: { because: 'never-embedded' } } as const;

function clipWith(shares: { readonly framesWithBoth: number; readonly framesWithNone: number }) {
  const framesWithOne = 1 - shares.framesWithBoth - shares.framesWithNone;
  const quality = { ...shares, framesWithOne, meanKeypointConfidence: 0.6, identitySwapsSuspected: 0 };
  const pose = { status: 'embedded', model: 'pose@1', quality } as const;
  return { durationSeconds: 10, embeddings: { pose, audio: missing, text: missing } };
}

it('misses a partner in a couple dance, and in a solo none', () => {
  const alone = clipWith({ framesWithBoth: 0.1, framesWithNone: 0 });
  const partnerMissing = [{ because: 'seldom-both', share: 0.1 }];
  expect([null, 'bachata', 'salsa', 'forró'].map((dance) => weaknessesOf(alone, dance))).toEqual(
    Array(4).fill(partnerMissing),
  );
  expect(['solo', 'lady styling', 'Hip-Hop'].map((dance) => weaknessesOf(alone, dance))).toEqual([
    [],
    [],
    [],
  ]);
});

it('says of a solo, too, that often nobody was found', () => {
  const seldomThere = clipWith({ framesWithBoth: 0, framesWithNone: 0.4 });
  expect(weaknessesOf(seldomThere, 'solo')).toEqual([{ because: 'often-nobody', share: 0.4 }]);
});
