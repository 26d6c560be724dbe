import type { PlanBlock } from '../plan/choreography.ts';
import { isPhraseStart, phraseBeatsOf } from '../plan/phrase.ts';
import type { Framed, Stage } from './block/stage.ts';
import { type ChosenMoves, FEWEST_MOVES } from './chooseMoves.ts';
import type { PlannerMove } from './plannerMove.ts';
import { type FitParts, fitOf, fitParts, type Place, type Spot, spotAt } from './score/fit.ts';
import { seededShare } from './score/seeded.ts';

/** A move lasts at most so many phrases. */
const LONGEST_PHRASES = 4;
/** How much chance there is in which move fits: another seed gives another dance. */
const CHANCE = 0.06;

/** A move that could come at a beat. */
export interface Option {
  readonly move: PlannerMove;
  readonly beats: number;
  /** The ways to show it for so long; never empty. */
  readonly ways: readonly Framed[];
  readonly fitParts: FitParts;
  readonly fit: number;
  /** What the seed adds to its fit, -`CHANCE` / 2 to `CHANCE` / 2. */
  readonly chance: number;
}

/** The moves that may come first and last; null where all may. */
type PlacedMoves = Pick<ChosenMoves, 'first' | 'last'>;
const ANYWHERE: PlacedMoves = { first: null, last: null };

/** What could come at each beat, whatever came before. */
export class Options {
  readonly #stage: Stage;
  readonly #phraseBeats: number;
  /** Whether too few clips last a phrase, so that others are danced for half of one. */
  readonly #hasHalves: boolean;
  /** Beats that no move may reach beyond: those of locked blocks, and the end. */
  readonly #walls: readonly number[];
  readonly #placed: PlacedMoves;
  readonly #at = new Map<number, readonly Option[]>();

  constructor(stage: Stage, locks: readonly PlanBlock[], placed: PlacedMoves = ANYWHERE) {
    this.#placed = placed;
    this.#stage = stage;
    this.#phraseBeats = phraseBeatsOf(stage.song.facts);
    const lasting = stage.moves.filter((move) => stage.framed(move, this.#phraseBeats).length > 0);
    this.#hasHalves = lasting.length < FEWEST_MOVES;
    this.#walls = [...locks.map(({ startBeat }) => startBeat), stage.span.endBeat];
  }

  /** What could come at a beat, best fitting first; never empty where there is a move. */
  at(beat: number): readonly Option[] {
    const known = this.#at.get(beat);
    if (known) {
      return known;
    }
    const ends = this.#endsAfter(beat);
    const whole = this.#hasHalves ? ends : this.#wholeEndsOf(ends, beat);
    const { moves } = this.#stage;
    const lasting = (chosen: readonly number[], movesTo: (end: number) => readonly PlannerMove[]) =>
      chosen.flatMap((end) => this.#lasting(beat, end - beat, movesTo(end)));
    const asked = lasting(whole, (end) => this.#movesBetween(beat, end));
    const any = asked.length > 0 ? asked : lasting(whole, () => moves);
    const fitting = any.length > 0 ? any : lasting(ends, () => moves);
    const options = fitting.length > 0 ? fitting : this.#held(beat, ends[0] - beat);
    options.sort((a, b) => b.fit + b.chance - a.fit - a.chance);
    this.#at.set(beat, options);
    return options;
  }

  /** The moves that the request allows from beat to beat. */
  #movesBetween(beat: number, end: number): readonly PlannerMove[] {
    const { span, moves } = this.#stage;
    const first = beat === span.startBeat ? this.#placed.first : null;
    return (end === span.endBeat ? this.#placed.last : null) ?? first ?? moves;
  }

  #lasting(beat: number, beats: number, moves: readonly PlannerMove[]): Option[] {
    const end = beat + beats;
    const isHalf = !this.#stage.isCut(end) && !this.#walls.includes(end);
    const place = { startBeat: beat, beats };
    const spot = spotAt(this.#stage, place);
    const options: Option[] = [];
    for (const move of moves) {
      // Half phrases are for clips that are too short for whole ones.
      const isLonger = isHalf && this.#stage.framed(move, this.#phraseBeats).length > 0;
      const ways = isLonger ? [] : this.#stage.framed(move, beats);
      if (ways.length > 0) {
        options.push(this.#option(move, place, spot, ways));
      }
    }
    return options;
  }

  /** Every move slowed down, for where all clips are too short. */
  #held(beat: number, beats: number): Option[] {
    const place = { startBeat: beat, beats };
    const spot = spotAt(this.#stage, place);
    return this.#stage.moves.map((move) => this.#option(move, place, spot, [this.#stage.held(move, beats)]));
  }

  #option(move: PlannerMove, { startBeat, beats }: Place, spot: Spot, ways: readonly Framed[]): Option {
    const parts = fitParts(this.#stage, move, ways[0].take, spot);
    const chance = CHANCE * (seededShare(this.#stage.request.seed, move.key, startBeat) - 0.5);
    return { move, beats, ways, fitParts: parts, fit: fitOf(parts), chance };
  }

  /** Of the beats at which a move may end those that leave no part of a phrase, and keep it within its section. */
  #wholeEndsOf(ends: readonly number[], beat: number): number[] {
    const isRoomy = (from: number, to: number) => to - from >= this.#phraseBeats;
    const wall = this.#wallAfter(beat);
    const sections = [...this.#stage.sectionStarts].filter(
      (each) => isRoomy(beat, each) && isRoomy(each, wall),
    );
    const stop = Math.min(wall, ...sections);
    return ends.filter((end) => end === stop || (isRoomy(beat, end) && isRoomy(end, stop)));
  }

  #wallAfter(beat: number): number {
    return Math.min(...this.#walls.filter((each) => each > beat));
  }

  /** Beats at which a move that begins at a beat may end, up to the next wall. Never empty. */
  #endsAfter(beat: number): number[] {
    const wall = this.#wallAfter(beat);
    const half = this.#phraseBeats / 2;
    const ends: number[] = [];
    for (let end = beat + 1; end <= Math.min(wall, beat + LONGEST_PHRASES * this.#phraseBeats); end++) {
      const isHalfPhrase = end - beat >= half && isPhraseStart(this.#stage.song.facts, end + half);
      if (end === wall || this.#stage.isCut(end) || isHalfPhrase) {
        ends.push(end);
      }
    }
    return ends;
  }
}
