import { timeOfBeat } from '../plan/beatTime.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import { isPhraseStart } from '../plan/phrase.ts';
import type { SongFacts } from '../song/songAnalysis.ts';
import type { BeatSpan } from './plannerMove.ts';

/** What an end within a section costs, in seconds of being off the duration that was asked for. */
const CUT_SECTION_SECONDS = 2;
/** And beginning later than the song does: people know how it begins. */
const LATER_START_SECONDS = 4;
/** And ending in music that is as strong as a gentle ending is not. */
const WRONG_ENDING_SECONDS = 6;

/**
 * The part of a song to dance: from its first phrase to its end, or as long as was asked for, from phrase to phrase
 * and from section to section where that fits about as well.
 */
export function dancedPart(
  song: SongFacts,
  { durationSeconds, ending, part }: Pick<PlanRequest, 'durationSeconds' | 'ending' | 'part'>,
): BeatSpan {
  const endBeat = song.beatTimes.length;
  const firstBeat = song.firstPhraseBeat < endBeat - 1 ? song.firstPhraseBeat : 0;
  const whole = { startBeat: firstBeat, endBeat };
  if (part) {
    return partBetween(song, whole, part);
  }
  if (durationSeconds === null || secondsOf(song, whole) <= durationSeconds) {
    return whole;
  }
  const edges = new Set(song.sections.flatMap((section) => [section.startBeat, section.endBeat]));
  const phrases = phraseStarts(song, whole);
  let best = { span: whole, cost: Number.POSITIVE_INFINITY };
  for (const startBeat of phrases.filter((beat) => beat === firstBeat || edges.has(beat))) {
    for (const end of [...phrases, endBeat].filter((beat) => beat > startBeat)) {
      const span = { startBeat, endBeat: end };
      const cost =
        Math.abs(secondsOf(song, span) - durationSeconds) +
        (startBeat === firstBeat ? 0 : LATER_START_SECONDS) +
        (edges.has(end) || end === endBeat ? 0 : CUT_SECTION_SECONDS) +
        WRONG_ENDING_SECONDS * wrongEnding(song, end, ending);
      if (cost < best.cost) {
        best = { span, cost };
      }
    }
  }
  return best.span;
}

/** The phrases between two times of the song, each end moved to the nearest. */
function partBetween(
  song: SongFacts,
  whole: BeatSpan,
  { fromSeconds, toSeconds }: NonNullable<PlanRequest['part']>,
): BeatSpan {
  const phrases = phraseStarts(song, whole);
  const nearest = (beats: readonly number[], seconds: number) => {
    const distance = (beat: number) => Math.abs(timeOfBeat(song, beat) - seconds);
    return beats.reduce((best, beat) => (distance(beat) < distance(best) ? beat : best));
  };
  const startBeat = nearest(phrases, fromSeconds);
  const ends = [...phrases, whole.endBeat].filter((beat) => beat > startBeat);
  return { startBeat, endBeat: nearest(ends, toSeconds) };
}

/** How long a part of the song lasts. */
export function secondsOf(song: SongFacts, { startBeat, endBeat }: BeatSpan): number {
  return timeOfBeat(song, endBeat) - timeOfBeat(song, startBeat);
}

/** The beats in a part of the song that are a count of one, its own first beat with them. */
export function phraseStarts(song: SongFacts, { startBeat, endBeat }: BeatSpan): number[] {
  const beats = Array.from({ length: endBeat - startBeat }, (_, i) => startBeat + i);
  return beats.filter((beat) => beat === startBeat || isPhraseStart(song, beat));
}

function wrongEnding(song: SongFacts, endBeat: number, ending: PlanRequest['ending']): number {
  const section = song.sections.find((each) => endBeat - 1 < each.endBeat) ?? song.sections.at(-1);
  if (!section || ending === null) {
    return 0;
  }
  return ending === 'gentle' ? section.energy : 1 - section.energy;
}
