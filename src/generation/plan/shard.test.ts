import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClipKey } from '../../moves/clip.ts';
import { isInShard } from './shard.ts';

it('gives every clip to exactly one shard', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 40 }), (name, count) => {
      const owners = Array.from({ length: count }, (_, i) =>
        isInShard(name as ClipKey, { index: i + 1, count }),
      );
      expect(owners.filter(Boolean)).toHaveLength(1);
    }),
  );
});

it('spreads clips evenly', () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const owner =
      [1, 2, 3, 4].find((index) => isInShard(`spin/${i}.mp4` as ClipKey, { index, count: 4 })) ?? 0;
    counts[owner - 1]++;
  }
  expect(Math.min(...counts)).toBeGreaterThan(900);
});
