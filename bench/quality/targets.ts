/** What a figure should be on real clips that were not used to choose anything. */
export interface Target {
  readonly atLeast: number;
  readonly aim: number;
}

const FOUND: Target = { atLeast: 0.95, aim: 1 };

/** By figure id. Where `aim` is below `atLeast`, less is better. */
export const TARGETS: Readonly<Record<string, Target>> = {
  'pose.precision1': { atLeast: 0.42, aim: 0.52 },
  'pose.precision5': { atLeast: 0.27, aim: 0.35 },
  'pose.meanAveragePrecision': { atLeast: 0.24, aim: 0.3 },
  'pose.otherSongs.precision1': { atLeast: 0.3, aim: 0.42 },
  'altered.pose.scaled': FOUND,
  'altered.pose.cropped': FOUND,
  'altered.pose.mirrored': FOUND,
  'altered.pose.brightened': FOUND,
  'altered.pose.first80': FOUND,
  'altered.pose.re-encoded': FOUND,
  'altered.pose.fps15': FOUND,
  'backwards.pose.largest': { atLeast: 0.95, aim: 0.85 },
  'audio.precision1': { atLeast: 0.87, aim: 0.95 },
  'audio.meanAveragePrecision': { atLeast: 0.78, aim: 0.85 },
  'tempo.annotation': { atLeast: 0.93, aim: 0.97 },
  'tempo.song': { atLeast: 0.95, aim: 0.99 },
  'samples.tempo.largest': { atLeast: 0.005, aim: 0.002 },
  'samples.keypoints': { atLeast: 0.85, aim: 0.95 },
};

export function reaches(value: number, wanted: number, { atLeast, aim }: Target): boolean {
  return aim < atLeast ? value <= wanted : value >= wanted;
}
