import type { Move } from '../../../src/moves/move.ts';
import { DEFAULT_WEIGHTS, type Weights } from '../../../src/moves/weights.ts';
import { searchAll } from '../../../src/search/searchAll.ts';
import type { Figure } from '../figure.ts';
import { rankNeighbours } from '../neighbours.ts';
import { isTwin, ndcg, relevanceOf } from './relevance.ts';

/** Ranks the others of a library for one of its moves: keys, best first. */
type Ranker = (asking: Move, moves: readonly Move[]) => readonly string[];

const FIRST = 5;

const poseVectorOf = ({ embeddings: { pose } }: Move) => (pose.status === 'embedded' ? pose.vector : null);

const byPoseVector: Ranker = (asking, moves) => {
  const vector = poseVectorOf(asking);
  const others = moves.filter((move) => move !== asking);
  return vector
    ? rankNeighbours(
        vector,
        others.map((move) => ({ key: move.key, vector: poseVectorOf(move) })),
      )
    : [];
};

const bySearch =
  (weights: Weights): Ranker =>
  (move, moves) =>
    searchAll({ kind: 'clip', move }, moves, { weights, filter: {}, k: moves.length }).results.map(
      ({ key }) => key,
    );

const RANKERS: readonly { readonly id: string; readonly name: string; readonly rank: Ranker }[] = [
  { id: 'similar', name: 'similar', rank: bySearch(DEFAULT_WEIGHTS) },
  { id: 'movement', name: 'movement', rank: bySearch({ pose: 1, audio: 0, text: 0 }) },
  { id: 'pose', name: 'pose vector', rank: byPoseVector },
];

/** What one clip found among the others. */
interface Answer {
  readonly key: string;
  /** Best first. */
  readonly ranked: readonly string[];
  readonly others: readonly string[];
  readonly relevanceTo: (other: string) => number;
  readonly isSameSong: (other: string) => boolean;
}

function gainAmong({ ranked, others, relevanceTo }: Answer, isIn: (key: string) => boolean): number | null {
  return ndcg(ranked.filter(isIn).map(relevanceTo), others.filter(isIn).map(relevanceTo));
}

/** By the end of the figure's id. Null where the clip has nothing to find. */
const MEASURES: Readonly<
  Record<string, { readonly title: string; readonly of: (answer: Answer) => number | null }>
> = {
  ndcg: { title: 'names nDCG@10', of: (answer) => gainAmong(answer, () => true) },
  'otherSongs.ndcg': {
    title: 'names nDCG@10, other songs',
    of: (answer) => gainAmong(answer, (other) => !answer.isSameSong(other)),
  },
  sameSong: {
    title: 'same song in the first five',
    of: ({ ranked, isSameSong }) => ranked.slice(0, FIRST).filter(isSameSong).length / FIRST,
  },
  twin: {
    title: 'a twin in the first five',
    of: ({ key, ranked, others }) =>
      others.some((other) => isTwin(key, other))
        ? Number(ranked.slice(0, FIRST).some((other) => isTwin(key, other)))
        : null,
  },
};

const { ndcg: names, twin } = MEASURES;
const WITHOUT_SONGS: typeof MEASURES = { ndcg: names, twin };

/**
 * How well clips find what their file names call the same: the bench's headline. Ranked by `similar` as it is
 * delivered, by movement alone, and by the pose vector without matching.
 * @param isSameSong whether two clips are known to share a song
 */
export function nameFigures(
  moves: readonly Move[],
  isSameSong: (key: string, other: string) => boolean,
): readonly Figure[] {
  const keys: readonly string[] = moves.map(({ key }) => key);
  const relevance = relevanceOf(keys);
  const hasSongs = keys.some((key) => keys.some((other) => other !== key && isSameSong(key, other)));
  return RANKERS.flatMap(({ id, name, rank }) => {
    const answers = moves.map(
      (move, i): Answer => ({
        key: move.key,
        ranked: rank(move, moves),
        others: keys.filter((key) => key !== move.key),
        relevanceTo: (other) => relevance[i][keys.indexOf(other)],
        isSameSong: (other) => isSameSong(move.key, other),
      }),
    );
    return Object.entries(hasSongs ? MEASURES : WITHOUT_SONGS).map(
      ([measure, { title, of }]): Figure => ({
        id: `names.${id}.${measure}`,
        name: `${name}, ${title}`,
        constants: 'shipped',
        summary: 'mean',
        byClip: Object.fromEntries(
          answers.flatMap((answer) => {
            const value = of(answer);
            return value === null ? [] : [[answer.key, value]];
          }),
        ),
        chance: null,
      }),
    );
  });
}
