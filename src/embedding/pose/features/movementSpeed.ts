import { median } from '../../statistics.ts';
import type { DancerTracks } from '../tracking/trackDancers.ts';
import { dancerOf, GRID_RATE } from '../tracking/trajectories.ts';
import { lengthOf, velocityOf } from './series.ts';

/**
 * How fast the livelier dancer's keypoints usually move, in torso lengths per second: the median over time and
 * keypoints. Zero where nothing is seen for long enough.
 */
export function movementSpeed(tracks: DancerTracks): number {
  const speeds = [0, 1].map((index) => {
    const dancer = dancerOf(tracks, index);
    const seen = dancer.keypoints.flatMap((path) => {
      const { values, valid } = lengthOf(velocityOf(path, dancer.scale, GRID_RATE));
      return [...values.filter((_, i) => valid[i] === 1)];
    });
    return seen.length > 0 ? median(seen) : 0;
  });
  return Math.max(...speeds);
}
