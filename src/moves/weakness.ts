import type { MoveHeader } from './move.ts';
import { ANALYSED_SECONDS } from './quality.ts';

/**
 * Below (or above) these an embedding is there but rests on little. On 56 couple clips they
 * name those in which one dancer is mostly hidden (7 %) and the one whose tempo could be another (2 %).
 */
const THRESHOLDS = {
  pose: { framesWithBoth: 0.5, framesWithNone: 0.2, meanKeypointConfidence: 0.35 },
  audio: { onsetStrength: 0.5, tempoConfidence: 0.3 },
} as const;

/** Why an embedding of a move should be trusted less, in words; empty where all is well or nothing is known. */
export function weaknessesOf({
  embeddings,
  durationSeconds,
}: Pick<MoveHeader, 'embeddings' | 'durationSeconds'>): string[] {
  const capped = durationSeconds > ANALYSED_SECONDS;
  return [
    ...(capped ? [`only its first ${ANALYSED_SECONDS / 60} minutes were looked at`] : []),
    ...poseWeaknesses(embeddings.pose),
    ...audioWeaknesses(embeddings.audio),
  ];
}

function poseWeaknesses(pose: MoveHeader['embeddings']['pose']): string[] {
  if (pose.status === 'missing' || pose.quality === null) {
    return [];
  }
  const { framesWithBoth, framesWithNone, meanKeypointConfidence } = pose.quality;
  const weak: string[] = [];
  if (framesWithNone > THRESHOLDS.pose.framesWithNone) {
    weak.push(`nobody was found in ${percent(framesWithNone)} of the pictures`);
  } else if (framesWithBoth < THRESHOLDS.pose.framesWithBoth) {
    weak.push(`both dancers were found in only ${percent(framesWithBoth)} of the pictures`);
  }
  if (meanKeypointConfidence < THRESHOLDS.pose.meanKeypointConfidence) {
    weak.push('the dancers were hard to make out');
  }
  return weak;
}

function audioWeaknesses(audio: MoveHeader['embeddings']['audio']): string[] {
  if (audio.status === 'missing' || audio.quality === null) {
    return [];
  }
  const weak: string[] = [];
  if (audio.quality.onsetStrength < THRESHOLDS.audio.onsetStrength) {
    weak.push('the sound has hardly a beat');
  } else if (audio.quality.tempoConfidence < THRESHOLDS.audio.tempoConfidence) {
    weak.push('the tempo is uncertain');
  }
  return weak;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
