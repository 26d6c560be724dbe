import type { InferenceSession } from 'onnxruntime-node';
import type { PersonDetector } from './detector.ts';
import { openMoveNet } from './movenet.ts';
import { openYolo } from './yolo.ts';

/** The pose networks that can be chosen. */
export const POSE_NETWORKS = ['movenet-multipose-int8', 'movenet-multipose', 'yolov8n-pose'] as const;

export type PoseNetwork = (typeof POSE_NETWORKS)[number];

const OPEN: Readonly<Record<PoseNetwork, (session: InferenceSession) => PersonDetector>> = {
  'movenet-multipose-int8': openMoveNet,
  'movenet-multipose': openMoveNet,
  'yolov8n-pose': openYolo,
};

/**
 * How many of the threads that are free a network may have. With several YOLO gives other last bits than with one, and
 * so the same clip would get other vectors; MoveNet gives the same.
 */
export function threadsFor(network: PoseNetwork, free: number): number {
  return network === 'yolov8n-pose' ? 1 : free;
}

/** A network's weights, opened as a session, as a detector of people. */
export function openDetector(network: PoseNetwork, session: InferenceSession): PersonDetector {
  return OPEN[network](session);
}
