import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationProgress } from '../../src/engine/moveEngine.ts';
import { EngineClient, type EngineClientOptions } from '../../src/engine/process/client.ts';
import { type Workspace, workspaceWith } from '../sampleLibrary.ts';

const ENGINE = join(import.meta.dirname, '../../dist/engine.js');
const DYING = join(import.meta.dirname, 'fixtures/dying.cjs');
const KEYS = ['arm_styling/paseala.mp4', 'bolero/paseala.mp4', 'intros/invitation.mp4'];
const SMALLEST = KEYS[2];

let workspace: Workspace;
let client: EngineClient;
let pids: number[];

async function startClient(
  keys: readonly string[],
  options: Partial<EngineClientOptions> = {},
): Promise<void> {
  workspace = await workspaceWith(keys, 2.5);
  pids = [];
  client = new EngineClient({ script: ENGINE, onStart: (pid) => pids.push(pid ?? 0), ...options });
}

function place() {
  return { root: workspace.root };
}

/** Settles once the process is gone. */
function ended(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const poll = setInterval(() => {
      try {
        process.kill(pid, 0);
      } catch {
        clearInterval(poll);
        resolve();
      }
    }, 5);
  });
}

describe('the engine in its own process', () => {
  beforeEach(() => startClient(KEYS));

  afterEach(async () => {
    client.dispose();
    await workspace.remove();
  });

  it('starts with the first request and serves all of them', async () => {
    expect(pids).toEqual([]);
    await client.engine.models({});
    await client.engine.models({});
    expect(pids).toHaveLength(1);
  });

  it('lets failures travel with their code and remedy', async () => {
    await expect(client.engine.statistics({ place: place() })).rejects.toMatchObject({
      name: 'Failure',
      code: 'library-missing',
      remedy: expect.stringContaining('Generate'),
    });
  });

  it('refuses a request that is not one', async () => {
    const request = { place: place(), clip: '', k: -1, filter: {}, weights: { pose: 1, audio: 1, text: 1 } };
    await expect(client.engine.similar(request)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('reports progress, and keeps what is done when a run is cancelled', async () => {
    const abort = new AbortController();
    const events: GenerationProgress[] = [];
    const result = await client.engine.generate(
      { place: place(), jobs: 1 },
      {
        signal: abort.signal,
        onProgress: (progress) => {
          events.push(progress);
          if (progress.event === 'embedded') {
            abort.abort();
          }
        },
      },
    );
    expect(events[0]).toMatchObject({ event: 'started', done: 0, total: 3, key: SMALLEST });
    expect(result).toMatchObject({ cancelled: true, embedded: [SMALLEST], moves: 1 });
  });

  it('tells the caller when it dies at work, and the next run completes', async () => {
    let isKilled = false;
    const broken = client.engine.generate(
      { place: place(), jobs: 1 },
      {
        onProgress: ({ event }) => {
          if (event === 'embedded' && !isKilled) {
            isKilled = true;
            process.kill(pids[0], 'SIGKILL');
          }
        },
      },
    );
    await expect(broken).rejects.toMatchObject({ code: 'engine-lost' });
    const { moves } = await client.engine.generate({ place: place() });
    expect(moves).toBe(3);
    expect(pids).toHaveLength(2);
  });
});

describe('an engine that is not needed or cannot live', () => {
  afterEach(async () => {
    client.dispose();
    await workspace.remove();
  });

  it('ends when it is idle and starts again when it is needed', async () => {
    await startClient([], { idleMs: 1 });
    await client.engine.models({});
    await ended(pids[0]);
    await client.engine.models({});
    expect(pids).toHaveLength(2);
  });

  it('is restarted three times in a row and then refused with a message', async () => {
    await startClient([], { script: DYING });
    for (let i = 0; i < 4; i++) {
      await expect(client.engine.models({})).rejects.toMatchObject({ code: 'engine-lost' });
    }
    await expect(client.engine.models({})).rejects.toThrow('4 times in a row');
    expect(pids).toHaveLength(4);
  });
});
