import type { UnreadableReason } from '../../moves/reasons/unreadable.ts';
import { type ConnectedChild, startChild } from '../../rpc/childProcess.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import {
  ANALYSE_CLIP,
  type AnalysisProgress,
  type AnalysisRequest,
  type ClipAnalysis,
} from './clipAnalysis.ts';

/** A clip that shows no sign of life for so long is given up. */
export const STALL_SECONDS = 120;

export interface AnalysisPoolOptions {
  /** The analysis process's script. */
  readonly script: string;
  readonly processes: number;
  /** A process that shows no sign of life for so long is killed and its clip fails. */
  readonly stallSeconds: number;
  readonly onOutput?: (line: string) => void;
}

export interface AnalysedClip<Request> {
  readonly request: Request;
  readonly analysis: ClipAnalysis;
}

/**
 * Analyses clips in child processes, one clip each at a time, and yields them as they are done (in any order).
 * A process that dies or hangs fails its clip and is replaced for the next. Ends early, with its processes, when
 * `signal` aborts or the consumer returns.
 * @throws Failure where no clip could be analysed at all, such as for a missing model.
 */
export async function* analyseClips<Request extends AnalysisRequest>(
  requests: Iterable<Request>,
  options: AnalysisPoolOptions,
  events: {
    readonly onStart?: (request: Request) => void;
    /** Told how many seconds of a clip have been read. */
    readonly onRead?: (request: Request, seconds: number) => void;
    readonly signal?: AbortSignal | undefined;
  },
): AsyncGenerator<AnalysedClip<Request>> {
  const queue = requests[Symbol.iterator]();
  const slots = new Map<AnalysisSlot, Promise<{ slot: AnalysisSlot; clip: AnalysedClip<Request> }>>();
  const occupy = (slot: AnalysisSlot): void => {
    const next = events.signal?.aborted ? { done: true as const } : queue.next();
    if (next.done) {
      slot.close();
      slots.delete(slot);
      return;
    }
    events.onStart?.(next.value);
    slots.set(
      slot,
      slot
        .analyse(next.value, {
          signal: events.signal,
          onRead: (seconds) => events.onRead?.(next.value, seconds),
        })
        .then((analysis) => ({ slot, clip: { request: next.value, analysis } })),
    );
  };
  try {
    for (let i = 0; i < options.processes; i++) {
      occupy(new AnalysisSlot(options));
    }
    while (slots.size > 0) {
      const { slot, clip } = await Promise.race(slots.values());
      if (events.signal?.aborted) {
        return;
      }
      occupy(slot);
      yield clip;
    }
  } finally {
    for (const slot of slots.keys()) {
      slot.kill();
    }
    await Promise.allSettled(slots.values());
  }
}

/** One place in the pool: a process, started when first needed and replaced after it died. */
class AnalysisSlot {
  readonly #options: AnalysisPoolOptions;
  #child: ConnectedChild | null = null;

  constructor(options: AnalysisPoolOptions) {
    this.#options = options;
  }

  async analyse(
    clip: AnalysisRequest,
    {
      signal,
      onRead,
    }: { readonly signal: AbortSignal | undefined; readonly onRead: (seconds: number) => void },
  ): Promise<ClipAnalysis> {
    const child = this.#child ?? startChild(this.#options.script, this.#options.onOutput);
    this.#child = child;
    let stalled = false;
    const watchdog = setTimeout(() => {
      stalled = true;
      child.kill();
    }, this.#options.stallSeconds * 1000);
    const kill = () => child.kill();
    signal?.addEventListener('abort', kill, { once: true });
    try {
      return await askToAnalyse(child, clip, ({ decodedSeconds }) => {
        watchdog.refresh();
        onRead(decodedSeconds);
      });
    } catch (error) {
      if (error instanceof Failure && error.code !== 'internal') {
        throw error;
      }
      this.#child = null;
      child.kill();
      const reason: UnreadableReason = stalled
        ? { because: 'analysis-stalled', seconds: this.#options.stallSeconds }
        : { because: 'other', words: messageOf(error) };
      return { status: 'failed', reason };
    } finally {
      clearTimeout(watchdog);
      signal?.removeEventListener('abort', kill);
    }
  }

  /** Lets the process end once it has answered. */
  close(): void {
    this.#child?.release();
  }

  kill(): void {
    this.#child?.kill();
  }
}

/** The analysis that the child makes. It is the same build as this process, so its answer needs no check. */
function askToAnalyse(
  child: ConnectedChild,
  { setup, path, part, dance }: AnalysisRequest,
  onProgress: (progress: AnalysisProgress) => void,
): Promise<ClipAnalysis> {
  return child.request<ClipAnalysis>(ANALYSE_CLIP, { setup, path, part, dance } satisfies AnalysisRequest, {
    // The same build sends it.
    onProgress: (progress) => onProgress(progress as AnalysisProgress),
  });
}
