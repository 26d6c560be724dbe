import type { PlanSong } from './choreography.ts';

/** When a beat of a song is heard, in seconds; beats after the last follow at the distance of the last two. */
export function timeOfBeat({ beatTimes }: Pick<PlanSong, 'beatTimes'>, beat: number): number {
  const last = beatTimes.length - 1;
  return beat <= last
    ? beatTimes[beat]
    : beatTimes[last] + (beat - last) * (beatTimes[last] - beatTimes[last - 1]);
}
