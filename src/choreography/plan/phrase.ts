import { profileOf } from '../../moves/dances/profile.ts';
import type { PlanSong } from './choreography.ts';

/** What the counts of a song follow from. */
type CountedSong = Pick<PlanSong, 'dance' | 'firstPhraseBeat'>;

/** How many beats dancers count in a phrase of the song. */
export function phraseBeatsOf({ dance }: CountedSong): number {
  return profileOf(dance ?? null).phraseBeats;
}

/** The count of a beat, from 1 to as many as a phrase has, also before the first count of one. */
export function countOf(song: CountedSong, beat: number): number {
  const phraseBeats = phraseBeatsOf(song);
  return ((((beat - song.firstPhraseBeat) % phraseBeats) + phraseBeats) % phraseBeats) + 1;
}

/** Whether a beat is a count of one. */
export function isPhraseStart(song: CountedSong, beat: number): boolean {
  return countOf(song, beat) === 1;
}
