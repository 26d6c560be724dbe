import { type ConnectedChild, startChild } from '../../rpc/childProcess.ts';
import type { Call } from '../../rpc/procedures.ts';
import { Failure, messageOf } from '../../shared/failure.ts';
import { type EngineMethod, engineAnsweredBy, type MoveEngine } from '../contract/contract.ts';

export interface EngineClientOptions {
  /** The engine's script, `dist/engine.js`. */
  readonly script: string;
  /** After so long without a request the engine is let go. */
  readonly idleMs?: number;
  /** What the engine's processes print, line by line. */
  readonly onOutput?: (line: string) => void;
  readonly onStart?: (pid: number | undefined) => void;
}

const TWO_MINUTES_MS = 120_000;

/** How often in a row an engine that dies is started again. */
const MAX_RESTARTS = 3;

/**
 * The engine in a process of its own: started by the first request, let go when idle, started again after it died.
 * A request whose engine dies rejects with `engine-lost`; so does every request after `MAX_RESTARTS` restarts that
 * answered nothing.
 */
export class EngineClient {
  readonly engine: MoveEngine;
  readonly #options: EngineClientOptions;
  #child: ConnectedChild | null = null;
  #pending = 0;
  #idleTimer: NodeJS.Timeout | undefined;
  #deathsInARow = 0;

  constructor(options: EngineClientOptions) {
    this.#options = options;
    this.engine = engineAnsweredBy((method, request, call) => this.#request(method, request, call));
  }

  /** Ends the engine and rejects what is pending. A later request starts it again. */
  dispose(): void {
    clearTimeout(this.#idleTimer);
    this.#child?.kill();
    this.#child = null;
  }

  async #request(method: EngineMethod, request: unknown, call?: Call<never>): Promise<unknown> {
    const child = this.#child ?? this.#start();
    clearTimeout(this.#idleTimer);
    this.#pending++;
    try {
      const answer = await child.request(method, request, call);
      this.#deathsInARow = 0;
      return answer;
    } catch (error) {
      if (!child.isAlive()) {
        throw new Failure('engine-lost', `The engine stopped while it was at work: ${messageOf(error)}.`, {
          remedy: 'What was done is kept. Run the command again; the log tells more.',
          cause: error,
        });
      }
      this.#deathsInARow = 0;
      throw error;
    } finally {
      this.#pending--;
      this.#waitForWork();
    }
  }

  #start(): ConnectedChild {
    if (this.#deathsInARow > MAX_RESTARTS) {
      throw new Failure('engine-lost', `The engine stopped ${this.#deathsInARow} times in a row.`, {
        remedy: 'The log and the setup check tell why. Reload the window to try again.',
      });
    }
    const child = startChild(this.#options.script, this.#options.onOutput);
    this.#options.onStart?.(child.pid);
    this.#child = child;
    void child.exited.then(() => {
      // An engine that was let go, or replaced, did not die.
      if (this.#child === child) {
        this.#child = null;
        this.#deathsInARow++;
      }
    });
    return child;
  }

  #waitForWork(): void {
    clearTimeout(this.#idleTimer);
    if (this.#pending === 0 && this.#child) {
      this.#idleTimer = setTimeout(() => {
        const child = this.#child;
        this.#child = null;
        child?.release();
      }, this.#options.idleMs ?? TWO_MINUTES_MS);
      this.#idleTimer.unref();
    }
  }
}
