// Holds the embeddings to numbers on a folder of labelled clips:
// npm run bench:quality -- CLIPS ANNOTATIONS [--songs FILE] [--pose-model ID] [--json FILE] [--against FILE] [--no-altered]
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Failure } from '../../src/shared/failure.ts';
import { runBench } from './bench.ts';
import { compareFigures } from './comparison.ts';
import { comparisonText, reportText } from './report.ts';
import { readResult } from './result.ts';

interface Options {
  readonly songs?: string;
  readonly poseModel?: string;
  readonly json?: string;
  readonly against?: string;
  /** How many clips are altered: a number, all or none. */
  readonly altered: number | boolean;
}

function alteredCount(altered: Options['altered']): number {
  return typeof altered === 'number' ? altered : altered ? Number.POSITIVE_INFINITY : 0;
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number.');
  }
  return Number(text);
}

async function main(clips: string, annotations: string, options: Options): Promise<void> {
  const against = options.against === undefined ? null : await readResult(options.against);
  const result = await runBench({
    clips,
    annotations,
    songs: options.songs ?? null,
    poseModel: options.poseModel ?? null,
    alteredClips: alteredCount(options.altered),
    onProgress: (line) => console.error(line),
  });
  console.log(reportText(result));
  if (against) {
    console.log(`\nAgainst ${options.against}, clip by clip:\n`);
    console.log(comparisonText(compareFigures(result.figures, against.figures)));
  }
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify(result, null, 1)}\n`);
  }
}

void new Command('bench:quality')
  .description('Measures how well the embeddings of labelled clips do what they are for.')
  .argument('<clips>', 'folder of clips, one subfolder a category')
  .argument('<annotations>', 'annotations file of the clips')
  .option('--songs <file>', 'JSON that says which clips share a song: {"song": {clip key: number}}')
  .option('--pose-model <id>', 'pose network')
  .option('--json <file>', 'write all figures, clip by clip')
  .option('--against <file>', 'compare with what --json wrote in another run')
  .option('--altered <count>', 'alter only so many clips, spread over the folder', parseCount)
  .option('--no-altered', 'leave out the figures about altered clips')
  .action(main)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Failure ? `${error.message} ${error.remedy ?? ''}` : error);
    process.exitCode = 2;
  });
