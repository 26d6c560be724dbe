import { CancellationTokenSource, type MessageConnection, ProgressType } from 'vscode-jsonrpc/node';
import { fromResponseError, toResponseError } from './failures.ts';

/** What travels beside a request: a way to cancel it and, coming back, its progress. */
export interface Call<Progress = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A function of another process. Its request, progress and result are data that structured clone can copy. */
export type Procedure<Request, Result, Progress = never> = (
  request: Request,
  call?: Call<Progress>,
) => Promise<Result>;

interface Envelope {
  readonly request: unknown;
  readonly progressToken: number;
}

const PROGRESS = new ProgressType<unknown>();

/** Answers `method` with `procedure`; whatever it throws travels back as a failure. */
export function serve(
  connection: MessageConnection,
  method: string,
  procedure: Procedure<unknown, unknown, unknown>,
): void {
  connection.onRequest(method, async ({ request, progressToken }: Envelope, token) => {
    const abort = new AbortController();
    const cancelled = token.onCancellationRequested(() => abort.abort());
    try {
      return await procedure(request, {
        signal: abort.signal,
        onProgress: (progress) => void connection.sendProgress(PROGRESS, progressToken, progress),
      });
    } catch (error) {
      throw toResponseError(error);
    } finally {
      cancelled.dispose();
    }
  });
}

let lastProgressToken = 0;

/**
 * Calls `method` of the process at the other end.
 * @throws Failure what the procedure threw there, or `internal` when the connection is lost.
 */
export async function request(
  connection: MessageConnection,
  method: string,
  request: unknown,
  call: Call<unknown> = {},
): Promise<unknown> {
  const progressToken = ++lastProgressToken;
  const progress = connection.onProgress(PROGRESS, progressToken, (value) => call.onProgress?.(value));
  const cancellation = new CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  call.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const envelope: Envelope = { request, progressToken };
    const answer = connection.sendRequest<unknown>(method, envelope, cancellation.token);
    if (call.signal?.aborted) {
      cancel();
    }
    return await answer;
  } catch (error) {
    throw fromResponseError(error);
  } finally {
    progress.dispose();
    call.signal?.removeEventListener('abort', cancel);
    cancellation.dispose();
  }
}
