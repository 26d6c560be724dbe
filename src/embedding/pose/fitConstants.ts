import { mean, standardDeviation } from '../statistics.ts';
import type { FeatureScale, PoseConstants } from './poseConstants.ts';
import type { PoseFeatures } from './poseFeatures.ts';

/** Keeps features that hardly vary from being blown up. */
const SMALLEST_DEVIATION = 1e-3;

function scaleOf(rows: readonly Float64Array[]): FeatureScale {
  const columns = Array.from(rows[0], (_, i) =>
    rows.map((row) => row[i]).filter((value) => !Number.isNaN(value)),
  );
  return {
    means: columns.map((values) => (values.length > 0 ? mean(values) : 0)),
    deviations: columns.map((values) =>
      values.length > 0 ? standardDeviation(values) + SMALLEST_DEVIATION : 1,
    ),
  };
}

/** Scale of features that a clip played backwards has with the other sign: around 0, not around their mean. */
function signedScaleOf(rows: readonly Float64Array[]): FeatureScale {
  const { means, deviations } = scaleOf([...rows, ...rows.map((row) => row.map((value) => -value))]);
  return { means: means.map(() => 0), deviations };
}

/** Usual value and spread of every feature over clips, at least one; all dancers count alike. */
export function fitConstants(clips: readonly PoseFeatures[]): PoseConstants {
  return {
    person: scaleOf(clips.flatMap(({ dancers }) => dancers)),
    interaction: scaleOf(clips.map(({ interaction }) => interaction)),
    direction: signedScaleOf(clips.map(({ direction }) => direction)),
  };
}
