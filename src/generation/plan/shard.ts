import { createHash } from 'node:crypto';
import type { ClipKey } from '../../moves/clip.ts';

/** One part of `count`; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export const WHOLE: Shard = { index: 1, count: 1 };

/**
 * Whether the clip belongs to the shard. Every clip belongs to exactly one of the `count` shards, the same one
 * on every machine and whatever other clips there are.
 */
export function isInShard(key: ClipKey, shard: Shard): boolean {
  const digest = createHash('sha256').update(key).digest();
  return digest.readUInt32BE(0) % shard.count === shard.index - 1;
}
