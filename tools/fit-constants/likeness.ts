// Measures what likeness usually is between the clips of a library and writes it to the data file of the scales:
// node scripts/run.mjs tools/fit-constants/likeness.ts DATABASE
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mean, standardDeviation } from '../../src/embedding/statistics.ts';
import type { Modality } from '../../src/moves/modality.ts';
import type { Move } from '../../src/moves/move.ts';
import { dot } from '../../src/moves/vectors.ts';
import { type Moments, momentsOf, similarityOf } from '../../src/search/movement/movementMatch.ts';
import { MoveTable } from '../../src/store/table.ts';

const DATA_FILE = 'src/moves/constants/likeness.json';
const MATCH_WEIGHT = 1.09;

/** Standard deviations over the pairs of 149 couple clips, of which these 56 are a part. */
const SPREADS = { pose: 0.154, match: 0.142, audio: 0.362, text: 0.081 } as const;

const HOW =
  'usual: mean over the pairs of these clips; self: of a clip with itself; spread: standard deviation over the pairs ' +
  'of 149 clips, of movement (cosine + 1.09 match) from the two spreads and the correlation over the pairs of these.';

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function cosine(a: Move, b: Move, modality: Modality): number | null {
  const [one, other] = [a.embeddings[modality], b.embeddings[modality]];
  return one.status === 'embedded' && other.status === 'embedded' ? dot(one.vector, other.vector) : null;
}

function momentsIn({ embeddings: { pose } }: Move): Moments | null {
  return pose.status === 'embedded' && pose.windows ? momentsOf(pose.windows) : null;
}

function match(a: Moments | null, b: Moments | null): number | null {
  return a && b && similarityOf(a, b);
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const [meanX, meanY] = [mean(x), mean(y)];
  return (
    mean(pairs.map(([a, b]) => (a - meanX) * (b - meanY))) / (standardDeviation(x) * standardDeviation(y))
  );
}

async function fitLikeness(database: string): Promise<void> {
  const table = await MoveTable.open(resolve(database), { create: false });
  const moves = await table.all();
  table.close();
  const moments = moves.map(momentsIn);
  const pairs = moves.flatMap((_, i) => moves.slice(i + 1).map((_, j) => [i, i + 1 + j] as const));
  const seen = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const cosines = (modality: Modality) => seen(pairs.map(([i, j]) => cosine(moves[i], moves[j], modality)));
  const matches = seen(pairs.map(([i, j]) => match(moments[i], moments[j])));
  const both = pairs.flatMap(([i, j]) => {
    const [vectors, windows] = [cosine(moves[i], moves[j], 'pose'), match(moments[i], moments[j])];
    return vectors === null || windows === null ? [] : [[vectors, windows] as const];
  });
  const ownMatch = mean(seen(moments.map((own) => match(own, own))));
  const [pose, matched] = [mean(cosines('pose')), mean(matches)];
  const matchSpread = MATCH_WEIGHT * SPREADS.match;
  const movementSpread = Math.sqrt(
    SPREADS.pose ** 2 + matchSpread ** 2 + 2 * correlation(both) * SPREADS.pose * matchSpread,
  );
  const scale = (usual: number, self: number, spread: number) => ({
    usual: rounded(usual),
    self: rounded(self),
    spread: rounded(spread),
  });
  const content = {
    how: HOW,
    clips: moves.map(({ key }) => key),
    pose: scale(pose, 1, SPREADS.pose),
    match: scale(matched, ownMatch, SPREADS.match),
    movement: scale(pose + MATCH_WEIGHT * matched, 1 + MATCH_WEIGHT * ownMatch, movementSpread),
    audio: scale(mean(cosines('audio')), 1, SPREADS.audio),
    text: scale(mean(cosines('text')), 1, SPREADS.text),
  };
  await writeFile(DATA_FILE, `${JSON.stringify(content, null, 1)}\n`);
  const measured = { pose: standardDeviation(cosines('pose')), match: standardDeviation(matches) };
  console.error(
    'spreads here',
    measured,
    standardDeviation(cosines('audio')),
    standardDeviation(cosines('text')),
  );
}

const [database] = process.argv.slice(2);
if (!database) {
  console.error('usage: likeness.ts DATABASE');
  process.exitCode = 2;
} else {
  void fitLikeness(database);
}
