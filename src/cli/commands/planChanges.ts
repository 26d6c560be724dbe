import { Command, Option } from 'commander';
import type { Choreography } from '../../choreography/plan/choreography.ts';
import { lockBlock, swapBlock } from '../../choreography/plan/edits.ts';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { Failure } from '../../shared/failure.ts';
import { interruptible } from '../interruption.ts';
import {
  absolutePath,
  countOption,
  databaseOption,
  ffmpegOption,
  jsonOption,
  positiveInteger,
  wholeSeed,
} from '../options.ts';
import { print, printable, printJson, say } from '../output.ts';
import { dancePlanText } from '../presenting/dancePlanText.ts';
import { requestText } from '../presenting/requestText.ts';
import { table } from '../presenting/table.ts';

interface LibraryOptions {
  readonly clips?: string;
  readonly database?: string;
  readonly ffmpeg?: string;
  readonly json: boolean;
}

const PLAN_ARGUMENT = ['<plan>', 'a plan, such as dance.choreography.json', absolutePath] as const;

/** Moves of a plan are counted from 1, as they are shown. */
const MOVE_NUMBER = 'number of a move in the plan, from 1';

export function replanCommand(engine: MoveEngine): Command {
  const command = new Command('replan')
    .description('plan again what is not locked of a plan')
    .argument(...PLAN_ARGUMENT)
    .option('--request <words>', 'what you want instead, in words')
    .addOption(new Option('--seed <number>', 'another seed gives another dance').argParser(wholeSeed));
  return libraryOptions(command).action(
    (planFile: string, options: LibraryOptions & { request?: string; seed?: number }) =>
      replan(engine, planFile, options),
  );
}

async function replan(
  engine: MoveEngine,
  planFile: string,
  options: LibraryOptions & { readonly request?: string; readonly seed?: number },
): Promise<void> {
  const place = placeOf(options);
  const plan = await engine.openPlan({ planFile });
  const words = options.request ?? plan.request.words;
  const understood = words === null ? null : await engine.understand({ place, words });
  if (understood && options.request !== undefined) {
    say(requestText(understood));
  }
  const request = options.request === undefined ? null : (understood?.request ?? null);
  const wanted: Choreography =
    request === null ? plan : { ...plan, request: { ...request, seed: plan.request.seed } };
  const planned = await interruptible((signal) =>
    engine.replan(
      {
        ...{ place, planFile, plan: wanted, description: understood?.description ?? '' },
        ...{ seed: options.seed, ffmpegPath: options.ffmpeg },
        keepsPart: wanted.request.durationSeconds === plan.request.durationSeconds,
      },
      { signal },
    ),
  );
  await engine.savePlan({ planFile, plan: planned.plan });
  if (options.json) {
    printJson({ plan_file: planFile, parts: planned.parts, plan: planned.plan });
  } else {
    print(dancePlanText(planned.plan, planned.parts, planned.moves));
  }
}

export function swapCommand(engine: MoveEngine): Command {
  const command = new Command('swap')
    .description('show what else fits in the place of a move, or put it there')
    .argument(...PLAN_ARGUMENT)
    .argument('<number>', MOVE_NUMBER, positiveInteger)
    .option('--with <clip>', 'the clip to put there, such as spin/double_spin.mp4')
    .addOption(countOption());
  return libraryOptions(command).action(
    (planFile: string, number: number, options: LibraryOptions & { with?: string; k: number }) =>
      swap(engine, planFile, number, options),
  );
}

async function swap(
  engine: MoveEngine,
  planFile: string,
  number: number,
  options: LibraryOptions & { readonly with?: string; readonly k: number },
): Promise<void> {
  const plan = await engine.openPlan({ planFile });
  const block = indexIn(plan, number);
  const query = { place: placeOf(options), planFile, plan, block, ffmpegPath: options.ffmpeg };
  const moves = await engine.alternatives({ ...query, k: options.with === undefined ? options.k : 1000 });
  if (options.with === undefined) {
    const shown = moves.map(({ key, score, metadata }) => ({ clip: key, name: metadata.moveName, score }));
    if (options.json) {
      printJson({ moves: shown });
    } else {
      const rows = shown.map(({ clip, name, score }) => [
        `${Math.round(score * 100)} %`,
        printable(name),
        printable(clip),
      ]);
      print(table([], rows));
    }
    return;
  }
  const chosen = moves.find(({ key }) => key === options.with);
  if (!chosen) {
    throw new Failure(
      'bad-request',
      `${options.with} is not a move that the request of this plan allows there.`,
      {
        remedy: 'See what fits: leave --with out.',
      },
    );
  }
  await save(engine, planFile, swapBlock(plan, block, chosen.block), options);
}

export function lockCommand(engine: MoveEngine): Command {
  return new Command('lock')
    .description('keep moves of a plan as they are when the rest is planned again')
    .argument(...PLAN_ARGUMENT)
    .argument('<number...>', MOVE_NUMBER, (value: string, before: number[] | undefined) => [
      ...(before ?? []),
      positiveInteger(value),
    ])
    .option('--off', 'unlock them', false)
    .addOption(jsonOption())
    .action(async (planFile: string, numbers: number[], { off, json }: { off: boolean; json: boolean }) => {
      const plan = await engine.openPlan({ planFile });
      const indices = numbers.map((number) => indexIn(plan, number));
      const changed = indices.reduce((changing, index) => lockBlock(changing, index, !off), plan);
      await save(engine, planFile, changed, { json });
    });
}

async function save(
  engine: MoveEngine,
  planFile: string,
  plan: Choreography,
  { json }: Pick<LibraryOptions, 'json'>,
): Promise<void> {
  await engine.savePlan({ planFile, plan });
  if (json) {
    printJson({ plan_file: planFile, plan });
  } else {
    const rows = plan.blocks.map(({ clip, beats, locked }, i) => [
      String(i + 1),
      `${beats} counts`,
      printable(clip),
      locked ? 'locked' : '',
    ]);
    print(table([], rows));
  }
}

function indexIn({ blocks }: Choreography, number: number): number {
  if (number > blocks.length) {
    throw new Failure('bad-request', `The plan has ${blocks.length} moves and none with number ${number}.`);
  }
  return number - 1;
}

function placeOf({ clips, database }: LibraryOptions) {
  return { root: process.cwd(), clips, database };
}

function libraryOptions(command: Command): Command {
  return command
    .option('--clips <folder>', 'the clip folder, or a folder to find it in (default: the current folder)')
    .addOption(databaseOption())
    .addOption(ffmpegOption())
    .addOption(jsonOption());
}
