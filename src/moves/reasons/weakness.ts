import { z } from 'zod';
import { profileOf } from '../dances/profile.ts';
import type { MoveHeader } from '../move.ts';
import { ANALYSED_SECONDS } from '../quality.ts';

/** Why an embedding rests on little; `reasonWords` says it. */
export const Weakness = z.discriminatedUnion('because', [
  z.strictObject({
    because: z.enum(['dancers-hard-to-see', 'weak-beat', 'tempo-uncertain']),
  }),
  /** The clip goes on after its first minutes, which alone were analysed. */
  z.strictObject({ because: z.literal('only-beginning'), minutes: z.number() }),
  /** Nobody in this share of the frames, 0 to 1. */
  z.strictObject({ because: z.literal('often-nobody'), share: z.number() }),
  /** Both dancers of a couple in only this share of the frames, 0 to 1. */
  z.strictObject({ because: z.literal('seldom-both'), share: z.number() }),
  /** This share of the file's pictures is damaged, 0 to 1. */
  z.strictObject({ because: z.literal('damaged-frames'), share: z.number() }),
]);

export type Weakness = Readonly<z.infer<typeof Weakness>>;

/**
 * Below (or above) these an embedding is there but rests on little. On 56 couple clips they
 * name those in which one dancer is mostly hidden (7 %) and the one whose tempo could be another (2 %).
 */
const THRESHOLDS = {
  pose: { framesWithBoth: 0.5, framesWithNone: 0.2, meanKeypointConfidence: 0.35, damagedFrames: 0.01 },
  audio: { onsetStrength: 0.5, tempoConfidence: 0.3 },
} as const;

/**
 * Why an embedding of a move should be trusted less, empty where all is well or nothing is known.
 * @param dance what people say it is, null where nobody did
 */
export function weaknessesOf(
  { embeddings, durationSeconds }: Pick<MoveHeader, 'embeddings' | 'durationSeconds'>,
  dance: string | null,
): Weakness[] {
  const capped = durationSeconds > ANALYSED_SECONDS;
  return [
    ...(capped ? [{ because: 'only-beginning', minutes: ANALYSED_SECONDS / 60 } as const] : []),
    ...poseWeaknesses(embeddings.pose, profileOf(dance).dancers),
    ...audioWeaknesses(embeddings.audio),
  ];
}

function poseWeaknesses(pose: MoveHeader['embeddings']['pose'], dancers: 1 | 2): Weakness[] {
  if (pose.status === 'missing' || pose.quality === null) {
    return [];
  }
  const { framesWithBoth, framesWithNone, meanKeypointConfidence, damagedFrames = 0 } = pose.quality;
  const weak: Weakness[] = [];
  if (damagedFrames >= THRESHOLDS.pose.damagedFrames) {
    weak.push({ because: 'damaged-frames', share: damagedFrames });
  }
  if (framesWithNone > THRESHOLDS.pose.framesWithNone) {
    weak.push({ because: 'often-nobody', share: framesWithNone });
  } else if (dancers === 2 && framesWithBoth < THRESHOLDS.pose.framesWithBoth) {
    weak.push({ because: 'seldom-both', share: framesWithBoth });
  }
  if (meanKeypointConfidence < THRESHOLDS.pose.meanKeypointConfidence) {
    weak.push({ because: 'dancers-hard-to-see' });
  }
  return weak;
}

function audioWeaknesses(audio: MoveHeader['embeddings']['audio']): Weakness[] {
  if (audio.status === 'missing' || audio.quality === null) {
    return [];
  }
  const weak: Weakness[] = [];
  if (audio.quality.onsetStrength < THRESHOLDS.audio.onsetStrength) {
    weak.push({ because: 'weak-beat' });
  } else if (audio.quality.tempoConfidence < THRESHOLDS.audio.tempoConfidence) {
    weak.push({ because: 'tempo-uncertain' });
  }
  return weak;
}
