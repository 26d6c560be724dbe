// How well `similar` finds what the file names call the same, in a library of labelled clips:
//   npm run bench:names -- DATABASE SONGS
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { table as textTable } from '../../src/cli/presenting/table.ts';
import { mean } from '../../src/embedding/statistics.ts';
import type { Move } from '../../src/moves/move.ts';
import { dot } from '../../src/moves/vectors.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../src/moves/weights.ts';
import { searchAll } from '../../src/search/searchAll.ts';
import { MoveTable } from '../../src/store/table.ts';
import { isTwin, ndcg, relevanceOf } from './relevance.ts';

/** Moves of a library that are to be ranked for one of them: keys, best first. */
type Ranker = (asking: Move, moves: readonly Move[]) => readonly string[];

const byCosine: Ranker = (asking, moves) => {
  const cosineOf = ({ embeddings: { pose } }: Move) =>
    pose.status === 'embedded' && asking.embeddings.pose.status === 'embedded'
      ? dot(pose.vector, asking.embeddings.pose.vector)
      : -1;
  return moves
    .filter((move) => move !== asking)
    .toSorted((a, b) => cosineOf(b) - cosineOf(a))
    .map(({ key }) => key);
};

const bySearch =
  (weights: Weights): Ranker =>
  (move, moves) =>
    searchAll({ kind: 'clip', move }, moves, { weights, filter: {}, k: moves.length }).results.map(
      ({ key }) => key,
    );

const RANKERS: Readonly<Record<string, Ranker>> = {
  'pose vector alone': byCosine,
  'movement, with matching': bySearch({ pose: 1, audio: 0, text: 0 }),
  'similar, as delivered': bySearch(DEFAULT_WEIGHTS),
};

const seen = (values: readonly (number | null)[]): number => mean(values.filter((value) => value !== null));

function figuresOf(
  ranker: Ranker,
  moves: readonly Move[],
  songs: Readonly<Record<string, number>>,
): number[] {
  const keys: readonly string[] = moves.map(({ key }) => key);
  const relevance = relevanceOf(keys);
  const rankings = moves.map((move) => ranker(move, moves));
  const sameSong = (a: string, b: string) => songs[a] !== undefined && songs[a] === songs[b];
  const gain = (isOut: (a: string, b: string) => boolean) =>
    seen(
      keys.map((key, i) => {
        const gainOf = (other: string) => relevance[i][keys.indexOf(other)];
        const others = keys.filter((other) => other !== key && !isOut(key, other));
        return ndcg(rankings[i].filter((other) => !isOut(key, other)).map(gainOf), others.map(gainOf));
      }),
    );
  const share = (is: (a: string, b: string) => boolean) =>
    mean(keys.map((key, i) => rankings[i].slice(0, 5).filter((other) => is(key, other)).length / 5));
  const withTwin = keys.flatMap((key, i) =>
    keys.some((other) => isTwin(key, other))
      ? [rankings[i].slice(0, 5).some((other) => isTwin(key, other)) ? 1 : 0]
      : [],
  );
  return [
    gain(() => false),
    gain(sameSong),
    share(sameSong),
    withTwin.length > 0 ? mean(withTwin) : Number.NaN,
  ];
}

async function main(database: string, songsFile: string): Promise<void> {
  const library = await MoveTable.open(resolve(database), { create: false });
  const moves = await library.all();
  library.close();
  const { song } = JSON.parse(await readFile(songsFile, 'utf8'));
  console.log(
    textTable(
      ['ranked by', 'nDCG@10', 'other songs', 'same song in first 5', 'twin in first 5'],
      Object.entries(RANKERS).map(([name, ranker]) => [
        name,
        ...figuresOf(ranker, moves, song).map((figure) => figure.toFixed(3)),
      ]),
    ),
  );
}

const [, , database, songs] = process.argv;
void main(database, songs);
