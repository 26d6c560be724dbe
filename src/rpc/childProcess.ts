import { fork } from 'node:child_process';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { Failure } from '../shared/failure.ts';
import { type Call, request } from './procedures.ts';

interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A Node process of ours and the connection to it. It ends when its parent ends. */
export interface ConnectedChild {
  readonly pid: number | undefined;
  /**
   * Calls a procedure of the child, which is of the same build: its answer is taken for a `Result` unchecked.
   * @throws Failure what the procedure threw, or `internal` saying how the child ended before it answered.
   */
  request<Result, Progress = never>(method: string, request: unknown, call?: Call<Progress>): Promise<Result>;
  isAlive(): boolean;
  /** Settles when the process has ended, however it did. */
  readonly exited: Promise<ChildExit>;
  /** Lets go of the child, which ends by itself once it sees the connection closed. */
  release(): void;
  /** Ends the child: lets go of it, so that it can end what it started, and kills it where it does not see that. */
  kill(): void;
}

/** A child that is killed has so long to end what it started. */
const GRACE_MS = 1000;

/**
 * Forks `script`. Structured clone carries the messages, so typed arrays and dates arrive as such.
 * What the child prints goes to `onOutput` line by line.
 */
export function startChild(script: string, onOutput: (line: string) => void = () => {}): ConnectedChild {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
        onOutput(line);
      }
    });
  }
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  // A message that no longer reaches a dying child is answered by its exit.
  connection.onError(() => {});
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  connection.listen();
  // Whoever still waits for an answer is told.
  void exited.then(() => connection.dispose());
  const release = () => {
    if (child.connected) {
      child.disconnect();
    }
  };
  const isAlive = () => child.exitCode === null && child.signalCode === null && child.connected;
  return {
    pid: child.pid,
    isAlive,
    request: async <Result>(method: string, value: unknown, call: Call<never> = {}) => {
      const answer = request(connection, method, value, call as Call<unknown>) as Promise<Result>;
      // A lost connection rejects the answer, and the exit that caused it tells more.
      return await answer.catch(async (failure: unknown) => {
        if (isAlive()) {
          throw failure;
        }
        const { code, signal } = await exited;
        throw new Failure('internal', `its process ended (${signal ?? `exit code ${code}`})`);
      });
    },
    exited,
    release,
    kill: () => {
      release();
      const killing = setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
      void exited.then(() => clearTimeout(killing));
    },
  };
}

/** The child's end: the connection to the parent. Ends this process when the parent is gone. */
export function connectToParent(): MessageConnection {
  process.once('disconnect', () => process.exit(0));
  return createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
}
