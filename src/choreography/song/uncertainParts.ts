import { onsetStrengthOf } from '../../embedding/audio/rhythm/onsetStrength.ts';
import { pulseCorrelation } from '../../embedding/audio/rhythm/pulse.ts';
import { tempoNear } from '../../embedding/audio/rhythm/tempo.ts';
import type { FrameTable } from '../../embedding/audio/spectrum/frameTable.ts';

/** A part of a song, in its seconds. */
export interface SongPart {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * Of `tempoNear`. In drawn songs the steady parts have 1, and those whose beats come at random up to .37: more than what
 * is credible of one clip, as the tracker looks for whatever repeats.
 */
const LEAST_CONFIDENCE = 0.45;
/** As long as the windows that the tempo is heard in. */
const WINDOW_SECONDS = 12;
const HOP_SECONDS = 3;
/** Fewer doubtful windows in a row are a break, or the change from one tempo to another, that the beats get over. */
const FEWEST_WINDOWS = 4;

/**
 * The parts of a song in which its rhythm does not repeat at the tempo of the beats that were found there, so that these
 * are no more than a guess: without a pulse, or with one that wanders.
 * @param levels what `onsetLevels` says of the song
 */
export function uncertainParts(levels: FrameTable, beatTimes: readonly number[]): SongPart[] {
  const { values, framesPerSecond } = onsetStrengthOf(levels);
  const parts: SongPart[] = [];
  let doubtful: number[] = [];
  const last = beatTimes[beatTimes.length - 1];
  for (let from = 0; from + WINDOW_SECONDS <= last + HOP_SECONDS; from += HOP_SECONDS) {
    const beats = beatTimes.filter((time) => time >= from && time < from + WINDOW_SECONDS);
    const bpm = (60 * (beats.length - 1)) / (beats[beats.length - 1] - beats[0]);
    const [first, end] = [from, from + WINDOW_SECONDS].map((time) => Math.round(time * framesPerSecond));
    const window = { values: values.subarray(first, end), framesPerSecond };
    const isHeard =
      beats.length > 1 && tempoNear(pulseCorrelation(window), bpm).confidence >= LEAST_CONFIDENCE;
    if (!isHeard) {
      doubtful.push(from);
    }
    const isLast = from + HOP_SECONDS + WINDOW_SECONDS > last + HOP_SECONDS;
    if (isHeard || isLast) {
      parts.push(...partOf(doubtful, isLast && !isHeard, last));
      doubtful = [];
    }
  }
  return parts;
}

/** What lies nearer to the centres of doubtful windows than to those of others, if they are enough. */
function partOf(windows: readonly number[], isAtEnd: boolean, last: number): SongPart[] {
  if (windows.length < FEWEST_WINDOWS) {
    return [];
  }
  const around = (WINDOW_SECONDS - HOP_SECONDS) / 2;
  const fromSeconds = windows[0] === 0 ? 0 : windows[0] + around;
  return [{ fromSeconds, toSeconds: isAtEnd ? last : windows[windows.length - 1] + WINDOW_SECONDS - around }];
}
