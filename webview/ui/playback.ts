import type { BeatGrid } from '../../src/moves/moveTracks.ts';

/** Speeds that a film can be practised at, in per cent. */
export const SPEEDS = Array.from({ length: 26 }, (_, step) => 25 + 5 * step);

/** Beats of a count of eight. */
const COUNTS = 8;

/** Tempos that differ by more than this do not belong together. */
const MOST_STRETCHED = 1.25;

/** The next speed up or down, within what there is. @param percent one of `SPEEDS` */
export function nextSpeed(percent: number, direction: 1 | -1): number {
  const at = Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(percent) + direction));
  return SPEEDS[at] ?? percent;
}

/**
 * The count from 1 to 8 at a time of a clip; null where its beats are not known, or nobody has said where a 1 is.
 * @param countOne seconds of a count 1
 */
export function countAt(seconds: number, beats: BeatGrid | null, countOne: number | null): number | null {
  if (beats === null || countOne === null) {
    return null;
  }
  // A hair before a beat is on it: films stop between two of their frames.
  const since = Math.floor((seconds - countOne) / beats.secondsPerBeat + 0.02);
  return (((since % COUNTS) + COUNTS) % COUNTS) + 1;
}

/** Where a film begins and what its beats are. */
export interface Beginning {
  readonly from: number;
  readonly beats: BeatGrid | null;
}

/**
 * How a film has to be played to be in step with another: where it begins, and how fast beside it. As it is where the
 * beats of one are not known or the tempos are too far apart.
 */
export function inStepWith(
  other: Beginning,
  film: Beginning,
): { readonly from: number; readonly rate: number } {
  if (!other.beats || !film.beats) {
    return { from: film.from, rate: 1 };
  }
  const rate = film.beats.secondsPerBeat / other.beats.secondsPerBeat;
  if (Math.max(rate, 1 / rate) > MOST_STRETCHED) {
    return { from: film.from, rate: 1 };
  }
  const ahead = beatsSince(other, other.beats) - beatsSince(film, film.beats);
  const from = film.from + (ahead - Math.round(ahead)) * film.beats.secondsPerBeat;
  return { from: from < 0 ? from + film.beats.secondsPerBeat : from, rate };
}

function beatsSince({ from }: Beginning, { firstSeconds, secondsPerBeat }: BeatGrid): number {
  return (from - firstSeconds) / secondsPerBeat;
}
