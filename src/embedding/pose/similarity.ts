import { KEYPOINT_COUNT, KEYPOINT_STRIDE, OKS_SIGMAS } from '../../moves/keypoints.ts';
import type { Person, Region } from './networks/detector.ts';

/** Networks scatter more than annotators do. */
const NETWORK_SCATTER = 1.5;
/** A person fills about half of their box. */
const BODY_SHARE_OF_BOX = 0.5;

function areaOf(region: Region): number {
  return Math.max(0, region.right - region.left) * Math.max(0, region.bottom - region.top);
}

/** Area of the overlap over area of the union, 0 to 1. */
export function intersectionOverUnion(a: Region, b: Region): number {
  const overlap = areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const union = areaOf(a) + areaOf(b) - overlap;
  return union > 0 ? overlap / union : 0;
}

/**
 * Object keypoint similarity, 0 to 1: how much two detections look like the same person, each keypoint counting as
 * far as both are sure of it. Source: the COCO keypoint evaluation, relative to the smaller person.
 */
export function keypointSimilarity(a: Person, b: Person): number {
  const area = Math.max(1, Math.min(areaOf(a.box), areaOf(b.box))) * BODY_SHARE_OF_BOX;
  let similarity = 0;
  let weights = 0;
  for (let k = 0; k < KEYPOINT_COUNT; k++) {
    const at = k * KEYPOINT_STRIDE;
    const weight = Math.sqrt(Math.max(a.keypoints[at + 2] * b.keypoints[at + 2], 1e-4));
    const squaredDistance =
      (a.keypoints[at] - b.keypoints[at]) ** 2 + (a.keypoints[at + 1] - b.keypoints[at + 1]) ** 2;
    const scatter = 2 * OKS_SIGMAS[k] * NETWORK_SCATTER;
    similarity += weight * Math.exp(-squaredDistance / (2 * area * scatter * scatter));
    weights += weight;
  }
  return similarity / weights;
}
