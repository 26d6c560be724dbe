import type { ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';

/**
 * What a process writes to one of its pipes. Ends without an error where the process is gone or was never there:
 * how it ended, its exit tells.
 */
export async function* readPipe(child: ChildProcess, descriptor: 1 | 2 | 3 | 4): AsyncGenerator<Uint8Array> {
  const pipe = child.stdio[descriptor];
  if (!(pipe instanceof Readable)) {
    throw new TypeError(`Descriptor ${descriptor} of the process is no pipe.`);
  }
  try {
    yield* pipe;
  } catch (error) {
    if (!pipe.destroyed) {
      throw error;
    }
  }
}
