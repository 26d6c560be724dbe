import type { PlanBlock } from '../plan/choreography.ts';
import { lockedAt } from './block/lockedBlock.ts';
import { type Dance, movesOf, type Placed, UNSEEN_FLOW } from './block/placed.ts';
import type { Framed, Stage } from './block/stage.ts';
import type { Option, Options } from './options.ts';
import type { PlannerWeights } from './planParts.ts';
import { flowBetween } from './score/flow.ts';
import { type CategoryShares, categoryShares, type VarietyAt, varietyAfter } from './score/variety.ts';

/** Dances that are carried on from each beat, and of those at most so many that end with one and the same move. */
const BEAM_WIDTH = 16;
const SAME_ENDINGS = 4;
/** For each dance the moves that fit best are tried, and as many of the others spread over all. */
const BEST_FITTING = 40;
const OTHERS = 12;
/** A move comes again only after this share of all others was danced. */
const ROTATION = 0.75;

/** A dance that has come to a beat, with the score of all its beats. */
interface Scored {
  readonly dance: Dance | null;
  readonly score: number;
}

/** A way to carry a dance on. Its last move is put together only if it is among the best: millions are not. */
interface Candidate {
  readonly score: number;
  readonly clip: string;
  readonly before: Dance | null;
  readonly lastMove: () => Placed;
}

/**
 * Puts dances together that follow the locked blocks and fill the rest of the part that is danced, each beat of it
 * exactly once. A beam search over the beats: from each beat the best dances so far are carried on by the moves that
 * could come next.
 * @returns the best dances that were found, best first by `weights`; never empty where there is a move
 */
export function searchDances(
  stage: Stage,
  options: Options,
  locks: readonly PlanBlock[],
  weights: PlannerWeights,
): readonly (readonly Placed[])[] {
  const { startBeat, endBeat } = stage.span;
  const search = new Search(stage, options, locks, weights);
  for (let beat = startBeat; beat < endBeat; beat++) {
    search.carryOnFrom(beat);
  }
  return search.dancesAt(endBeat).map(({ dance }) => movesOf(dance));
}

class Search {
  readonly #stage: Stage;
  readonly #options: Options;
  readonly #locks: readonly PlanBlock[];
  readonly #weights: PlannerWeights;
  readonly #shares: CategoryShares;
  readonly #rotation: number;
  /** What was found so far, by the beat that it has come to. */
  readonly #open = new Map<number, Contest>();

  constructor(stage: Stage, options: Options, locks: readonly PlanBlock[], weights: PlannerWeights) {
    this.#stage = stage;
    this.#options = options;
    this.#locks = locks;
    this.#weights = weights;
    this.#shares = categoryShares(stage.moves.map(({ key }) => key));
    this.#rotation = Math.ceil((stage.moves.length - 1) * ROTATION);
  }

  dancesAt(beat: number): readonly Scored[] {
    return beat === this.#stage.span.startBeat
      ? [{ dance: null, score: 0 }]
      : this.#contestAt(beat)
          .best()
          .map(({ score, before, lastMove }) => ({ score, dance: { last: lastMove(), before } }));
  }

  carryOnFrom(beat: number): void {
    const lock = this.#locks.find(({ startBeat }) => startBeat === beat);
    for (const scored of this.dancesAt(beat)) {
      if (lock) {
        this.#addLocked(scored, lock);
      } else {
        const varietyAt = varietyAfter(scored.dance, this.#locks, this.#shares);
        for (const option of this.#chosen(this.#options.at(beat), scored.dance)) {
          this.#add(scored, option, beat, varietyAt);
        }
      }
    }
    this.#open.delete(beat);
  }

  #addLocked({ dance, score }: Scored, lock: PlanBlock): void {
    const placed = lockedAt(this.#stage, lock, dance, this.#locks, this.#shares);
    const worth = this.#worth(placed.fit ?? UNSEEN_FLOW, placed.flow ?? UNSEEN_FLOW, placed.variety);
    this.#contestAt(lock.startBeat + lock.beats).enter({
      score: score + worth * lock.beats,
      clip: lock.clip,
      before: dance,
      lastMove: () => placed,
    });
  }

  #add({ dance, score }: Scored, option: Option, startBeat: number, varietyAt: VarietyAt): void {
    const { move, beats, fit, chance, ways } = option;
    const contest = this.#contestAt(startBeat + beats);
    const variety = varietyAt(move.key, { startBeat, beats });
    const scoreWith = (flow: number) => score + this.#worth(fit + chance, flow, variety) * beats;
    if (!contest.isOpenTo(scoreWith(1))) {
      return;
    }
    for (const framed of ways) {
      const flow = dance && flowBetween(dance.last.framed.closes, framed.opens);
      contest.enter({
        score: scoreWith(flow ?? UNSEEN_FLOW),
        clip: move.key,
        before: dance,
        lastMove: () => ({
          startBeat,
          beats,
          clip: move.key,
          move,
          framed,
          fitParts: option.fitParts,
          fit,
          flow,
          variety,
          locked: null,
        }),
      });
    }
  }

  #worth(fit: number, flow: number, variety: number): number {
    return this.#weights.fit * fit + this.#weights.flow * flow + this.#weights.variety * variety;
  }

  #contestAt(beat: number): Contest {
    let contest = this.#open.get(beat);
    if (!contest) {
      contest = new Contest();
      this.#open.set(beat, contest);
    }
    return contest;
  }

  /** The options that fit best and some of the rest, without moves that were danced a short while ago. */
  #chosen(options: readonly Option[], dance: Dance | null): readonly Option[] {
    const recent = recentClips(dance, this.#rotation);
    const fresh = spread(options, ({ move }) => !recent.has(move.key));
    if (fresh.length > 0) {
      return fresh;
    }
    const others = spread(options, ({ move }) => move.key !== dance?.last.clip);
    return others.length > 0 ? others : options;
  }
}

/** Keeps the best candidates, with not too many that end with the same move. */
class Contest {
  #entered: Candidate[] = [];
  /** What a candidate must exceed to be among the best of those that have entered. */
  #bar = Number.NEGATIVE_INFINITY;

  isOpenTo(score: number): boolean {
    return score > this.#bar;
  }

  enter(candidate: Candidate): void {
    this.#entered.push(candidate);
    if (this.#entered.length >= 4 * BEAM_WIDTH) {
      this.#entered = this.best();
      this.#bar = this.#entered.at(BEAM_WIDTH - 1)?.score ?? this.#bar;
    }
  }

  best(): Candidate[] {
    const counts = new Map<string, number>();
    const kept: Candidate[] = [];
    for (const candidate of this.#entered.sort((a, b) => b.score - a.score)) {
      const count = counts.get(candidate.clip) ?? 0;
      if (kept.length < BEAM_WIDTH && count < SAME_ENDINGS) {
        kept.push(candidate);
        counts.set(candidate.clip, count + 1);
      }
    }
    return kept;
  }
}

/** The clips of the last so many moves. */
function recentClips(dance: Dance | null, count: number): ReadonlySet<string> {
  const clips = new Set<string>();
  let left = count;
  for (let each = dance; each && left > 0; each = each.before) {
    clips.add(each.last.clip);
    left--;
  }
  return clips;
}

/** The first options that are allowed, and of the rest some in even steps. */
function spread(options: readonly Option[], isAllowed: (option: Option) => boolean): readonly Option[] {
  const chosen: Option[] = [];
  let next = 0;
  while (next < options.length && chosen.length < BEST_FITTING) {
    if (isAllowed(options[next])) {
      chosen.push(options[next]);
    }
    next++;
  }
  const step = Math.ceil((options.length - next) / OTHERS);
  for (; next < options.length; next += step) {
    if (isAllowed(options[next])) {
      chosen.push(options[next]);
    }
  }
  return chosen;
}

/** The way to show a move that goes best with the end of the move before; the first where that is not seen. */
export function bestWay(
  ways: readonly Framed[],
  before: Dance | null,
): { readonly framed: Framed; readonly flow: number | null } {
  let [framed, flow]: [Framed, number | null] = [ways[0], null];
  for (const way of before ? ways : []) {
    const other = flowBetween(before?.last.framed.closes ?? null, way.opens);
    if (other !== null && other > (flow ?? -1)) {
      [framed, flow] = [way, other];
    }
  }
  return { framed, flow };
}
