import type { ClipKey } from '../moves/clip.ts';
import { compareKeys } from '../moves/clip.ts';
import { MODALITIES } from '../moves/modality.ts';
import type { Move } from '../moves/move.ts';
import type { UnreadableReason } from '../moves/reasons/unreadable.ts';
import type { AnalysedStreams } from './analysis/clipAnalysis.ts';
import type { ClipProgress, FailedClip, MissingModality } from './generationResult.ts';
import { Pace } from './pace.ts';
import type { Workload } from './plan/workload.ts';

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
  readonly #lackingDecoders = new Map<string, number>();

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

  /**
   * @param capped whether the clip goes on after what was looked at of it
   * @param lackingDecoder the codec of its sound where ffmpeg has no decoder for that
   */
  embedded(move: Move, { capped, lackingDecoder }: Pick<AnalysedStreams, 'capped' | 'lackingDecoder'>): void {
    this.#embedded.push(move.key);
    this.#pace.done(move.key);
    if (capped) {
      this.#capped.push(move.key);
    }
    if (lackingDecoder !== null) {
      this.#countLack(lackingDecoder);
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

  failed(key: ClipKey, reason: UnreadableReason): void {
    this.#failed.push({ key, reason });
    if (reason.because === 'decoder-lacking') {
      this.#countLack(reason.codec);
    }
    this.#pace.done(key);
    this.#report(key, 'failed', reason);
  }

  /** Everything so far, by clip key. */
  summary() {
    return {
      embedded: [...this.#embedded].sort(compareKeys),
      failed: [...this.#failed].sort((a, b) => compareKeys(a.key, b.key)),
      missing: [...this.#missing].sort((a, b) => compareKeys(a.key, b.key)),
      capped: [...this.#capped].sort(compareKeys),
      lackingDecoders: Array.from(this.#lackingDecoders, ([codec, clips]) => ({ codec, clips })),
    };
  }

  #countLack(codec: string): void {
    this.#lackingDecoders.set(codec, (this.#lackingDecoders.get(codec) ?? 0) + 1);
  }

  #report(key: ClipKey, event: ClipProgress['event'], reason: UnreadableReason | null = null): void {
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
