import { KEYPOINT, KEYPOINT_STRIDE } from '../../../moves/keypoints.ts';
import { median } from '../../statistics.ts';
import { type AppearanceModel, colourDifference, fitAppearance } from '../networks/appearanceModel.ts';
import type { SeenPerson } from './appearance.ts';

/** Which detection is which dancer. */
export interface DancerPaths {
  /** `[frame][2]`: index into the frame's people, -1 where the dancer was not found. */
  readonly assignments: Int8Array;
  /** Frames in which the two dancers' clothes speak against the assignment. */
  readonly suspectedSwaps: number;
}

/** Indices of the people who are the first and the second dancer; -1 is nobody. */
type Roles = readonly [number, number];

const NOBODY = -1;
/** What it costs not to see a dancer, against at most .6 for an uncertain detection and .5 for the wrong clothes. */
const ABSENT_COST = 1.2;
const UNCERTAIN_COST = 0.6;
const CERTAIN_SCORE = 0.7;
const CLOTHES_COST = 0.5;
/** Moving by this share of the body height in a tenth of a second costs .35; it grows with the root of the gap. */
const USUAL_STEP = 0.06;
const STEP_COST = 0.35;
const LARGEST_STEP_COST = 2;
/** More people than this in one frame are not told apart: the best ones are enough. */
const MOST_PEOPLE = 4;
/** Clothes speak against an assignment by at least this share of the dancers' separation. */
const SWAP_MARGIN = 0.5;

interface Sighting {
  readonly x: number;
  readonly y: number;
  readonly frame: number;
}

/** The cheapest way to give the people of all frames so far to the two dancers, ending with these roles. */
interface Hypothesis {
  readonly cost: number;
  readonly roles: Roles;
  readonly before: Hypothesis | null;
  /** Where each dancer was last seen along this way. */
  readonly last: readonly [Sighting | null, Sighting | null];
}

function trunkOf({ person }: SeenPerson, frame: number): Sighting {
  const corners = [KEYPOINT.leftShoulder, KEYPOINT.rightShoulder, KEYPOINT.leftHip, KEYPOINT.rightHip];
  const mean = (offset: number): number =>
    corners.reduce((sum, k) => sum + person.keypoints[k * KEYPOINT_STRIDE + offset], 0) / corners.length;
  return { x: mean(0), y: mean(1), frame };
}

function possibleRoles(count: number): readonly Roles[] {
  const people = Array.from({ length: Math.min(count, MOST_PEOPLE) }, (_, i) => i);
  const choices = [...people, NOBODY];
  const roles = choices.flatMap((a) => choices.filter((b) => b !== a).map((b): Roles => [a, b]));
  return roles.length > 0 ? roles : [[NOBODY, NOBODY]];
}

/** -1 where the clothes are clearly the dancer's own, 1 where they are clearly the other's. */
function clothesAgainst(model: AppearanceModel, seen: SeenPerson, dancer: 0 | 1): number {
  const own = colourDifference(seen.appearance, model.dancers[dancer]);
  const other = colourDifference(seen.appearance, model.dancers[1 - dancer]);
  return Math.max(-1, Math.min(1, (own - other) / (model.separation + 1e-6)));
}

function costOfSeeing(model: AppearanceModel | null, seen: SeenPerson | undefined, dancer: 0 | 1): number {
  if (seen === undefined) {
    return ABSENT_COST;
  }
  const uncertain = UNCERTAIN_COST * (1 - Math.min(1, seen.person.score / CERTAIN_SCORE));
  return uncertain + (model ? CLOTHES_COST * clothesAgainst(model, seen, dancer) : 0);
}

function suspectedSwaps(
  frames: readonly (readonly SeenPerson[])[],
  assignments: Int8Array,
  model: AppearanceModel | null,
): number {
  if (model === null) {
    return 0;
  }
  return frames.filter((people, frame) => {
    const one = people[assignments[frame * 2]];
    const other = people[assignments[frame * 2 + 1]];
    return one && other && clothesAgainst(model, one, 0) + clothesAgainst(model, other, 1) > SWAP_MARGIN;
  }).length;
}

/** Takes every hypothesis one frame further and keeps the best for each way to give out the roles. */
function advance(
  hypotheses: readonly Hypothesis[],
  people: readonly SeenPerson[],
  frame: number,
  context: { model: AppearanceModel | null; bodyHeight: number; framesPerSecond: number },
): readonly Hypothesis[] {
  const places = people.map((seen) => trunkOf(seen, frame));
  const stepCost = (last: Sighting | null, place: Sighting | undefined): number => {
    if (!last || !place) {
      return 0;
    }
    const tenths = ((frame - last.frame) * 10) / context.framesPerSecond;
    const heights = Math.hypot(place.x - last.x, place.y - last.y) / context.bodyHeight;
    return Math.min(LARGEST_STEP_COST, (STEP_COST * heights) / (USUAL_STEP * Math.sqrt(tenths)));
  };
  return possibleRoles(people.length).map((roles) => {
    const [one, other] = [places[roles[0]], places[roles[1]]];
    const costs = hypotheses.map(
      ({ cost, last }) => cost + stepCost(last[0], one) + stepCost(last[1], other),
    );
    const cheapest = costs.indexOf(Math.min(...costs));
    const before = hypotheses[cheapest];
    return {
      cost:
        costs[cheapest] +
        costOfSeeing(context.model, people[roles[0]], 0) +
        costOfSeeing(context.model, people[roles[1]], 1),
      roles,
      before,
      last: [one ?? before.last[0], other ?? before.last[1]],
    };
  });
}

/**
 * Follows two identities through a clip: the assignment with the least total cost of movement, clothes, uncertain
 * and missing detections (Viterbi over who is who in each frame, each way carrying its last sightings).
 */
export function followDancers(
  frames: readonly (readonly SeenPerson[])[],
  framesPerSecond: number,
): DancerPaths {
  const model = fitAppearance(frames);
  const heights = frames.flatMap((people) => people.map(({ person: { box } }) => box.bottom - box.top));
  const context = { model, bodyHeight: Math.max(1, median(heights)), framesPerSecond };
  let hypotheses: readonly Hypothesis[] = [
    { cost: 0, roles: [NOBODY, NOBODY], before: null, last: [null, null] },
  ];
  for (const [frame, people] of frames.entries()) {
    hypotheses = advance(hypotheses, people, frame, context);
  }
  const assignments = new Int8Array(frames.length * 2).fill(NOBODY);
  let best: Hypothesis | null = hypotheses.reduce((a, b) => (b.cost < a.cost ? b : a));
  for (let frame = frames.length - 1; best && frame >= 0; frame--) {
    assignments.set(best.roles, frame * 2);
    best = best.before;
  }
  return { assignments, suspectedSwaps: suspectedSwaps(frames, assignments, model) };
}
