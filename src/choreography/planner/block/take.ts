import { profileOf } from '../../../moves/dances/profile.ts';
import type { PlannerMove } from '../plannerMove.ts';

/** Clips are shown at most so much faster or slower than they were filmed: the eye takes it for dancing. */
export const USUAL_STRETCH = 0.08;
/** And so much where else too few moves keep the beat: it is seen, but less than steps off the beat are. */
export const GREATEST_STRETCH = 0.12;

/** A part of a clip for some beats of the song. */
export interface Take {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Seconds of the clip in a second of the song. */
  readonly pace: number;
  /**
   * `beats`: the clip's beats fall on the song's. `own`: it has none that could. `off`: its tempo is too far from the
   * song's, its beats drift away. `held`: it is too short and shown slower than it should be.
   */
  readonly kind: 'beats' | 'own' | 'off' | 'held';
}

type ClipBeats = NonNullable<NonNullable<PlannerMove['track']>['beats']>;

/** The picture may end a moment before the file does. */
const END_MARGIN_SECONDS = 0.05;
/** From so many places in a clip a take may begin; more differ little. */
const MOST_STARTS = 5;
/** Without beats a take may begin at every so many seconds. */
const OWN_STEP_SECONDS = 0.5;

/**
 * The ways to show a clip for some beats: beginning on one of its beats and lasting as many of them where its tempo
 * allows it, half or twice as many where that was counted in halves or doubles. Where a person said which beat is a
 * count of one, it begins on a one as far as the clip lasts so long from there.
 * @param spanSeconds how long the beats last in the song
 * @param stretch share by which the clip may be shown faster or slower
 * @returns empty where the clip is too short
 */
export function takesOf(
  move: PlannerMove,
  beats: number,
  spanSeconds: number,
  stretch: number,
): readonly Take[] {
  const end = move.durationSeconds - END_MARGIN_SECONDS;
  const grid = move.track?.beats ?? null;
  if (!grid) {
    return startsFrom(0, OWN_STEP_SECONDS, end - spanSeconds).map((fromSeconds) =>
      take(fromSeconds, spanSeconds, 1, 'own'),
    );
  }
  const paces = [beats, beats / 2, beats * 2]
    .filter(Number.isInteger)
    .map((count) => (count * grid.secondsPerBeat) / spanSeconds);
  const pace = paces.reduce((best, other) => (farness(other) < farness(best) ? other : best));
  const kept = Math.min(1 + stretch, Math.max(1 / (1 + stretch), pace));
  const kind = kept === pace ? 'beats' : 'off';
  const last = end - kept * spanSeconds;
  const ones = startsFrom(...onesOf(move, grid, (pace * spanSeconds) / beats), last);
  const starts = ones.length > 0 ? ones : startsFrom(grid.firstSeconds, grid.secondsPerBeat, last);
  return starts.map((fromSeconds) => take(fromSeconds, spanSeconds, kept, kind));
}

/**
 * The first beat of a clip that is a count of one, and how long a phrase lasts in it; never where nobody said.
 * @param countSeconds how long a count of the song lasts in the clip
 */
function onesOf(
  { metadata: { countOne, dance } }: PlannerMove,
  { firstSeconds, secondsPerBeat }: ClipBeats,
  countSeconds: number,
): [first: number, step: number] {
  const phraseSeconds = profileOf(dance).phraseBeats * countSeconds;
  if (countOne === null) {
    return [Number.POSITIVE_INFINITY, phraseSeconds];
  }
  const beat = firstSeconds + Math.round((countOne - firstSeconds) / secondsPerBeat) * secondsPerBeat;
  const phrases = Math.floor((beat - firstSeconds) / phraseSeconds + 1e-6);
  return [beat - phrases * phraseSeconds, phraseSeconds];
}

/** The whole clip, slowed down to last some beats that it is too short for. */
export function heldTake(move: PlannerMove, spanSeconds: number): Take {
  const toSeconds = Math.max(0.001, move.durationSeconds - END_MARGIN_SECONDS);
  return { fromSeconds: 0, toSeconds: rounded(toSeconds), pace: toSeconds / spanSeconds, kind: 'held' };
}

function take(fromSeconds: number, spanSeconds: number, pace: number, kind: Take['kind']): Take {
  return {
    fromSeconds: rounded(fromSeconds),
    toSeconds: rounded(fromSeconds + pace * spanSeconds),
    pace,
    kind,
  };
}

/** A plan is read by people: a tenth of a millisecond is far less than a frame. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1e4) / 1e4;
}

function farness(pace: number): number {
  return Math.abs(Math.log(pace));
}

/** Evenly spread starts from the first to the last that is possible, all on the grid of `step`. */
function startsFrom(first: number, step: number, last: number): number[] {
  const count = Math.floor((last - first) / step + 1e-9) + 1;
  if (!(count >= 1)) {
    return [];
  }
  const shown = Math.min(count, MOST_STARTS);
  const indices = Array.from({ length: shown }, (_, i) =>
    shown === 1 ? 0 : Math.round((i * (count - 1)) / (shown - 1)),
  );
  return indices.map((index) => first + index * step);
}
