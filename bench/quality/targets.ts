/** What a figure should be on real clips that were not used to choose anything. */
export interface Target {
  readonly atLeast: number;
  readonly aim: number;
}

const FOUND: Target = { atLeast: 0.95, aim: 1 };

/** By figure id. Where `aim` is below `atLeast`, less is better. */
export const TARGETS: Readonly<Record<string, Target>> = {
  'names.similar.ndcg': { atLeast: 0.49, aim: 0.55 },
  'names.similar.sameSong': { atLeast: 0.27, aim: 0.24 },
  'names.movement.ndcg': { atLeast: 0.38, aim: 0.42 },
  'names.movement.otherSongs.ndcg': { atLeast: 0.35, aim: 0.39 },
  'names.movement.twin': { atLeast: 0.47, aim: 0.56 },
  'parts.first': { atLeast: 0.99, aim: 1 },
  'parts.endsOff': { atLeast: 0.25, aim: 0.12 },
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
  'backwards.pose.mean': { atLeast: 0.85, aim: 0.7 },
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
