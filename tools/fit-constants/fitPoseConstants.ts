import type { PoseFeatures } from '../../src/embedding/pose/features/poseFeatures.ts';
import { pooledProducts } from '../../src/embedding/pose/features/secondOrder.ts';
import type { WindowFeatures } from '../../src/embedding/pose/features/windowFeatures.ts';
import { alongAxes, combinedWindow, windowVectors } from '../../src/embedding/pose/features/windowVectors.ts';
import type { FeatureScale, PoseConstants, WindowConstants } from '../../src/embedding/pose/poseConstants.ts';
import { mean, standardDeviation } from '../../src/embedding/statistics.ts';
import { WINDOW_DIMENSION } from '../../src/moves/movementWindows.ts';
import { clusterCentres } from './clusterCentres.ts';
import { principalAxes } from './principalAxes.ts';

/** Keep features that hardly vary from being blown up; pooled products are small numbers. */
const SMALLEST_DEVIATION = 1e-3;
const SMALLEST_POOLED_DEVIATION = 1e-6;
const TYPICAL_WINDOWS = 256;

/** Six digits are far finer than the fit is sure of, and keep the file the same on every machine. */
const rounded = (value: number): number => Number(value.toPrecision(6));
/** Components of unit vectors. */
const roundedComponent = (value: number): number => Math.round(value * 1e5) / 1e5;

function scaleOf(rows: readonly Float64Array[], smallestDeviation = SMALLEST_DEVIATION): FeatureScale {
  const columns = Array.from(rows[0], (_, i) =>
    rows.map((row) => row[i]).filter((value) => !Number.isNaN(value)),
  );
  return {
    means: columns.map((values) => (values.length > 0 ? rounded(mean(values)) : 0)),
    deviations: columns.map((values) =>
      values.length > 0 ? rounded(standardDeviation(values) + smallestDeviation) : 1,
    ),
  };
}

/** Scale of features that a clip played backwards has with the other sign: around 0, not around their mean. */
function signedScaleOf(rows: readonly Float64Array[]): FeatureScale {
  const { means, deviations } = scaleOf([...rows, ...rows.map((row) => row.map((value) => -value))]);
  return { means: means.map(() => 0), deviations };
}

function fitWindows(windows: readonly WindowFeatures[]): WindowConstants {
  const scales = {
    person: scaleOf(windows.flatMap(({ dancers }) => dancers)),
    interaction: scaleOf(windows.map(({ interaction }) => interaction)),
  };
  const combined = windows.map((window) => combinedWindow(window, scales));
  const axes = principalAxes(combined, WINDOW_DIMENSION).map((axis) => axis.map(roundedComponent));
  const centres = clusterCentres(
    combined.map((window) => alongAxes(window, axes)),
    TYPICAL_WINDOWS,
  );
  return { ...scales, axes, typical: centres.map((centre) => centre.map(roundedComponent)) };
}

/**
 * Usual value and spread of every feature over clips, at least one, and what their windows are like; all dancers count
 * alike. The same clips in the same order give the same constants.
 */
export function fitPoseConstants(clips: readonly PoseFeatures[]): PoseConstants {
  const windows = fitWindows(clips.flatMap((clip) => clip.windows));
  const pooled = clips
    .filter((clip) => clip.windows.length > 0)
    .map((clip) => pooledProducts(windowVectors(clip.windows, windows)));
  return {
    person: scaleOf(clips.flatMap(({ dancers }) => dancers)),
    interaction: scaleOf(clips.map(({ interaction }) => interaction)),
    direction: signedScaleOf(clips.map(({ direction }) => direction)),
    windows,
    secondOrder: scaleOf(pooled, SMALLEST_POOLED_DEVIATION),
  };
}
