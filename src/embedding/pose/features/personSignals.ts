import { FACE_KEYPOINTS, KEYPOINT, type KeypointName } from '../../../moves/keypoints.ts';
import { type Dancer, GRID_RATE } from '../tracking/trajectories.ts';
import {
  allValid,
  distanceBetween,
  excursionOf,
  highAndLow,
  jointAngle,
  lengthOf,
  makeSeries,
  meanOfValid,
  midpoint,
  offset,
  type Path,
  rateOf,
  type Series,
  velocityOf,
} from './series.ts';

/** What is measured of one dancer at each moment: the body's shape. Angles in degrees, lengths in torso lengths. */
export const SHAPE_SIGNALS = [
  'elbowAngleHigh',
  'elbowAngleLow',
  'shoulderAngleHigh',
  'shoulderAngleLow',
  'hipAngleHigh',
  'hipAngleLow',
  'kneeAngleHigh',
  'kneeAngleLow',
  'wristHeightHigh',
  'wristHeightLow',
  'wristReachHigh',
  'wristReachLow',
  'lean',
  'headLean',
  'headHeight',
  'stance',
  'kneeSeparation',
  'shoulderFacing',
  'hipFacing',
  'twist',
  'gaze',
] as const;

/** How one dancer moves at each moment, in torso lengths or degrees per second. */
export const MOVEMENT_SIGNALS = [
  'hipSpeed',
  'hipSidewaysSpeed',
  'hipVerticalSpeed',
  'hipAcceleration',
  'headSpeed',
  'shoulderSpeed',
  'wristSpeedHigh',
  'wristSpeedLow',
  'elbowSpeedHigh',
  'elbowSpeedLow',
  'kneeSpeedHigh',
  'kneeSpeedLow',
  'ankleSpeedHigh',
  'ankleSpeedLow',
  'turnRate',
  'leanRate',
  'headLeanRate',
] as const;

export const PERSON_SIGNALS = [...SHAPE_SIGNALS, ...MOVEMENT_SIGNALS] as const;

/** What of one dancer is read for its rhythm. */
export const RHYTHM_SIGNALS = [
  'hipX',
  'hipY',
  'shoulderFacing',
  'lean',
  'raisedWrist',
  'kneeAngle',
  'stance',
  'headX',
] as const;

export type PersonSignal = (typeof PERSON_SIGNALS)[number];

export interface PersonSignals {
  readonly signals: Readonly<Record<PersonSignal, Series>>;
  readonly rhythms: Readonly<Record<(typeof RHYTHM_SIGNALS)[number], Series>>;
}

/** Shoulders are about this much wider than the distance of the hip keypoints. */
const SHOULDERS_TO_HIPS = 1.5;

/** Points of a dancer that many signals share. */
export interface Body {
  readonly dancer: Dancer;
  readonly hips: Path;
  readonly shoulders: Path;
  readonly head: Path;
}

export function bodyOf(dancer: Dancer): Body {
  const pair = (left: KeypointName, right: KeypointName): Path =>
    midpoint(dancer.keypoints[KEYPOINT[left]], dancer.keypoints[KEYPOINT[right]]);
  return {
    dancer,
    hips: pair('leftHip', 'rightHip'),
    shoulders: pair('leftShoulder', 'rightShoulder'),
    head: meanOfValid(FACE_KEYPOINTS.map((k) => dancer.keypoints[k])),
  };
}

/** Signed width between a left and a right keypoint over the torso: positive facing the camera, negative the back. */
export function facingOf(dancer: Dancer, left: KeypointName, right: KeypointName): Series {
  const [l, r] = [dancer.keypoints[KEYPOINT[left]], dancer.keypoints[KEYPOINT[right]]];
  return makeSeries(allValid(l, r), (i) => (l.x[i] - r.x[i]) / dancer.scale[i]);
}

type Sides = readonly [Path, Path];

function sidesOf({
  dancer,
}: Body): (part: 'Shoulder' | 'Elbow' | 'Wrist' | 'Hip' | 'Knee' | 'Ankle') => Sides {
  return (part) => [dancer.keypoints[KEYPOINT[`left${part}`]], dancer.keypoints[KEYPOINT[`right${part}`]]];
}

function over(series: Series, scale: Float64Array): Series {
  return { values: series.values.map((value, i) => value / scale[i]), valid: series.valid };
}

/** Angle of a vector from the vertical in degrees, positive towards the partner. */
function leanOf(vector: Path, towardsPartner: Int8Array): Series {
  return makeSeries(
    vector.valid,
    (i) => (Math.atan2(vector.x[i] * towardsPartner[i], -vector.y[i]) * 180) / Math.PI,
  );
}

function gazeOf({ dancer, head }: Body, towardsPartner: Int8Array): Series {
  const nose = dancer.keypoints[KEYPOINT.nose];
  const ears = meanOfValid([dancer.keypoints[KEYPOINT.leftEar], dancer.keypoints[KEYPOINT.rightEar]]);
  return makeSeries(head.valid, (i) => {
    const front = nose.valid[i] === 1 ? nose.x[i] : head.x[i];
    return ((front - ears.x[i]) * towardsPartner[i]) / dancer.scale[i];
  });
}

type Shape = Readonly<Record<(typeof SHAPE_SIGNALS)[number], Series>>;

function shapeOf(body: Body, towardsPartner: Int8Array): Shape {
  const { dancer, hips, shoulders, head } = body;
  const sides = sidesOf(body);
  const angles = (upper: Sides, joint: Sides, lower: Sides): readonly [Series, Series] =>
    highAndLow(jointAngle(upper[0], joint[0], lower[0]), jointAngle(upper[1], joint[1], lower[1]));
  const [shoulder, elbow, wrist] = [sides('Shoulder'), sides('Elbow'), sides('Wrist')];
  const [hip, knee, ankle] = [sides('Hip'), sides('Knee'), sides('Ankle')];
  const [elbowAngleHigh, elbowAngleLow] = angles(shoulder, elbow, wrist);
  const [shoulderAngleHigh, shoulderAngleLow] = angles(hip, shoulder, elbow);
  const [hipAngleHigh, hipAngleLow] = angles(shoulder, hip, knee);
  const [kneeAngleHigh, kneeAngleLow] = angles(hip, knee, ankle);
  const fromShoulders = wrist.map((path) => offset(path, shoulders));
  const [wristHeightHigh, wristHeightLow] = highAndLow(
    ...both(fromShoulders, (v) => makeSeries(v.valid, (i) => -v.y[i] / dancer.scale[i])),
  );
  const [wristReachHigh, wristReachLow] = highAndLow(
    ...both(fromShoulders, (v) => makeSeries(v.valid, (i) => (v.x[i] * towardsPartner[i]) / dancer.scale[i])),
  );
  const shoulderFacing = facingOf(dancer, 'leftShoulder', 'rightShoulder');
  const hipFacing = facingOf(dancer, 'leftHip', 'rightHip');
  return {
    elbowAngleHigh,
    elbowAngleLow,
    shoulderAngleHigh,
    shoulderAngleLow,
    hipAngleHigh,
    hipAngleLow,
    kneeAngleHigh,
    kneeAngleLow,
    wristHeightHigh,
    wristHeightLow,
    wristReachHigh,
    wristReachLow,
    lean: leanOf(offset(shoulders, hips), towardsPartner),
    headLean: leanOf(offset(head, shoulders), towardsPartner),
    headHeight: makeSeries(allValid(head, hips), (i) => (hips.y[i] - head.y[i]) / dancer.scale[i]),
    stance: over(distanceBetween(...ankle), dancer.scale),
    kneeSeparation: over(distanceBetween(...knee), dancer.scale),
    shoulderFacing,
    hipFacing,
    twist: makeSeries(
      allValid(shoulderFacing, hipFacing),
      (i) => shoulderFacing.values[i] - SHOULDERS_TO_HIPS * hipFacing.values[i],
    ),
    gaze: gazeOf(body, towardsPartner),
  };
}

function both(paths: readonly Path[], measure: (path: Path) => Series): readonly [Series, Series] {
  return [measure(paths[0]), measure(paths[1])];
}

/** As large as the lengths beside it, so that one measure of jitter fits all rhythms. */
function inRadians({ values, valid }: Series): Series {
  return makeSeries(valid, (i) => (values[i] * Math.PI) / 180);
}

function absolute(values: Float64Array, valid: Uint8Array): Series {
  return makeSeries(valid, (i) => Math.abs(values[i]));
}

type Movement = Readonly<Record<(typeof MOVEMENT_SIGNALS)[number], Series>>;

function movementOf(body: Body, shape: Shape): Movement {
  const { dancer, hips, shoulders, head } = body;
  const sides = sidesOf(body);
  const velocity = (path: Path): Path => velocityOf(path, dancer.scale, GRID_RATE);
  const speeds = (part: 'Wrist' | 'Elbow' | 'Knee' | 'Ankle'): readonly [Series, Series] =>
    highAndLow(...both(sides(part), (path) => lengthOf(velocity(offset(path, hips)))));
  const hipVelocity = velocity(hips);
  const hipAcceleration: Path = {
    x: rateOf(hipVelocity.x, GRID_RATE),
    y: rateOf(hipVelocity.y, GRID_RATE),
    valid: hips.valid,
  };
  const rate = ({ values, valid }: Series): Series => absolute(rateOf(values, GRID_RATE), valid);
  const [wristSpeedHigh, wristSpeedLow] = speeds('Wrist');
  const [elbowSpeedHigh, elbowSpeedLow] = speeds('Elbow');
  const [kneeSpeedHigh, kneeSpeedLow] = speeds('Knee');
  const [ankleSpeedHigh, ankleSpeedLow] = speeds('Ankle');
  return {
    hipSpeed: lengthOf(hipVelocity),
    hipSidewaysSpeed: absolute(hipVelocity.x, hips.valid),
    hipVerticalSpeed: absolute(hipVelocity.y, hips.valid),
    hipAcceleration: lengthOf(hipAcceleration),
    headSpeed: lengthOf(velocity(offset(head, hips))),
    shoulderSpeed: lengthOf(velocity(offset(shoulders, hips))),
    wristSpeedHigh,
    wristSpeedLow,
    elbowSpeedHigh,
    elbowSpeedLow,
    kneeSpeedHigh,
    kneeSpeedLow,
    ankleSpeedHigh,
    ankleSpeedLow,
    turnRate: rate(shape.shoulderFacing),
    leanRate: rate(shape.lean),
    headLeanRate: rate(shape.headLean),
  };
}

/**
 * All signals of one dancer.
 * @param towardsPartner 1 where the partner stands to the right in the picture, -1 to the left; sideways signals are
 * positive towards the partner, so that a mirrored picture gives the same
 */
export function personSignals(body: Body, towardsPartner: Int8Array): PersonSignals {
  const { dancer, hips, head } = body;
  const shape = shapeOf(body, towardsPartner);
  const headFromHips = offset(head, hips);
  return {
    signals: { ...shape, ...movementOf(body, shape) },
    rhythms: {
      hipX: excursionOf(hips.x, hips.valid, dancer.scale),
      hipY: excursionOf(hips.y, hips.valid, dancer.scale),
      shoulderFacing: shape.shoulderFacing,
      lean: inRadians(shape.lean),
      raisedWrist: makeSeries(shape.wristHeightHigh.valid, (i) =>
        Math.max(shape.wristHeightHigh.values[i], 0),
      ),
      kneeAngle: inRadians(shape.kneeAngleLow),
      stance: shape.stance,
      headX: makeSeries(headFromHips.valid, (i) => headFromHips.x[i] / dancer.scale[i]),
    },
  };
}
