import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { MoveEngine, UnderstoodRequest } from '../../engine/moveEngine.ts';
import type { Difficulty, Level, Style } from '../../moves/labels/metadata.ts';
import { Failure } from '../../shared/failure.ts';
import { planJson } from '../../tools/json/planJson.ts';
import { interruptible } from '../interruption.ts';
import { databaseOption, ffmpegOption, filterOptions, jsonOption, wholeSeed } from '../options.ts';
import { print, printable, printJson, say } from '../output.ts';
import { dancePlanText } from '../presenting/dancePlanText.ts';
import { requestText } from '../presenting/requestText.ts';

interface ChoreographOptions {
  readonly duration?: number;
  readonly difficulty?: Difficulty[];
  readonly energy?: Level[];
  readonly style?: Style[];
  readonly category?: string[];
  readonly exclude?: string[];
  readonly request?: string;
  readonly seed: number;
  readonly out: string;
  readonly clips?: string;
  readonly database?: string;
  readonly ffmpeg?: string;
  readonly json: boolean;
}

export function choreographCommand(engine: MoveEngine): Command {
  const command = new Command('choreograph')
    .description('plan a dance to a song from the moves of the library')
    .argument('[song]', 'the song; may be left out where the request names it')
    .addOption(new Option('--duration <seconds>', 'how long the dance lasts').argParser(seconds))
    .option('--request <words>', 'what you want in words, such as "a two-minute romantic beginner dance"');
  return filterOptions(command)
    .option('--exclude <name...>', 'categories, labels or clips not to dance')
    .addOption(
      new Option('--seed <number>', 'another seed gives another dance').argParser(wholeSeed).default(0),
    )
    .requiredOption('--out <file>', 'the plan to write, *.choreography.json')
    .option('--clips <folder>', 'the clip folder, or a folder to find it in (default: the current folder)')
    .addOption(databaseOption())
    .addOption(ffmpegOption())
    .addOption(jsonOption())
    .action((song: string | undefined, options: ChoreographOptions) => choreograph(engine, song, options));
}

async function choreograph(
  engine: MoveEngine,
  song: string | undefined,
  options: ChoreographOptions,
): Promise<void> {
  const place = { root: process.cwd(), clips: options.clips, database: options.database };
  const planFile = resolve(options.out);
  const understood =
    options.request === undefined ? null : await engine.understand({ place, words: options.request });
  if (understood) {
    say(requestText(understood));
  }
  const planned = await interruptible((signal) =>
    engine.planChoreography(
      {
        place,
        song: songOf(song, understood),
        planFile,
        request: requestOf(options, understood),
        description: understood?.description ?? '',
        ffmpegPath: options.ffmpeg,
      },
      { signal },
    ),
  );
  await engine.savePlan({ planFile, plan: planned.plan });
  if (options.json) {
    printJson(planJson(planFile, understood, planned));
  } else {
    print(dancePlanText(planned.plan, planned.parts, planned.moves));
  }
  say(`  ${printable(planFile)}`);
}

function songOf(song: string | undefined, understood: UnderstoodRequest | null): string {
  const named = song ?? understood?.song;
  if (named === undefined || named === null) {
    throw new Failure('bad-request', 'There is no song to dance to.', {
      remedy: 'Name its file: choreograph song.mp3 --out dance.choreography.json.',
    });
  }
  return named;
}

/** What was understood of the words, but for what the options say otherwise. */
function requestOf(options: ChoreographOptions, understood: UnderstoodRequest | null) {
  const asked = understood?.request;
  return {
    ...asked,
    durationSeconds: options.duration ?? asked?.durationSeconds,
    difficulty: options.difficulty ?? asked?.difficulty,
    energy: options.energy ?? asked?.energy,
    style: options.style ?? asked?.style,
    category: options.category ?? asked?.category,
    excluded: [...(asked?.excluded ?? []), ...(options.exclude ?? [])],
    seed: options.seed,
  };
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number)) {
    throw new InvalidArgumentError('It must be a number of seconds.');
  }
  return number;
}
