import type { RenderProgress } from './renderOptions.ts';

/** Adds up what the segments of a video report while several are made at once. */
export class RenderLog {
  readonly #totalFrames: number;
  readonly #report: (progress: RenderProgress) => void;
  readonly #startedAt = performance.now();
  readonly #framesOf = new Map<number, number>();

  constructor(totalFrames: number, report: (progress: RenderProgress) => void) {
    this.#totalFrames = totalFrames;
    this.#report = report;
  }

  /** So many frames of a segment are ready. */
  frames(segment: number, frames: number): void {
    this.#framesOf.set(segment, frames);
    const doneFrames = [...this.#framesOf.values()].reduce((sum, count) => sum + count, 0);
    const elapsed = (performance.now() - this.#startedAt) / 1000;
    this.#report({
      stage: 'picture',
      doneFrames,
      totalFrames: this.#totalFrames,
      secondsLeft: doneFrames === 0 ? null : (elapsed * (this.#totalFrames - doneFrames)) / doneFrames,
    });
  }

  joining(): void {
    const totalFrames = this.#totalFrames;
    this.#report({ stage: 'joining', doneFrames: totalFrames, totalFrames, secondsLeft: null });
  }
}
