import type { RenderProgress } from '../../engine/moveEngine.ts';
import { isLive, liveBar } from '../liveBar.ts';
import { duration, say } from '../output.ts';

interface RenderDisplay {
  show(progress: RenderProgress): void;
  close(): void;
}

/** A live bar on a terminal; anywhere else a line for every tenth of the frames. */
export function renderDisplay(stream: NodeJS.WriteStream): RenderDisplay {
  return isLive(stream) ? renderBar(stream) : plainLines();
}

function renderBar(stream: NodeJS.WriteStream): RenderDisplay {
  const bar = liveBar(stream, '{bar} {percentage} % · {state}');
  let isStarted = false;
  return {
    show: (progress) => {
      const payload = { state: stateOf(progress) };
      if (!isStarted) {
        isStarted = true;
        bar.start(progress.totalFrames, 0, payload);
      }
      bar.update(progress.doneFrames, payload);
    },
    close: () => bar.stop(),
  };
}

function plainLines(): RenderDisplay {
  let lastTenth = -1;
  return {
    show: (progress) => {
      const tenth = Math.floor((10 * progress.doneFrames) / progress.totalFrames);
      if (progress.stage === 'picture' && tenth > lastTenth) {
        lastTenth = tenth;
        say(`${10 * tenth} %, ${stateOf(progress)}`);
      }
    },
    close: () => {},
  };
}

function stateOf({ stage, secondsLeft }: RenderProgress): string {
  if (stage === 'joining') {
    return 'joining';
  }
  return secondsLeft === null ? 'reading the first clip' : `${duration(secondsLeft)} left`;
}
