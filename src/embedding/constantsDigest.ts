import { createHash } from 'node:crypto';

/** Six characters that differ for other constants: part of a model id, because other constants make other vectors. */
export function constantsDigest(constants: unknown): string {
  return createHash('sha256').update(JSON.stringify(constants)).digest('hex').slice(0, 6);
}
