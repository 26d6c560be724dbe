// How good planned dances are, against dances put together otherwise, and how long planning takes:
//   npm run bench:choreography -- FOLDER SONG [SONG ...]
// FOLDER is one with clips and a library that was generated of them. Prints for each song the parts of the planner and
// of four others: a greedy choice, chance, and the ranked list walked in a circle, whose clips begin at their start.
import { resolve } from 'node:path';
import { lockedAt } from '../src/choreography/planner/block/lockedBlock.ts';
import {
  type Dance,
  judge,
  movesOf,
  type Placed,
  partsOf,
} from '../src/choreography/planner/block/placed.ts';
import { Stage } from '../src/choreography/planner/block/stage.ts';
import { dancedPart } from '../src/choreography/planner/dancedPart.ts';
import { type Option, Options } from '../src/choreography/planner/options.ts';
import { planDance } from '../src/choreography/planner/planDance.ts';
import type { PlannerMove } from '../src/choreography/planner/plannerMove.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../src/choreography/planner/planParts.ts';
import { categoryShares, varietyAfter } from '../src/choreography/planner/score/variety.ts';
import { bestWay } from '../src/choreography/planner/search.ts';
import { ANYTHING, plannerMoves, song as steadySong } from '../src/choreography/planner/testDance.ts';
import { analyseSong } from '../src/choreography/song/analyseSong.ts';
import type { SongAnalysis } from '../src/choreography/song/songAnalysis.ts';
import { plannerMovesOf } from '../src/engine/choreography/plannerMoves.ts';
import { PlannerRows } from '../src/engine/choreography/plannerRows.ts';
import { generationPlace } from '../src/engine/place.ts';
import { findFfmpeg } from '../src/media/ffmpeg/findFfmpeg.ts';
import { MoveTable } from '../src/store/table.ts';
import { numbersFrom } from '../test/library/moveBuilder.ts';

const SEEDS = 5;

/** Chooses what comes next: an option, and whether its clip begins where it flows best. */
type Choose = (options: readonly Option[], dance: Dance | null, beat: number) => Option;

async function main(): Promise<void> {
  const [folder = '.', ...songs] = process.argv.slice(2);
  const place = await generationPlace({ root: resolve(folder) });
  const table = await MoveTable.open(place.database, { create: false });
  const moves = await plannerMovesOf(await new PlannerRows(table).all(), place.clipFolder, null);
  const tracked = moves.filter(({ track }) => track?.dancers).length;
  console.log(`${moves.length} moves, ${tracked} with dancers`);
  const tools = await findFfmpeg();
  for (const file of songs) {
    compare(file, await analyseSong(tools, resolve(file)), moves);
  }
  table.close();
  time();
}

function compare(name: string, song: SongAnalysis, moves: readonly PlannerMove[]): void {
  const span = dancedPart(song.facts, ANYTHING);
  console.log(`\n${name}: ${span.endBeat - span.startBeat} beats, ${song.facts.sections.length} sections`);
  const stage = new Stage(song, span, ANYTHING, moves, moves);
  const shares = categoryShares(moves.map(({ key }) => key));
  const planned = seeds((seed) => {
    const request = { ...ANYTHING, seed };
    const { blocks } = planDance({ song, moves, request, weights: DEFAULT_PLANNER_WEIGHTS, locked: [] });
    let dance: Dance | null = null;
    for (const block of blocks) {
      dance = { last: lockedAt(stage, block, dance, [], shares), before: dance };
    }
    return movesOf(dance);
  });
  report('planner', planned);
  const { fit, flow, variety } = DEFAULT_PLANNER_WEIGHTS;
  const greedy: Choose = (options, dance, startBeat) => {
    const varietyAt = varietyAfter(dance, [], shares);
    return most(options, ({ move, beats, ways, fit: fits, chance }) => {
      const varied = varietyAt(move.key, { startBeat, beats });
      return fit * (fits + chance) + flow * (bestWay(ways, dance).flow ?? 0.5) + variety * varied;
    });
  };
  report(
    'greedy',
    seeds((seed) => walk(song, moves, seed, greedy, true)),
  );
  report(
    'random',
    seeds((seed) => {
      const next = numbersFrom(seed);
      return walk(song, moves, seed, (options) => options[Math.floor(next() * options.length)], false);
    }),
  );
  report('circle', [walk(song, moves, 0, circleOf(moves, stage), false)]);
}

/** The moves ranked by how well they fit the song's first beat, one after the other, over and over. */
function circleOf(moves: readonly PlannerMove[], stage: Stage): Choose {
  const ranked = new Map<string, number>();
  const first = new Options(stage, []).at(stage.span.startBeat);
  for (const { move } of first) {
    ranked.set(move.key, ranked.get(move.key) ?? ranked.size);
  }
  let count = 0;
  return (options) => {
    const wanted = count++ % Math.max(1, ranked.size);
    const nearest = (option: Option) =>
      ((ranked.get(option.move.key) ?? 0) - wanted + moves.length) % moves.length;
    return most(options, (option) => -nearest(option) + option.beats / 100);
  };
}

function walk(
  song: SongAnalysis,
  moves: readonly PlannerMove[],
  seed: number,
  choose: Choose,
  flows: boolean,
): Placed[] {
  const span = dancedPart(song.facts, ANYTHING);
  const stage = new Stage(song, span, { ...ANYTHING, seed }, moves, moves);
  const shares = categoryShares(moves.map(({ key }) => key));
  const options = new Options(stage, []);
  let dance: Dance | null = null;
  let startBeat = span.startBeat;
  while (startBeat < span.endBeat) {
    const { move, beats, ways, fitParts, fit } = choose(options.at(startBeat), dance, startBeat);
    const joined = bestWay(flows ? ways : ways.slice(0, 1), dance);
    const variety = varietyAfter(dance, [], shares)(move.key, { startBeat, beats });
    const last: Placed = {
      startBeat,
      beats,
      clip: move.key,
      move,
      ...joined,
      fitParts,
      fit,
      variety,
      locked: null,
    };
    dance = { last, before: dance };
    startBeat += beats;
  }
  return movesOf(dance);
}

function report(name: string, dances: readonly (readonly Placed[])[]): void {
  const parts = dances.map(partsOf);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const text = (value: number) => value.toFixed(3);
  const flows = parts.map(({ flow }) => flow ?? Number.NaN);
  console.log(
    [
      `  ${name.padEnd(8)} fit ${text(mean(parts.map(({ fit }) => fit)))}`,
      `flow ${text(mean(flows))}`,
      `variety ${text(mean(parts.map(({ variety }) => variety)))}`,
      `all ${text(mean(parts.map((each) => judge(each, DEFAULT_PLANNER_WEIGHTS))))}`,
      `${mean(dances.map(({ length }) => length)).toFixed(1)} moves`,
    ].join('  '),
  );
}

/** A thousand moves to a song of five minutes. */
function time(): void {
  const moves = plannerMoves(1000);
  const song = steadySong(640);
  const started = process.cpuUsage().user;
  planDance({ song, moves, request: ANYTHING, weights: DEFAULT_PLANNER_WEIGHTS, locked: [] });
  const seconds = (process.cpuUsage().user - started) / 1e6;
  console.log(`\n1000 moves, a song of five minutes: planned in ${seconds.toFixed(1)} s of processor time`);
}

function most<T>(items: readonly T[], worth: (item: T) => number): T {
  return items.reduce((best, item) => (worth(item) > worth(best) ? item : best));
}

function seeds<T>(make: (seed: number) => T): T[] {
  return Array.from({ length: SEEDS }, (_, seed) => make(seed));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
