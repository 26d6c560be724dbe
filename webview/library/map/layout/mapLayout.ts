import type { MapVectors } from '../../../../src/protocol/panelData.ts';
import { messageOf } from '../../../../src/shared/failure.ts';
import type { LayoutTask } from './layOutMap.ts';
import type { FromMapWorker, ToMapWorker } from './layoutMessages.ts';

/** Lays the map out in a worker of its own. */
export class MapLayout {
  readonly #onMessage: (message: FromMapWorker) => void;
  readonly #worker: Promise<Worker>;

  /** @param script address of the worker's script */
  constructor(script: string, onMessage: (message: FromMapWorker) => void) {
    this.#onMessage = onMessage;
    this.#worker = startWorker(script);
    this.#worker.then(
      (worker) => {
        worker.addEventListener('message', ({ data }: MessageEvent<FromMapWorker>) => onMessage(data));
        worker.addEventListener('error', ({ message }) => onMessage({ type: 'failed', message }));
      },
      // Whoever asks for a layout is told.
      () => undefined,
    );
  }

  takeVectors({ keys, dimension, vectors }: MapVectors): void {
    this.#post({ type: 'vectors', vectors: { count: keys.length, dimension, values: vectors } });
  }

  layOut(task: LayoutTask): void {
    this.#post({ type: 'lay-out', ...task });
  }

  #post(message: ToMapWorker): void {
    this.#worker.then(
      (worker) => worker.postMessage(message),
      (error: unknown) => this.#onMessage({ type: 'failed', message: messageOf(error) }),
    );
  }
}

/** A webview's scripts are of another origin than its page, so a worker can start from a blob alone. */
async function startWorker(script: string): Promise<Worker> {
  const source = await (await fetch(script)).blob();
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(url, { type: 'module' });
  } finally {
    URL.revokeObjectURL(url);
  }
}
