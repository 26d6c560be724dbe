import { EXIT } from './exitCodes.ts';

/**
 * Runs `work` with a signal that Ctrl-C, a polite kill or a terminal that is closed aborts: the first asks it to stop and keep what is done,
 * a second ends the program at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  // Stays listening after the first signal: libraries that clean up behind them end a program nobody listens for.
  const stop = () => {
    if (abort.signal.aborted) {
      process.exit(EXIT.interrupted);
    }
    abort.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) {
    process.on(signal, stop);
  }
  try {
    return await work(abort.signal);
  } finally {
    for (const signal of signals) {
      process.off(signal, stop);
    }
  }
}
