import type { SingleBar } from 'cli-progress';
import type { ClipProgress, GenerationProgress } from '../engine/moveEngine.ts';
import { inEnglish } from '../moves/reasons/reasonWords.ts';
import { isLive, liveBar } from './liveBar.ts';
import { duration, printable, say } from './output.ts';

export interface ProgressDisplay {
  show(progress: GenerationProgress): void;
  close(): void;
}

const WAITING = 'Another run is at work on this library; waiting until it has finished.';

/** A live bar on a terminal; a line for each finished clip anywhere else. */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return isLive(stream) ? new LiveBar(stream) : new PlainLines();
}

class LiveBar implements ProgressDisplay {
  readonly #bar: SingleBar;
  #isStarted = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#bar = liveBar(stream, '{bar} {value} of {total} · {timeLeft} · {clip}');
  }

  show(progress: GenerationProgress): void {
    if (progress.event === 'waiting') {
      say(WAITING);
    } else {
      this.#update(progress);
    }
  }

  #update({ done, total, key, event, secondsLeft }: ClipProgress): void {
    const step = event === 'updated' ? 'updating without reading clips' : 'reading the first clip';
    const timeLeft = secondsLeft === null ? step : `${duration(secondsLeft)} left`;
    const payload = { timeLeft, clip: printable(key) };
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#bar.start(total, done, payload);
    }
    this.#bar.update(done, payload);
  }

  close(): void {
    this.#bar.stop();
  }
}

class PlainLines implements ProgressDisplay {
  show(progress: GenerationProgress): void {
    if (progress.event === 'waiting') {
      say(WAITING);
    } else if (progress.event !== 'started') {
      const { done, total, key, event, reason, secondsLeft } = progress;
      const why = reason === null ? '' : ` (${printable(inEnglish(reason))})`;
      const left = secondsLeft === null || done === total ? '' : `, ${duration(secondsLeft)} left`;
      say(`${done}/${total} ${event} ${printable(key)}${why}${left}`);
    }
  }

  close(): void {}
}
