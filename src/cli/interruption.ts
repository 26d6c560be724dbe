/**
 * Runs `work` with a signal that Ctrl-C (or a polite kill) aborts: the first asks it to stop and keep what is done,
 * a second ends the program at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) {
    process.once(signal, stop);
  }
  try {
    return await work(abort.signal);
  } finally {
    for (const signal of signals) {
      process.off(signal, stop);
    }
  }
}
