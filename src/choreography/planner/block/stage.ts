import { median } from '../../../embedding/statistics.ts';
import { DIFFICULTIES } from '../../../moves/labels/metadata.ts';
import { extentOf } from '../../../shared/extent.ts';
import { timeOfBeat } from '../../plan/beatTime.ts';
import type { PlanRequest } from '../../plan/choreography.ts';
import type { SongAnalysis } from '../../song/songAnalysis.ts';
import { phraseStarts } from '../dancedPart.ts';
import { type BeatSpan, type MoveRole, type PlannerMove, roleOf } from '../plannerMove.ts';
import { type Moment, Moments } from './moment.ts';
import { heldTake, type Take, takesOf, USUAL_STRETCH } from './take.ts';

/** A take with the couple at its beginning and its end. */
export interface Framed {
  readonly take: Take;
  readonly opens: Moment | null;
  readonly closes: Moment | null;
}

/** Everything that placing moves on a song looks things up in: the song, the moves, and what was asked for. */
export class Stage {
  readonly song: SongAnalysis;
  readonly span: BeatSpan;
  readonly request: PlanRequest;
  readonly moves: readonly PlannerMove[];
  /** Ranks of the easiest and the most difficult move, 0 to 2; null where none is rated. */
  readonly difficulties: readonly [number, number] | null;
  readonly hasOpenings: boolean;
  readonly hasEndings: boolean;
  /** Share by which clips may be shown faster or slower to keep the beat. */
  readonly stretch: number;
  /** Beats on which sections of the song begin. */
  readonly sectionStarts: ReadonlySet<number>;
  readonly #library: ReadonlyMap<string, PlannerMove>;
  readonly #roles: ReadonlyMap<PlannerMove, MoveRole | null>;
  readonly #secondsPerBeat: number;
  readonly #phrases: ReadonlySet<number>;
  readonly #moments = new Map<PlannerMove, Moments | null>();
  readonly #framed = new Map<PlannerMove, Map<number, readonly Framed[]>>();

  /**
   * @param moves what may be chosen, of the library
   * @param library all moves, for blocks that are locked
   * @param stretch share by which clips may be shown faster or slower
   */
  constructor(
    song: SongAnalysis,
    span: BeatSpan,
    request: PlanRequest,
    moves: readonly PlannerMove[],
    library: readonly PlannerMove[],
    stretch = USUAL_STRETCH,
  ) {
    this.#library = new Map(library.map((move) => [move.key, move]));
    this.song = song;
    this.span = span;
    this.request = request;
    this.moves = moves;
    this.stretch = stretch;
    this.#secondsPerBeat = secondsPerBeatOf(song);
    this.#phrases = new Set(phraseStarts(song.facts, span));
    this.sectionStarts = new Set(song.facts.sections.map(({ startBeat }) => startBeat));
    const ranks = moves.flatMap(({ metadata: { difficulty } }) =>
      difficulty === null ? [] : [DIFFICULTIES.indexOf(difficulty)],
    );
    this.difficulties = extentOf(ranks);
    this.#roles = new Map(library.map((move) => [move, roleOf(move)]));
    this.hasOpenings = moves.some((move) => this.roleOf(move) === 'opening');
    this.hasEndings = moves.some((move) => this.roleOf(move) === 'ending');
  }

  /** The ways to show a move for so many beats; empty where its clip is too short. */
  framed(move: PlannerMove, beats: number): readonly Framed[] {
    let ofMove = this.#framed.get(move);
    if (!ofMove) {
      ofMove = new Map();
      this.#framed.set(move, ofMove);
    }
    let framed = ofMove.get(beats);
    if (!framed) {
      framed = takesOf(move, beats, beats * this.#secondsPerBeat, this.stretch).map((take) =>
        this.frame(move, take),
      );
      ofMove.set(beats, framed);
    }
    return framed;
  }

  /** A move shown for longer than its clip lasts. */
  held(move: PlannerMove, beats: number): Framed {
    return this.frame(move, heldTake(move, beats * this.#secondsPerBeat));
  }

  frame(move: PlannerMove, take: Take): Framed {
    const moments = this.#momentsOf(move);
    return {
      take,
      opens: moments?.at(take.fromSeconds) ?? null,
      closes: moments?.at(take.toSeconds) ?? null,
    };
  }

  /** A move of the library by the key of its clip. */
  moveOf(clip: string): PlannerMove | null {
    return this.#library.get(clip) ?? null;
  }

  /** The role of a move of the library. */
  roleOf(move: PlannerMove): MoveRole | null {
    return this.#roles.get(move) ?? null;
  }

  /** Whether something new begins on a beat of the part that is danced: a phrase, a section or the dance itself. */
  isCut(beat: number): boolean {
    return this.#phrases.has(beat) || this.sectionStarts.has(beat);
  }

  /** Index of the section in which a beat lies. */
  sectionAt(beat: number): number {
    const index = this.song.facts.sections.findIndex(({ endBeat }) => beat < endBeat);
    return index < 0 ? this.song.facts.sections.length - 1 : index;
  }

  secondsBetween(startBeat: number, endBeat: number): number {
    return timeOfBeat(this.song.facts, endBeat) - timeOfBeat(this.song.facts, startBeat);
  }

  #momentsOf(move: PlannerMove): Moments | null {
    let moments = this.#moments.get(move);
    if (moments === undefined) {
      const dancers = move.track?.dancers;
      moments = dancers ? new Moments(dancers) : null;
      this.#moments.set(move, moments);
    }
    return moments;
  }
}

/** How long a beat of a song usually lasts. */
export function secondsPerBeatOf({ facts: { beatTimes } }: SongAnalysis): number {
  return median(beatTimes.slice(1).map((time, i) => time - beatTimes[i]));
}
