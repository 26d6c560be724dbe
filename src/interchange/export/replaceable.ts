import { open } from 'node:fs/promises';
import { Failure } from '../../shared/failure.ts';

/**
 * Lets a file be replaced only where it is not there, is empty, or begins as its format does: a typing error in its name
 * must not cost a clip.
 * @throws Failure `storage`
 */
export async function checkReplaceable(path: string, start: string): Promise<void> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return null;
    }
    throw error;
  });
  if (!file) {
    return;
  }
  try {
    const wanted = Buffer.from(start);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted.length), 0, wanted.length, 0);
    if (bytesRead > 0 && !wanted.equals(buffer)) {
      throw new Failure('storage', `The file ${path} is something else than an export of this kind.`, {
        remedy: 'Name another file. This one was left as it is.',
      });
    }
  } finally {
    await file.close();
  }
}
