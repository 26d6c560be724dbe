/** The 17 keypoints of a person, in the order of COCO and of both networks. Left and right are the dancer's own. */
const KEYPOINTS = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
] as const;

export type KeypointName = (typeof KEYPOINTS)[number];

export const KEYPOINT_COUNT = KEYPOINTS.length;

/** Numbers that one keypoint takes in a keypoint array: x, y, score. */
export const KEYPOINT_STRIDE = 3;

/** Length of one person's keypoint array. */
export const PERSON_LENGTH = KEYPOINT_COUNT * KEYPOINT_STRIDE;

/** Index of each keypoint by name. */
export const KEYPOINT = Object.fromEntries(KEYPOINTS.map((name, index) => [name, index])) as Readonly<
  Record<KeypointName, number>
>;

/** Nose, eyes and ears. */
export const FACE_KEYPOINTS: readonly number[] = [0, 1, 2, 3, 4];

/** For each keypoint the one on the other side of the body; the nose is its own. */
export const OPPOSITE_KEYPOINT: readonly number[] = [
  0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15,
];

/** Bones that are drawn or covered: pairs of keypoint indices of arms, legs and trunk. */
export const LIMBS: readonly (readonly [number, number])[] = [
  [KEYPOINT.leftShoulder, KEYPOINT.rightShoulder],
  [KEYPOINT.leftShoulder, KEYPOINT.leftElbow],
  [KEYPOINT.leftElbow, KEYPOINT.leftWrist],
  [KEYPOINT.rightShoulder, KEYPOINT.rightElbow],
  [KEYPOINT.rightElbow, KEYPOINT.rightWrist],
  [KEYPOINT.leftShoulder, KEYPOINT.leftHip],
  [KEYPOINT.rightShoulder, KEYPOINT.rightHip],
  [KEYPOINT.leftHip, KEYPOINT.rightHip],
  [KEYPOINT.leftHip, KEYPOINT.leftKnee],
  [KEYPOINT.leftKnee, KEYPOINT.leftAnkle],
  [KEYPOINT.rightHip, KEYPOINT.rightKnee],
  [KEYPOINT.rightKnee, KEYPOINT.rightAnkle],
];

/** How far annotators scatter at each keypoint, as a share of the person's size. Source: COCO keypoint evaluation. */
export const OKS_SIGMAS: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087,
  0.089, 0.089,
];
