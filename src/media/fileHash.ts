import { stat } from 'node:fs/promises';
import { contentHash } from './contentHash.ts';

const known = new Map<
  string,
  { readonly sizeBytes: number; readonly modifiedMs: number; readonly sha256: string }
>();

/** SHA-256 of a file, in hexadecimal. A file that has neither size nor time changed is hashed once in a process. */
export async function fileHash(path: string): Promise<string> {
  const { size: sizeBytes, mtimeMs: modifiedMs } = await stat(path);
  const before = known.get(path);
  if (before?.sizeBytes === sizeBytes && before.modifiedMs === modifiedMs) {
    return before.sha256;
  }
  const sha256 = await contentHash(path);
  known.set(path, { sizeBytes, modifiedMs, sha256 });
  return sha256;
}
