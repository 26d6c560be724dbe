import { readdirSync, readFileSync } from 'node:fs';

/** Looked at ten times a second, the processes would be slower by a twentieth. */
const EVERY_MS = 500;

/** Follows the memory of a process and all below it, until it is stopped. */
export function watchMemory(root: number | undefined): { stop(): number | null } {
  let peak: number | null = null;
  const timer = setInterval(() => {
    const bytes = root === undefined ? null : treeBytes(root);
    peak = bytes === null ? peak : Math.max(peak ?? 0, bytes);
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Proportional share of memory of a process and all below it. Null on systems other than Linux. */
function treeBytes(root: number): number | null {
  const children = childrenByParent();
  if (!children) {
    return null;
  }
  let bytes = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    bytes += 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(readProcess(pid, 'smaps_rollup') ?? '')?.[1] ?? 0);
    open.push(...(children.get(pid) ?? []));
  }
  return bytes;
}

function childrenByParent(): ReadonlyMap<number, readonly number[]> | null {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return null;
  }
  const children = new Map<number, number[]>();
  for (const pid of names.map(Number).filter(Number.isInteger)) {
    // The name in brackets may hold anything; the parent is the second field after it.
    const parent = Number(/\) \S (\d+)/.exec(readProcess(pid, 'stat') ?? '')?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

/** Null where the process has ended meanwhile. */
function readProcess(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
