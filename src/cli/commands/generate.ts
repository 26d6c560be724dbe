import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { EXIT } from '../exitCodes.ts';
import { interruptible } from '../interruption.ts';
import { databaseOption, ffmpegOption, jsonOption, parseShard, positiveInteger } from '../options.ts';
import { printJson, say } from '../output.ts';
import { generationJson } from '../presenting/generationJson.ts';
import { planText, summaryText } from '../presenting/generationText.ts';
import { progressDisplay } from '../progressDisplay.ts';

interface GenerateOptions {
  readonly annotations?: string;
  readonly out?: string;
  readonly database?: string;
  readonly poseModel?: string;
  readonly ffmpeg?: string;
  readonly jobs?: number;
  readonly shard?: { index: number; count: number };
  readonly force: boolean;
  readonly prune: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function generateCommand(engine: MoveEngine): Command {
  return new Command('generate')
    .description('embed every clip of a folder; unchanged clips are left as they are')
    .argument('[clips]', 'the clip folder, or a folder to find it in (default: the current folder)', absolute)
    .addOption(new Option('--annotations <file>', 'the annotations file').argParser(absolute))
    .addOption(new Option('--out <file>', 'the embeddings file to write').argParser(absolute))
    .addOption(databaseOption())
    .option('--pose-model <id>', 'the pose network, see "move-embeddings models"')
    .addOption(ffmpegOption())
    .addOption(new Option('--jobs <number>', 'clips analysed at once').argParser(positiveInteger))
    .addOption(new Option('--shard <k/n>', 'do only this stable part of the clips').argParser(parseShard))
    .option('--force', 'embed every clip anew', false)
    .option('--prune', "remove the library's moves even if not one of their clips is here", false)
    .option('--dry-run', 'show what there is to do and do nothing', false)
    .addOption(jsonOption())
    .action((clips: string | undefined, options: GenerateOptions) => generate(engine, clips, options));
}

async function generate(
  engine: MoveEngine,
  clips: string | undefined,
  options: GenerateOptions,
): Promise<void> {
  const display = progressDisplay(process.stderr);
  const result = await interruptible((signal) =>
    engine
      .generate(
        {
          place: {
            root: process.cwd(),
            clips,
            annotations: options.annotations,
            database: options.database,
            embeddingsFile: options.out,
          },
          ffmpegPath: options.ffmpeg,
          poseModel: options.poseModel,
          jobs: options.jobs,
          shard: options.shard,
          force: options.force,
          prune: options.prune,
          dryRun: options.dryRun,
        },
        { signal, onProgress: (progress) => display.show(progress) },
      )
      .finally(() => display.close()),
  );
  say(options.dryRun ? planText(result) : summaryText(result));
  if (options.json) {
    printJson(generationJson(result));
  }
  if (result.cancelled) {
    process.exitCode = EXIT.interrupted;
  } else if (result.failed.length > 0) {
    process.exitCode = EXIT.clipsFailed;
  }
}

function absolute(path: string): string {
  return resolve(path);
}
