import type { PlanBlock } from '../plan/choreography.ts';
import { isPhraseStart, phraseBeatsOf } from '../plan/phrase.ts';
import type { Framed, Stage } from './block/stage.ts';
import { phraseStarts } from './dancedPart.ts';
import type { PlannerMove } from './plannerMove.ts';
import { type FitParts, fitOf, fitParts, type Place, type Spot, spotAt } from './score/fit.ts';
import { seededShare } from './score/seeded.ts';

/** A move lasts at most so many phrases. */
const LONGEST_PHRASES = 4;
/** How much chance there is in which move fits: another seed gives another dance. */
const CHANCE = 0.04;

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

/** What could come at each beat, whatever came before. */
export class Options {
  readonly #stage: Stage;
  readonly #phraseBeats: number;
  readonly #phrases: ReadonlySet<number>;
  /** Beats that no move may reach beyond: those of locked blocks, and the end. */
  readonly #walls: readonly number[];
  readonly #at = new Map<number, readonly Option[]>();

  constructor(stage: Stage, locks: readonly PlanBlock[]) {
    this.#stage = stage;
    this.#phraseBeats = phraseBeatsOf(stage.song.facts);
    this.#phrases = new Set(phraseStarts(stage.song.facts, stage.span));
    this.#walls = [...locks.map(({ startBeat }) => startBeat), stage.span.endBeat];
  }

  /** What could come at a beat, best fitting first; never empty where there is a move. */
  at(beat: number): readonly Option[] {
    const known = this.#at.get(beat);
    if (known) {
      return known;
    }
    const ends = this.#endsAfter(beat);
    const fitting = ends.flatMap((end) => this.#lasting(beat, end - beat));
    const options = fitting.length > 0 ? fitting : this.#held(beat, ends[0] - beat);
    options.sort((a, b) => b.fit + b.chance - a.fit - a.chance);
    this.#at.set(beat, options);
    return options;
  }

  #lasting(beat: number, beats: number): Option[] {
    const end = beat + beats;
    const isHalf = !this.#phrases.has(end) && !this.#walls.includes(end);
    const place = { startBeat: beat, beats };
    const spot = spotAt(this.#stage, place);
    const options: Option[] = [];
    for (const move of this.#stage.moves) {
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

  /** Beats at which a move that begins at a beat may end, up to the next wall. Never empty. */
  #endsAfter(beat: number): number[] {
    const wall = Math.min(...this.#walls.filter((each) => each > beat));
    const half = this.#phraseBeats / 2;
    const ends: number[] = [];
    for (let end = beat + 1; end <= Math.min(wall, beat + LONGEST_PHRASES * this.#phraseBeats); end++) {
      const isHalfPhrase = end - beat >= half && isPhraseStart(this.#stage.song.facts, end + half);
      if (end === wall || this.#phrases.has(end) || isHalfPhrase) {
        ends.push(end);
      }
    }
    return ends;
  }
}
