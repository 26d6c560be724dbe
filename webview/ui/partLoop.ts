import type { ClipPart } from '../../src/moves/clipPart.ts';

/** What of a video a loop moves about. */
export interface Film {
  currentTime: number;
  readonly paused: boolean;
  play(): Promise<void>;
  pause(): void;
}

export interface LoopedFilm {
  readonly film: Film;
  /** Null loops the whole, which the film does by itself. */
  readonly part: ClipPart | null;
}

export type PairOrder = 'together' | 'in-turn';

/**
 * Keeps films to their parts: to be called again and again while they play. A film alone begins again at its end. Two
 * together begin again when the longer one has ended, so that they stay in step; in turn, each plays when the other
 * has ended.
 */
export class PartLoop {
  readonly #films: readonly LoopedFilm[];
  readonly #order: PairOrder;
  #turn = 0;

  constructor(films: readonly LoopedFilm[], order: PairOrder) {
    this.#films = films;
    this.#order = order;
  }

  /** Puts every film at the beginning of its part and plays what is to play first. */
  start(): void {
    this.#turn = 0;
    this.#films.forEach((looped, index) => {
      rewind(looped);
      if (this.#order === 'together' || index === 0) {
        play(looped.film);
      } else {
        looped.film.pause();
      }
    });
  }

  pause(): void {
    for (const { film } of this.#films) {
      film.pause();
    }
  }

  /** Goes on where it was. */
  resume(): void {
    for (const [index, { film }] of this.#films.entries()) {
      if (this.#order === 'together' || index === this.#turn) {
        play(film);
      }
    }
  }

  tick(): void {
    if (this.#order === 'together') {
      this.#tickTogether();
    } else {
      this.#tickInTurn();
    }
  }

  #tickTogether(): void {
    const ended = this.#films.filter(hasEnded);
    if (ended.length < this.#films.length) {
      for (const { film } of ended) {
        film.pause();
      }
    } else if (ended.length > 0) {
      this.start();
    }
  }

  #tickInTurn(): void {
    const current = this.#films[this.#turn];
    if (hasEnded(current)) {
      current.film.pause();
      this.#turn = (this.#turn + 1) % this.#films.length;
      const next = this.#films[this.#turn];
      rewind(next);
      play(next.film);
    }
  }
}

function hasEnded({ film, part }: LoopedFilm): boolean {
  return part !== null && film.currentTime >= part.to;
}

function rewind({ film, part }: LoopedFilm): void {
  film.currentTime = part?.from ?? 0;
}

function play(film: Film): void {
  // A play that another action overtakes is none that failed.
  film.play().catch(() => undefined);
}
