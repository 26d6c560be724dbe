import movenet from './constants/movenet.json';
import movenetInt8 from './constants/movenet-int8.json';
import yolo from './constants/yolo.json';
import type { PoseNetwork } from './networks/poseNetworks.ts';

/** Usual value and spread of each feature over many clips, against which a clip is compared. */
export interface FeatureScale {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** What was learned of the windows of clips. */
export interface WindowConstants {
  readonly person: FeatureScale;
  readonly interaction: FeatureScale;
  /** `WINDOW_DIMENSION` unit vectors of a combined window's length, along which windows differ most, most first. */
  readonly axes: readonly (readonly number[])[];
  /** Unit vectors along the axes: what dancers do all the time. */
  readonly typical: readonly (readonly number[])[];
}

/** What was learned from real clips about one network's features; vectors made with others are not comparable. */
export interface PoseConstants {
  readonly person: FeatureScale;
  readonly interaction: FeatureScale;
  /** All means are 0: backwards is forwards with the other sign. */
  readonly direction: FeatureScale;
  readonly windows: WindowConstants;
  /** Of the pooled products of windows. */
  readonly secondOrder: FeatureScale;
}

const CONSTANTS: Readonly<Record<PoseNetwork, PoseConstants>> = {
  'movenet-multipose-int8': movenetInt8,
  'movenet-multipose': movenet,
  'yolov8n-pose': yolo,
};

/** The frozen constants of a network. */
export function constantsOf(network: PoseNetwork): PoseConstants {
  return CONSTANTS[network];
}
