import type { PlanBlock } from '../plan/choreography.ts';
import { flowBetween } from './flow.ts';
import { lockedAt } from './lockedBlock.ts';
import type { Option, Options } from './options.ts';
import { type Dance, movesOf, type Placed, UNSEEN_FLOW } from './placed.ts';
import type { PlannerWeights } from './planParts.ts';
import type { Framed, Stage } from './stage.ts';
import { type CategoryShares, categoryShares, varietyOf } from './variety.ts';

/** Dances that are carried on from each beat, and of those at most so many that end with one and the same move. */
const BEAM_WIDTH = 20;
const SAME_ENDINGS = 3;
/** For each dance the moves that fit best are tried, and as many of the others spread over all. */
const BEST_FITTING = 48;
const OTHERS = 16;
/** A move comes again only after this share of all others was danced. */
const ROTATION = 0.75;

interface Scored {
  readonly dance: Dance | null;
  readonly score: number;
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
  search.open(startBeat, { dance: null, score: 0 });
  for (let beat = startBeat; beat < endBeat; beat++) {
    search.carryOnFrom(beat);
  }
  return search.best(endBeat).map(({ dance }) => movesOf(dance));
}

class Search {
  readonly #stage: Stage;
  readonly #options: Options;
  readonly #locks: readonly PlanBlock[];
  readonly #weights: PlannerWeights;
  readonly #shares: CategoryShares;
  readonly #rotation: number;
  /** Dances so far by the beat that they have come to. */
  readonly #open = new Map<number, Scored[]>();

  constructor(stage: Stage, options: Options, locks: readonly PlanBlock[], weights: PlannerWeights) {
    this.#stage = stage;
    this.#options = options;
    this.#locks = locks;
    this.#weights = weights;
    this.#shares = categoryShares(stage.moves.map(({ key }) => key));
    this.#rotation = Math.floor((stage.moves.length - 1) * ROTATION);
  }

  open(beat: number, scored: Scored): void {
    const open = this.#open.get(beat) ?? [];
    open.push(scored);
    this.#open.set(beat, open);
  }

  /** The best dances that have come to a beat, with not too many that end with the same move. */
  best(beat: number): readonly Scored[] {
    const counts = new Map<string, number>();
    const kept: Scored[] = [];
    for (const scored of (this.#open.get(beat) ?? []).sort((a, b) => b.score - a.score)) {
      const ending = scored.dance?.last.clip ?? '';
      const count = counts.get(ending) ?? 0;
      if (kept.length < BEAM_WIDTH && count < SAME_ENDINGS) {
        kept.push(scored);
        counts.set(ending, count + 1);
      }
    }
    return kept;
  }

  carryOnFrom(beat: number): void {
    const lock = this.#locks.find(({ startBeat }) => startBeat === beat);
    for (const scored of this.best(beat)) {
      if (lock) {
        this.#add(scored, lockedAt(this.#stage, lock, scored.dance, this.#locks, this.#shares), 0);
      } else {
        this.#carryOn(scored, beat);
      }
    }
    this.#open.delete(beat);
  }

  #carryOn(scored: Scored, beat: number): void {
    for (const option of this.#chosen(this.#options.at(beat), scored.dance)) {
      const place = { startBeat: beat, beats: option.beats };
      const clip = option.move.key;
      const placed: Placed = {
        ...place,
        ...bestWay(option.ways, scored.dance),
        clip,
        move: option.move,
        fitParts: option.fitParts,
        fit: option.fit,
        variety: varietyOf(clip, place, scored.dance, this.#locks, this.#shares),
        locked: null,
      };
      this.#add(scored, placed, option.chance);
    }
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

  #add({ dance, score }: Scored, placed: Placed, chance: number): void {
    const { fit, flow, variety } = this.#weights;
    const worth =
      fit * (placed.fit ?? UNSEEN_FLOW) +
      flow * (placed.flow ?? UNSEEN_FLOW) +
      variety * placed.variety +
      (fit + variety) * chance;
    this.open(placed.startBeat + placed.beats, {
      dance: { last: placed, before: dance },
      score: score + worth * placed.beats,
    });
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
