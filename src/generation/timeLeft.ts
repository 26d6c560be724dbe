/**
 * Seconds until the rest is done, from the pace so far; null before there is one.
 * @param elapsedSeconds since the run began
 */
export function secondsLeft(done: number, total: number, elapsedSeconds: number): number | null {
  return done === 0 ? null : ((total - done) * elapsedSeconds) / done;
}
