// Whether memory stays flat as folders grow: npm run bench:memory
// Embeds folders of ten and of a thousand clips, two seconds of a sample each, and prints the peak of all processes.
import { copyFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { table } from '../../src/cli/presenting/table.ts';
import { tinyClips } from '../../test/faults/tinyClips.ts';
import { type RunCost, runMeasured } from './runMeasured.ts';

const CLI = resolve('dist/cli.js');
const COUNTS = [10, 1_000];

/** Embeds ten clips and copies of them, so many in all. */
async function embed(count: number): Promise<RunCost> {
  const { root, clips, remove } = await tinyClips(10);
  try {
    const files = await readdir(clips, { recursive: true });
    const originals = files.filter((file) => file.endsWith('.mp4'));
    for (let i = originals.length; i < count; i++) {
      const original = join(clips, originals[i % originals.length]);
      await copyFile(original, original.replace('.mp4', ` copy ${i}.mp4`));
    }
    return await runMeasured([process.execPath, CLI, 'generate', clips], { cwd: root });
  } finally {
    await remove();
  }
}

async function main(): Promise<void> {
  const rows: string[][] = [];
  for (const count of COUNTS) {
    const { wallSeconds, cpuSeconds, peakBytes } = await embed(count);
    const peak = peakBytes === null ? 'not known here' : `${(peakBytes / 1e6).toFixed(0)} MB`;
    rows.push([`${count}`, wallSeconds.toFixed(1), cpuSeconds.toFixed(1), peak]);
  }
  console.log(table(['clips', 'wall s', 'CPU s', 'peak memory'], rows));
}

void main();
