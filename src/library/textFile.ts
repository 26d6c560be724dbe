import { readFile, stat } from 'node:fs/promises';
import { Failure, type FailureCode } from '../moves/failure.ts';
import { storageFailure } from './storageFailure.ts';

/**
 * Bytes of a file that a user named.
 * @throws Failure `storage` where it cannot be read; `code` where it is no file or larger than `maxBytes`
 */
export async function readBounded(path: string, maxBytes: number, code: FailureCode): Promise<Buffer> {
  try {
    const { size, isDirectory } = await stat(path).then((found) => ({
      size: found.size,
      isDirectory: found.isDirectory(),
    }));
    if (isDirectory) {
      throw new Failure(code, `${path} is a folder, not a file.`, { remedy: 'Name the file inside it.' });
    }
    if (size > maxBytes) {
      const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
      throw new Failure(
        code,
        `${path} has ${megabytes(size)} MB; at most ${megabytes(maxBytes)} MB are read.`,
        {
          remedy: 'Split it into several files, or check that it is the right one.',
        },
      );
    }
    return await readFile(path);
  } catch (error) {
    throw storageFailure(path, 'read', error);
  }
}

/** JSON text of bytes in UTF-8, with or without a byte order mark. @throws TypeError, SyntaxError */
export function decodeUtf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
