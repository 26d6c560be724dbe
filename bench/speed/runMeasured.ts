import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { watchMemory } from './processMemory.ts';

/** What a program and all the processes below it took. */
export interface RunCost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Memory of all the processes together where it was greatest, in bytes; null where the system does not tell. */
  readonly peakBytes: number | null;
  /** From the start to the first line on the standard error that says so; null where none did. */
  readonly firstSeconds: number | null;
  /** What it printed on the standard output. */
  readonly output: string;
}

/** Prints, in the POSIX form `0m1.234s 0m0.100s`, the times of the shell and of all it waited for, on a line each. */
const TIMED_SCRIPT = '"$@" 2>&4; status=$?; times; exit $status';

/**
 * Runs a program to its end.
 * @param first what a line of the standard error looks like that tells of a first result
 * @throws Error where it ends with another exit code than 0
 */
export async function runMeasured(
  command: readonly string[],
  { cwd, env, first }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly first?: RegExp },
): Promise<RunCost> {
  const started = performance.now();
  const child = spawn('bash', ['-c', TIMED_SCRIPT, 'bash', ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ignore', 'pipe'],
  });
  const memory = watchMemory(child.pid);
  let firstSeconds: number | null = null;
  let said = '';
  child.stdio[4]?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (firstSeconds === null && first?.test(said)) {
      firstSeconds = (performance.now() - started) / 1000;
    }
  });
  const [printed] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'close')]);
  const wallSeconds = (performance.now() - started) / 1000;
  if (child.exitCode !== 0) {
    throw new Error(`${command.join(' ')} ended with ${child.exitCode}:\n${said}`);
  }
  const lines = printed.trimEnd().split('\n');
  return {
    wallSeconds,
    cpuSeconds: childSeconds(lines[lines.length - 1]),
    peakBytes: memory.stop(),
    firstSeconds,
    // The shell's times are the last two lines.
    output: lines.slice(0, -2).join('\n'),
  };
}

/** User and system time of what the shell waited for, from the last line of `times`. */
function childSeconds(line: string): number {
  const times = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
