import { resolve } from 'node:path';
import { EngineClient } from '../../src/engine/process/client.ts';

/** Seconds from starting the engine's process to its first answer about a library. */
export async function openEngine(root: string): Promise<number> {
  const started = performance.now();
  const client = new EngineClient({ script: resolve('dist/engine.js') });
  await client.engine.statistics({ place: { root } });
  client.dispose();
  return (performance.now() - started) / 1000;
}
