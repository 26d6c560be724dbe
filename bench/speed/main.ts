// What embedding costs, side by side with the least it could: npm run bench -- [CLIPS] [--clips N] [--also-with ID] [--json FILE]
// CLIPS are the real clips beside the project where they are there, else the samples.
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { build } from 'esbuild';
import { table } from '../../src/cli/presenting/table.ts';
import { readCatalogue } from '../../src/clips/catalogue.ts';
import { DEFAULT_POSE_MODEL } from '../../src/models/manifest.ts';
import { type BenchClips, benchClips } from '../benchClips.ts';
import { openEngine } from './openEngine.ts';
import type { Parts } from './parts.ts';
import { type RunCost, runMeasured } from './runMeasured.ts';

const WEIGHTS = resolve(`models/${DEFAULT_POSE_MODEL}/model.onnx`);
const CLI = resolve('dist/cli.js');

interface Options {
  readonly clips: number;
  readonly alsoWith?: string;
  readonly json?: string;
}

/** A library root of its own with some of the clips, evenly spread. */
async function copyClips({ folder, annotations }: BenchClips, count: number, to: string): Promise<string[]> {
  const { clips } = await readCatalogue(resolve(folder), resolve(annotations));
  const step = Math.max(1, clips.length / count);
  const keys = Array.from(
    { length: Math.min(count, clips.length) },
    (_, i) => clips[Math.floor(i * step)].key,
  );
  const root = join(to, relative(dirname(folder), folder));
  for (const key of keys) {
    await mkdir(dirname(join(root, key)), { recursive: true });
    await copyFile(join(folder, key), join(root, key));
  }
  await cp(annotations, join(to, 'annotations.json'));
  return keys.map((key) => join(root, key));
}

async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = resolve(folder, `${entry.split('/').at(-1)?.replace('.ts', '')}-${process.pid}.cjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}

const perClip = (seconds: number, clips: readonly string[]): string => (seconds / clips.length).toFixed(2);
const megabytes = (bytes: number | null): string =>
  bytes === null ? 'not known here' : `${(bytes / 1e6).toFixed(0)} MB`;

function costRows(
  name: string,
  { wallSeconds, cpuSeconds, peakBytes }: RunCost,
  clips: readonly string[],
): string[] {
  return [name, perClip(wallSeconds, clips), perClip(cpuSeconds, clips), megabytes(peakBytes)];
}

async function main(folder: string | undefined, { clips: count, alsoWith, json }: Options): Promise<void> {
  const found = benchClips();
  const source = folder === undefined ? found : { folder, annotations: found.annotations };
  const work = await mkdtemp(join(tmpdir(), 'bench-speed-'));
  const bundles = resolve('node_modules/.cache/bench-speed');
  try {
    const [many, one] = ['many', 'one'].map((name) => join(work, name));
    const clips = await copyClips(source, count, many);
    await copyClips(source, 1, one);
    const processes = availableParallelism();
    const [floorScript, partsScript] = await Promise.all(
      ['bench/speed/floor.ts', 'bench/speed/parts.ts'].map((entry) => bundled(entry, bundles)),
    );
    const node = process.execPath;
    const at = { cwd: many };
    const generate = [node, CLI, 'generate'];
    // Twice, the floor before and after, so that a machine that grows busy shows.
    const floors = [await runMeasured([node, floorScript, WEIGHTS, `${processes}`, ...clips], at)];
    const run = await runMeasured(generate, { ...at, first: /1\/\d+ / });
    floors.push(await runMeasured([node, floorScript, WEIGHTS, `${processes}`, ...clips], at));
    const again = await runMeasured(generate, at);
    const others =
      alsoWith === undefined
        ? []
        : [{ name: alsoWith, run: await runMeasured([...generate, '--pose-model', alsoWith], at) }];
    const alone = await runMeasured(generate, { cwd: one });
    const help = await runMeasured([node, CLI, '--help'], at);
    const engineSeconds = await openEngine(many);
    const inOne = await runMeasured(
      [node, partsScript, WEIGHTS, join(many, '.move-embeddings'), ...clips],
      at,
    );
    const { parts, ownSeconds }: Parts = JSON.parse(inOne.output);
    const ffmpegSeconds = inOne.cpuSeconds - ownSeconds;

    const cheaper = floors[0].cpuSeconds < floors[1].cpuSeconds ? floors[0] : floors[1];
    console.log(
      `${clips.length} clips, ${processes} processes, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
    );
    console.log(
      table(
        ['a clip', 'wall s', 'CPU s', 'peak memory'],
        [
          costRows('generate', run, clips),
          ...others.map((other) => costRows(`with ${other.name}`, other.run, clips)),
          ...floors.map((floor, i) => costRows(i === 0 ? 'floor before' : 'floor after', floor, clips)),
        ],
      ),
    );
    console.log(`\ngenerate is ${(run.cpuSeconds / cheaper.cpuSeconds).toFixed(2)} times the floor's CPU,`);
    console.log(`${(run.wallSeconds / cheaper.wallSeconds).toFixed(2)} times its time.\n`);
    console.log(
      table(
        ['one after the other in one process', 'CPU s a clip'],
        [...Object.entries(parts), ['ffmpeg and ffprobe', ffmpegSeconds] as const].map(([part, seconds]) => [
          part,
          perClip(seconds, clips),
        ]),
      ),
    );
    console.log(
      table(
        ['in all', 'wall s'],
        [
          ['first clip embedded', `${run.firstSeconds?.toFixed(2) ?? 'not seen'}`],
          ['a clip that is alone', alone.wallSeconds.toFixed(2)],
          ['nothing changed', again.wallSeconds.toFixed(2)],
          ['--help', help.wallSeconds.toFixed(2)],
          ['engine started and answering', engineSeconds.toFixed(2)],
        ],
      ),
    );
    if (json !== undefined) {
      const figures = {
        clips: clips.length,
        processes,
        run,
        others,
        floors,
        alone,
        again,
        help,
        engineSeconds,
        ffmpegSeconds,
        parts,
      };
      await writeFile(json, `${JSON.stringify(figures, null, 1)}\n`);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function parseCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return Number(text);
}

void new Command('bench')
  .description('Measures what embedding costs, and what the least is that it could cost.')
  .argument('[clips]', 'folder of clips, one subfolder a category')
  .option('--clips <n>', 'so many of them, evenly spread', parseCount, 14)
  .option('--also-with <id>', 'embed them with this pose network, too')
  .option('--json <file>', 'write all figures')
  .action(main)
  .parseAsync();
