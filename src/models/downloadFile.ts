import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Failure, messageOf } from '../shared/failure.ts';
import type { ModelFile } from './manifest.ts';

export type Fetch = (url: string, options: { signal?: AbortSignal }) => Promise<Response>;

/**
 * Downloads a model's file to a path. Takes no more than the file's size, whatever the server sends.
 * @throws Failure `model-missing` where it cannot be had, `cancelled` on abort, and the file system's own errors.
 */
export async function downloadFile(
  { url, bytes, name }: ModelFile,
  path: string,
  fetch: Fetch,
  signal?: AbortSignal,
): Promise<void> {
  if (url === undefined) {
    throw new RangeError(`${name} is not offered for download.`);
  }
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (!response.ok || !response.body) {
      throw new Error(`the server answered ${response.status} ${response.statusText}`);
    }
    await pipeline(atMost(response.body, bytes), createWriteStream(path), signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) {
      throw new Failure('cancelled', `Downloading ${name} was stopped.`, { cause: error });
    }
    if (isOfDisk(error)) {
      throw error;
    }
    throw new Failure(
      'model-missing',
      `${name} could not be downloaded from ${new URL(url).host}: ${rootOf(error)}.`,
      {
        remedy: `Without a network, get ${url} on another machine, then run: move-embeddings models add FILE.`,
        cause: error,
      },
    );
  }
}

async function* atMost(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of chunks) {
    received += chunk.length;
    if (received > bytes) {
      throw new Error(`the server sent more than the ${bytes} bytes expected`);
    }
    yield chunk;
  }
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && ['open', 'write'].includes(String(error.syscall));
}

/** fetch says only "fetch failed" and keeps why in the cause. */
function rootOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : messageOf(error);
}
