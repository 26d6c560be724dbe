import { mean } from '../../statistics.ts';
import { sideOfPartner } from '../tracking/partnerSide.ts';
import type { DancerTracks } from '../tracking/trackDancers.ts';
import { dancerOf, GRID_RATE, presenceOf } from '../tracking/trajectories.ts';
import { type InteractionSignals, interactionSignals } from './interactionSignals.ts';
import { bodyOf, type PersonSignals, personSignals } from './personSignals.ts';

/** A dancer found in a smaller share of the frames is not described on their own. */
const FEWEST_FRAMES = 0.1;

/** Everything that is measured of a clip over time, at `GRID_RATE`. */
export interface DanceSignals {
  /** Both the same where only one dancer was found. */
  readonly dancers: readonly [PersonSignals, PersonSignals];
  /** Null where only one dancer was found. */
  readonly interaction: InteractionSignals | null;
}

/** Whether both dancers were found, at each sample of the grid. */
function bothFoundOnGrid(tracks: DancerTracks, length: number): Uint8Array {
  const [one, other] = [presenceOf(tracks, 0), presenceOf(tracks, 1)];
  return Uint8Array.from({ length }, (_, i) => {
    const frame = Math.min(tracks.frameCount - 1, Math.round((i * tracks.framesPerSecond) / GRID_RATE));
    return one[frame] & other[frame];
  });
}

/** Follows both dancers and what happens between them. */
export function danceSignals(tracks: DancerTracks): DanceSignals {
  const bodies = [bodyOf(dancerOf(tracks, 0)), bodyOf(dancerOf(tracks, 1))] as const;
  const dancers = [
    personSignals(bodies[0], sideOfPartner(bodies[0], bodies[1])),
    personSignals(bodies[1], sideOfPartner(bodies[1], bodies[0])),
  ] as const;
  const shares = [0, 1].map((dancer) => mean(presenceOf(tracks, dancer)));
  if (Math.min(...shares) < FEWEST_FRAMES) {
    const found = shares[0] >= shares[1] ? dancers[0] : dancers[1];
    return { dancers: [found, found], interaction: null };
  }
  const bothFound = bothFoundOnGrid(tracks, bodies[0].hips.x.length);
  return { dancers, interaction: interactionSignals(...bodies, bothFound) };
}
