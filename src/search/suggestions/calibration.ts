import { dot } from '../../moves/vectors.ts';
import { ALIKE } from '../movement/thresholds.ts';
import { type LabelledMove, voteOn } from './neighbourVotes.ts';

/** How often a vote of at least some score was right. */
interface Step {
  readonly score: number;
  /** Lower bound of that share. */
  readonly confidence: number;
}

/** What scores of votes are worth in a library, the highest score first. */
export type Calibration = readonly Step[];

/** Fewer votes tell nothing. */
const LEAST_VOTES = 5;

/** More moves than this are not asked about: each is compared with all others. */
const MOST_ASKED = 500;

/**
 * Asks about labelled moves as if they were not, and sees how often the vote is right. Moves to music that may be the same
 * have no vote: they were often filmed in one session, which says nothing of another.
 */
export function calibrated(labelled: readonly LabelledMove[]): Calibration {
  const stride = Math.max(1, Math.ceil(labelled.length / MOST_ASKED));
  const asked = labelled.filter((_, i) => i % stride === 0);
  const answers = asked.flatMap((move) => {
    const others = labelled.filter((other) => other !== move && !sharesMusic(move, other));
    const vote = voteOn(move, others);
    return vote ? [{ score: vote.score, isRight: vote.value === move.value }] : [];
  });
  answers.sort((a, b) => b.score - a.score);
  let right = 0;
  return answers.flatMap(({ score, isRight }, i) => {
    right += isRight ? 1 : 0;
    return i + 1 < LEAST_VOTES ? [] : [{ score, confidence: lowerBound(right, i + 1) }];
  });
}

/** How likely a vote of some score is right, from 0 to 1. */
export function confidenceOf(score: number, calibration: Calibration): number {
  return calibration.reduce(
    (best, step) => (step.score <= score ? Math.max(best, step.confidence) : best),
    0,
  );
}

function sharesMusic(one: LabelledMove, other: LabelledMove): boolean {
  return one.music !== null && other.music !== null && dot(one.music, other.music) >= ALIKE.audio.similar;
}

/**
 * Lower end of the interval for a share of which `right` in `asked` were seen, one standard deviation wide.
 * Method: score interval (Wilson, 1927).
 */
function lowerBound(right: number, asked: number): number {
  const share = right / asked;
  const spread = Math.sqrt((share * (1 - share)) / asked + 1 / (4 * asked * asked));
  return (share + 1 / (2 * asked) - spread) / (1 + 1 / asked);
}
