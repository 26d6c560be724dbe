// What a large library costs, made of real clips' vectors: time, memory and storage of writing, indexing, searching and
// counting it, and the share of the best moves that a search finds:
//   npm run bench:search -- [ROWS …] [--complete] [--keep FOLDER]
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { table } from '../../src/cli/presenting/table.ts';
import { exactBest } from './exactBest.ts';
import type { LargeLibrary } from './largeLibrary.ts';
import { SEARCHES } from './searches.ts';
import { exactFile, libraryOf, movesOf, queriesOf, type SearchFigures, STAGES } from './stages.ts';

type Stage = keyof typeof STAGES;

interface Options {
  readonly complete?: boolean;
  readonly keep?: string;
}

interface Cost<Result> {
  readonly result: Result;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const [, program, stageName, ...stageArguments] = process.argv;
if (isStage(stageName)) {
  const [folder, rows, isComplete] = stageArguments;
  void runStage(stageName, folder, Number(rows), isComplete === 'true');
} else {
  void new Command('bench:search')
    .description(
      'Measures what searching and counting a large library costs, and how much of the best it finds.',
    )
    .argument('[rows...]', 'sizes of the libraries', parseRows)
    .option('--complete', 'every clip has all vectors; else some are silent, and nobody is seen in some')
    .option('--keep <folder>', 'keeps the libraries there for the next time')
    .action(main)
    .parseAsync();
}

function isStage(name: string | undefined): name is Stage {
  return name !== undefined && Object.hasOwn(STAGES, name);
}

function parseRows(text: string, others: readonly number[] = []): number[] {
  if (!/^[1-9]\d*$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return [...others, Number(text)];
}

async function main(
  sizes: readonly number[] = [150, 10_000, 100_000],
  { complete = false, keep }: Options,
): Promise<void> {
  const work = keep === undefined ? await mkdtemp(join(tmpdir(), 'bench-search-')) : resolve(keep);
  try {
    for (const rows of sizes) {
      const folder = join(work, `${rows}${complete ? '-complete' : ''}`);
      await mkdir(folder, { recursive: true });
      await measure(folder, await libraryOf(rows, complete));
    }
  } finally {
    await (keep === undefined ? rm(work, { recursive: true, force: true }) : undefined);
  }
}

async function measure(folder: string, library: LargeLibrary): Promise<void> {
  const { rows } = library;
  if (!existsSync(exactFile(folder))) {
    const best = exactBest(SEARCHES, queriesOf(library), movesOf(library));
    await writeFile(exactFile(folder), JSON.stringify(best));
  }
  const written = await inProcess('write', folder, library);
  const bytesBefore = await bytesBelow(folder);
  const optimized = await inProcess('optimize', folder, library);
  const headers = await inProcess('headers', folder, library);
  const statistics = await inProcess('statistics', folder, library);
  const searched = await inProcess<SearchFigures[]>('search', folder, library);
  const costs = { written, optimized, 'headers read': headers, statistics, 'all searches': searched };
  console.log(`\n${rows} moves, ${kilobytesEach(bytesBefore, rows)} each as written,`);
  console.log(`${kilobytesEach(await bytesBelow(folder), rows)} with the indexes and what they replaced\n`);
  console.log(
    table(
      ['in a process of its own', 'wall s', 'CPU s', 'peak memory'],
      Object.entries(costs).map(([name, { wallSeconds, cpuSeconds, peakBytes }]) => [
        name,
        wallSeconds.toFixed(2),
        cpuSeconds.toFixed(2),
        `${(peakBytes / 1e6).toFixed(0)} MB`,
      ]),
    ),
  );
  console.log();
  console.log(
    table(
      ['similar', 'p50 ms', 'first ms', 'CPU ms', 'recall@10'],
      searched.result.map(({ name, medianMs, firstMs, cpuMs, recall }) => [
        name,
        medianMs.toFixed(1),
        firstMs.toFixed(1),
        cpuMs.toFixed(1),
        recall.toFixed(3),
      ]),
    ),
  );
}

function kilobytesEach(bytes: number, rows: number): string {
  return `${(bytes / rows / 1000).toFixed(2)} kB`;
}

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function runStage(name: Stage, folder: string, rows: number, isComplete: boolean): Promise<void> {
  const library = await libraryOf(rows, isComplete);
  const started = performance.now();
  const result = await STAGES[name](folder, library);
  const { user, system } = process.cpuUsage();
  const cost: Cost<unknown> = {
    result,
    wallSeconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.send?.(cost);
  process.disconnect();
}

/** Runs a stage in a process of its own. */
function inProcess<Result>(
  name: Stage,
  folder: string,
  { rows, isComplete }: LargeLibrary,
): Promise<Cost<Result>> {
  return new Promise((onDone, onFailed) => {
    fork(program, [name, folder, String(rows), String(isComplete)])
      .on('message', (cost: Cost<Result>) => onDone(cost))
      .on('exit', (code) => onFailed(new Error(`The stage ${name} ended with ${code}.`)));
  });
}
