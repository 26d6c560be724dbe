import type { SingleBar } from 'cli-progress';
import type { AskedClipProgress } from '../engine/moveEngine.ts';
import { isLive, liveBar } from './liveBar.ts';
import { say } from './output.ts';

export interface AnalysisDisplay {
  show(progress: AskedClipProgress): void;
  close(): void;
}

/** A live bar on a terminal, a line at the start anywhere else; nothing before the first progress. */
export function analysisDisplay(stream: NodeJS.WriteStream): AnalysisDisplay {
  return isLive(stream) ? new LiveBar(stream) : new OneLine();
}

class LiveBar implements AnalysisDisplay {
  readonly #bar: SingleBar;
  #isStarted = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#bar = liveBar(stream, 'analysing {bar} {value} of {total} s');
  }

  show({ analysedSeconds, totalSeconds }: AskedClipProgress): void {
    const total = Math.ceil(Math.max(totalSeconds ?? 0, analysedSeconds));
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#bar.start(total, 0);
    }
    this.#bar.setTotal(total);
    this.#bar.update(Math.floor(analysedSeconds));
  }

  close(): void {
    this.#bar.stop();
  }
}

class OneLine implements AnalysisDisplay {
  #isSaid = false;

  show(): void {
    if (!this.#isSaid) {
      this.#isSaid = true;
      say('Analysing the video …');
    }
  }

  close(): void {}
}
