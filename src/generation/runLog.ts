import type { ClipKey } from '../moves/clip.ts';
import { compareKeys } from '../moves/clip.ts';
import { MODALITIES } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import type { ClipProgress, FailedClip, MissingModality } from './generationResult.ts';
import { Pace } from './pace.ts';
import type { Workload } from './workload.ts';

/** What a run has done so far; tells `onProgress` of every step. */
export class RunLog {
  readonly #total: number;
  readonly #onProgress: (progress: ClipProgress) => void;
  readonly #pace: Pace;
  readonly #embedded: ClipKey[] = [];
  readonly #failed: FailedClip[] = [];
  readonly #missing: MissingModality[] = [];
  readonly #capped: ClipKey[] = [];
  #updated = 0;

  /** @param updates how many rows are brought up to date without their clips being analysed */
  constructor(workload: Workload, updates: number, onProgress: (progress: ClipProgress) => void) {
    this.#total = workload.size + updates;
    this.#pace = new Pace(workload);
    this.#onProgress = onProgress;
  }

  started(key: ClipKey): void {
    this.#pace.started(key);
    this.#report(key, 'started');
  }

  /** @param capped whether the clip goes on after what was looked at of it */
  embedded(move: Move, capped: boolean): void {
    this.#embedded.push(move.key);
    this.#pace.done(move.key);
    if (capped) {
      this.#capped.push(move.key);
    }
    for (const modality of MODALITIES) {
      const embedding = move.embeddings[modality];
      if (embedding.status === 'missing') {
        this.#missing.push({ key: move.key, modality, reason: embedding.reason });
      }
    }
    this.#report(move.key, 'embedded');
  }

  /** A row was brought up to date without its clip being analysed. */
  updated(key: ClipKey): void {
    this.#updated++;
    this.#report(key, 'updated');
  }

  failed(clip: FailedClip): void {
    this.#failed.push(clip);
    this.#pace.done(clip.key);
    this.#report(clip.key, 'failed', clip.reason);
  }

  /** Everything so far, by clip key. */
  summary() {
    return {
      embedded: [...this.#embedded].sort(compareKeys),
      failed: [...this.#failed].sort((a, b) => compareKeys(a.key, b.key)),
      missing: [...this.#missing].sort((a, b) => compareKeys(a.key, b.key)),
      capped: [...this.#capped].sort(compareKeys),
    };
  }

  #report(key: ClipKey, event: ClipProgress['event'], reason: string | null = null): void {
    const done = this.#updated + this.#embedded.length + this.#failed.length;
    this.#onProgress({
      done,
      total: this.#total,
      failed: this.#failed.length,
      key,
      event,
      reason,
      secondsLeft: this.#pace.secondsLeft(),
    });
  }
}
