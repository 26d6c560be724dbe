import type { MoveFilter } from '../../src/moves/labels/filter.ts';
import { DEFAULT_WEIGHTS, TEXT_ONLY, type Weights } from '../../src/moves/weights.ts';

/** How many moves each search asks for. */
export const K = 10;

export interface BenchSearch {
  readonly name: string;
  readonly weights: Weights;
  readonly filter: MoveFilter;
}

function search(name: string, weights: Weights, filter: MoveFilter = {}): BenchSearch {
  return { name, weights, filter };
}

const MOSTLY_POSE: Weights = { pose: 0.7, audio: 0.2, text: 0.1 };
const POSE_ONLY: Weights = { pose: 1, audio: 0, text: 0 };

export const SEARCHES: readonly BenchSearch[] = [
  search('default weights', DEFAULT_WEIGHTS),
  search('pose alone', POSE_ONLY),
  search('audio alone', { pose: 0, audio: 1, text: 0 }),
  search('text alone', TEXT_ONLY),
  search('mostly pose', MOSTLY_POSE),
  search('mostly text', { pose: 0.2, audio: 0.1, text: 0.7 }),
  search('default, 2 in 3 pass', DEFAULT_WEIGHTS, { energy: ['low', 'medium'] }),
  search('default, 1 in 9 passes', DEFAULT_WEIGHTS, { energy: ['low'], difficulty: ['advanced'] }),
  search('pose alone, 1 in 9 passes', POSE_ONLY, { energy: ['low'], difficulty: ['advanced'] }),
  search('default, 1 in 36 passes', DEFAULT_WEIGHTS, {
    energy: ['low'],
    difficulty: ['advanced'],
    style: ['sensual'],
  }),
  search('mostly pose, 1 in 360 passes', MOSTLY_POSE, {
    energy: ['low'],
    difficulty: ['advanced'],
    category: ['category 7'],
  }),
];
