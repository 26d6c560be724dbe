import { readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  /** Name of the program, such as `node` or `ffmpeg`. */
  readonly program: string;
}

/** Everything that a process has started and that still runs, as Linux lists it. */
export function startedBy(pid: number): Process[] {
  return childrenOf(pid).flatMap((child) => {
    const program = read(`/proc/${child}/comm`).trim();
    return program === '' ? [] : [{ pid: child, program }, ...startedBy(child)];
  });
}

function childrenOf(pid: number): number[] {
  const text = read(`/proc/${pid}/task/${pid}/children`);
  return text.split(' ').map(Number).filter(Boolean);
}

/** Empty where the process is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
