import { KEYPOINT_COUNT, KEYPOINT_STRIDE, PERSON_LENGTH } from '../../../moves/keypoints.ts';
import type { Person } from './detector.ts';
import { CELL, type Heads, headAt, type NetworkMaps } from './movenetMaps.ts';
import { type InputLayout, toFrame } from './networkInput.ts';

/** People score .3 to .65, empty slots below .02: any threshold between gives the same people. */
const PERSON_SCORE = 0.15;
/** As many people as the network was trained to tell apart. */
const SLOTS = 6;
/** A middle has no cell so near, each way, that is surer by more than rounding. */
const PEAK_REACH = 2;
const PEAK_TOLERANCE = 2 ** -20;
/** Squared distance, in cells and for each cell of the shorter side, over which a keypoint's likelihood falls to 1/e. */
const SPREAD = 0.300048828125;
/** Keypoints below this do not count for a person's score. */
const SURE_KEYPOINT = 0.126953125;

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A person that may be there: where their middle is, how surely, their box and where their keypoints are to be looked for. */
interface Slot extends Cell {
  readonly score: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** 17 x (y, x), in cells. */
  readonly expected: Float64Array;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The cells where people's middles are most likely, best first. */
function peaksOf({ rows, columns, centres }: NetworkMaps): readonly (Cell & { readonly score: number })[] {
  const scores = new Float32Array(centres.length);
  for (let cell = 0; cell < scores.length; cell++) {
    scores[cell] = sigmoid(centres[cell]);
  }
  const isPeak = (row: number, column: number): boolean => {
    const most = scores[row * columns + column] + PEAK_TOLERANCE;
    const [top, bottom] = [Math.max(0, row - PEAK_REACH), Math.min(rows - 1, row + PEAK_REACH)];
    const [left, right] = [Math.max(0, column - PEAK_REACH), Math.min(columns - 1, column + PEAK_REACH)];
    for (let y = top; y <= bottom; y++) {
      for (let cell = y * columns + left; cell <= y * columns + right; cell++) {
        if (scores[cell] >= most) {
          return false;
        }
      }
    }
    return true;
  };
  const peaks: (Cell & { score: number })[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isPeak(row, column)) {
        peaks.push({ row, column, score: scores[row * columns + column] });
      }
    }
  }
  return peaks.sort((a, b) => b.score - a.score).slice(0, SLOTS);
}

function slotAt(maps: NetworkMaps, heads: Heads, { row, column, score }: Cell & { score: number }): Slot {
  const cell = [row, column] as const;
  const [y, x] = headAt(heads.boxMiddle, maps, cell);
  const [height, width] = headAt(heads.boxSize, maps, cell).map((size) => Math.max(0, size));
  return {
    ...{ row, column, score },
    top: within(row + y - height / 2, maps.rows),
    left: within(column + x - width / 2, maps.columns),
    bottom: within(row + y + height / 2, maps.rows),
    right: within(column + x + width / 2, maps.columns),
    expected: headAt(heads.keypoints, maps, cell).map((value, i) => value + (i % 2 === 0 ? row : column)),
  };
}

/** How likely a keypoint of a slot lies so far from where it is expected: a Gaussian. */
function nearness(distance: number, { rows, columns }: NetworkMaps): number {
  return Math.exp(-(distance ** 2) / (SPREAD * Math.min(rows, columns)));
}

/** The cell of the slot's box where the heat map shows keypoint `k` best, as near as can be to where it is expected. */
function cellOf(maps: NetworkMaps, { top, left, bottom, right, expected }: Slot, k: number): Cell {
  const { rows, columns, heat } = maps;
  const from = Math.ceil(left);
  const sideways = Float64Array.from({ length: Math.max(0, Math.ceil(right) - from) }, (_, i) =>
    nearness(from + i - expected[2 * k + 1], maps),
  );
  let best = { row: 0, column: 0 };
  let most = 0;
  for (let row = Math.ceil(top); row < bottom; row++) {
    const upwards = nearness(row - expected[2 * k], maps);
    const start = (k * rows + row) * columns + from;
    for (let i = 0; upwards > most && i < sideways.length; i++) {
      // The heat is at most 1, so that most cells need no sigmoid.
      const likelihood = upwards * sideways[i];
      if (likelihood > most && likelihood * sigmoid(heat[start + i]) > most) {
        most = likelihood * sigmoid(heat[start + i]);
        best = { row, column: from + i };
      }
    }
  }
  return best;
}

/** The heat of keypoint `k` at a cell, as far as anybody's may be there: two dancers' wrists may meet. */
function scoreAt(maps: NetworkMaps, slots: readonly Slot[], { row, column }: Cell, k: number): number {
  const likelihoods = slots
    .filter(({ top, left, bottom, right }) => row >= top && row < bottom && column >= left && column < right)
    .map(
      ({ expected }) => nearness(row - expected[2 * k], maps) * nearness(column - expected[2 * k + 1], maps),
    );
  return Math.max(0, ...likelihoods) * sigmoid(maps.heat[(k * maps.rows + row) * maps.columns + column]);
}

function personIn(
  slot: Slot,
  slots: readonly Slot[],
  maps: NetworkMaps,
  heads: Heads,
  layout: InputLayout,
): Person {
  const keypoints = new Float32Array(PERSON_LENGTH);
  const sure: number[] = [];
  for (let k = 0; k < KEYPOINT_COUNT; k++) {
    const cell = cellOf(maps, slot, k);
    const [y, x] = headAt(heads.refinement, maps, [cell.row, cell.column], [2 * k, 2 * k + 2]);
    const score = scoreAt(maps, slots, cell, k);
    const place = toFrame(layout, CELL * (cell.column + x), CELL * (cell.row + y));
    keypoints.set([...place, score], k * KEYPOINT_STRIDE);
    if (score > SURE_KEYPOINT) {
      sure.push(score);
    }
  }
  const [left, top] = toFrame(layout, CELL * slot.left, CELL * slot.top);
  const [right, bottom] = toFrame(layout, CELL * slot.right, CELL * slot.bottom);
  const score = (slot.score * sure.reduce((sum, value) => sum + value, 0)) / Math.max(1, sure.length);
  return { keypoints, box: { left, top, right, bottom }, score };
}

/**
 * The people of a picture, best first, in pixels of the frame. The same as the whole graph of MoveNet MultiPose gives,
 * which computes every head at every cell: here they are computed where somebody may be.
 */
export function peopleIn(maps: NetworkMaps, heads: Heads, layout: InputLayout): readonly Person[] {
  const slots = peaksOf(maps).map((peak) => slotAt(maps, heads, peak));
  return slots
    .filter(({ score }) => score >= PERSON_SCORE)
    .map((slot) => personIn(slot, slots, maps, heads, layout))
    .filter(({ score }) => score >= PERSON_SCORE)
    .toSorted((a, b) => b.score - a.score);
}
