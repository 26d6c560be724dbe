import { messageOf } from '../../../../src/shared/failure.ts';
import { type LayoutTask, layOutMap } from './layOutMap.ts';
import type { FromMapWorker, ToMapWorker } from './layoutMessages.ts';
import type { FusedVectors } from './reduceVectors.ts';
import { FEWEST_FOR_MAP } from './umapLayout.ts';

/** The map's worker: lays the library out without holding up the page. */

let vectors: FusedVectors | null = null;
/** Counts the layouts asked for, so that a new one ends the one before. */
let asked = 0;

addEventListener('message', ({ data }: MessageEvent<ToMapWorker>) => {
  switch (data.type) {
    case 'vectors':
      vectors = data.vectors;
      break;
    case 'lay-out':
      void layOut(data);
  }
});

async function layOut(task: LayoutTask): Promise<void> {
  const current = ++asked;
  try {
    if (vectors === null || vectors.count < FEWEST_FOR_MAP) {
      send({ type: 'too-few' });
      return;
    }
    for (const step of layOutMap(vectors, task)) {
      send({ type: 'step', ...step });
      // Lets newer messages in.
      await new Promise((resume) => setTimeout(resume));
      if (current !== asked) {
        return;
      }
    }
  } catch (error) {
    send({ type: 'failed', message: messageOf(error) });
  }
}

function send(message: FromMapWorker): void {
  postMessage(message);
}
