import type { ClipKey } from '../moves/clip.ts';
import type { Workload } from './plan/workload.ts';

/**
 * How far a run is with its workload, by the size of the clips: how long one takes goes roughly with it. Those that it
 * is at count half.
 */
export class Pace {
  readonly #sizes: ReadonlyMap<ClipKey, number>;
  readonly #totalBytes: number;
  readonly #startedAt = performance.now();
  #startedBytes = 0;
  #doneBytes = 0;

  constructor(workload: Workload) {
    this.#sizes = new Map([...workload].map(([{ key }, bytes]) => [key, bytes]));
    this.#totalBytes = [...workload.values()].reduce((total, bytes) => total + bytes, 0);
  }

  started(key: ClipKey): void {
    this.#startedBytes += this.#sizes.get(key) ?? 0;
  }

  done(key: ClipKey): void {
    this.#doneBytes += this.#sizes.get(key) ?? 0;
  }

  /** Seconds until the rest is done; null before one is. */
  secondsLeft(): number | null {
    if (this.#doneBytes === 0) {
      return null;
    }
    const elapsed = (performance.now() - this.#startedAt) / 1000;
    const behind = (this.#startedBytes + this.#doneBytes) / 2;
    return ((this.#totalBytes - behind) * elapsed) / behind;
  }
}
