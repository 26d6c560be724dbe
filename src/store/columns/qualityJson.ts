import { z } from 'zod';
import type { Modality } from '../../moves/modality.ts';
import type { EmbeddingFacts, ModelId, MoveHeader } from '../../moves/move.ts';
import type { AudioQuality, PoseQuality, TextQuality } from '../../moves/quality.ts';
import type { MissingCode, MissingReason } from '../../moves/reasons/missing.ts';
import { missingReasonFrom } from './missingSentences.ts';

const missingSchema = z.object({ missing: z.string() });

const poseSchema = z.object({
  frames_with_both: z.number(),
  frames_with_one: z.number(),
  frames_with_none: z.number(),
  mean_keypoint_confidence: z.number(),
  identity_swaps_suspected: z.number(),
  damaged_frames: z.number().optional(),
});

const audioSchema = z.object({
  onset_strength: z.number(),
  tempo_confidence: z.number(),
  tempo_alternative_bpm: z.number().nullable(),
});

/**
 * Quality of a move's three modalities as the table and the embeddings file write it: numbers, the reason why a
 * modality is missing, or null where it is there and nobody knows how good it is.
 */
export const qualitySchema = z.object({
  pose: z.union([missingSchema, poseSchema]).nullable(),
  audio: z.union([missingSchema, audioSchema]).nullable(),
  text: z.union([missingSchema, z.object({})]).nullable(),
});

export type QualityJson = z.infer<typeof qualitySchema>;

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function poseJson(quality: PoseQuality): z.infer<typeof poseSchema> {
  return {
    frames_with_both: rounded(quality.framesWithBoth),
    frames_with_one: rounded(quality.framesWithOne),
    frames_with_none: rounded(quality.framesWithNone),
    mean_keypoint_confidence: rounded(quality.meanKeypointConfidence),
    identity_swaps_suspected: rounded(quality.identitySwapsSuspected),
    ...(quality.damagedFrames !== undefined && { damaged_frames: rounded(quality.damagedFrames) }),
  };
}

function audioJson(quality: AudioQuality): z.infer<typeof audioSchema> {
  return {
    onset_strength: rounded(quality.onsetStrength),
    tempo_confidence: rounded(quality.tempoConfidence),
    tempo_alternative_bpm: quality.tempoAlternativeBpm === null ? null : rounded(quality.tempoAlternativeBpm),
  };
}

/**
 * What is known of a move's embeddings, numbers rounded to four digits.
 * @param reasonText how the document says why a modality is missing
 */
export function qualityToJson(
  embeddings: MoveHeader['embeddings'],
  reasonText: (reason: MissingReason) => string,
): QualityJson {
  const json = <Q, J>(facts: EmbeddingFacts<Q>, ofQuality: (quality: Q) => J) => {
    if (facts.status === 'missing') {
      return { missing: reasonText(facts.reason) };
    }
    return facts.quality === null ? null : ofQuality(facts.quality);
  };
  return {
    pose: json(embeddings.pose, poseJson),
    audio: json(embeddings.audio, audioJson),
    text: json<TextQuality, Record<string, never>>(embeddings.text, () => ({})),
  };
}

/** The quality numbers in a quality document; null for a modality that is missing or of unknown quality. */
export function qualityFromJson(json: QualityJson): {
  readonly pose: PoseQuality | null;
  readonly audio: AudioQuality | null;
  readonly text: TextQuality | null;
} {
  const { pose, audio, text } = json;
  return {
    pose:
      pose === null || 'missing' in pose
        ? null
        : {
            framesWithBoth: pose.frames_with_both,
            framesWithOne: pose.frames_with_one,
            framesWithNone: pose.frames_with_none,
            meanKeypointConfidence: pose.mean_keypoint_confidence,
            identitySwapsSuspected: pose.identity_swaps_suspected,
            ...(pose.damaged_frames !== undefined && { damagedFrames: pose.damaged_frames }),
          },
    audio:
      audio === null || 'missing' in audio
        ? null
        : {
            onsetStrength: audio.onset_strength,
            tempoConfidence: audio.tempo_confidence,
            tempoAlternativeBpm: audio.tempo_alternative_bpm,
          },
    text: text === null || 'missing' in text ? null : {},
  };
}

/** Why a modality is missing according to a quality document; null where it does not say so. */
export function missingReason(json: QualityJson, modality: Modality): MissingReason | null {
  const quality = json[modality];
  return quality !== null && 'missing' in quality ? missingReasonFrom(quality.missing) : null;
}

/**
 * What a quality document and the model ids tell of a move's embeddings.
 * @param unexplained the reason where nothing was embedded and the document does not say why
 */
export function factsFromJson(
  json: QualityJson,
  models: Readonly<Record<Modality, ModelId | null>>,
  unexplained: MissingCode,
): MoveHeader['embeddings'] {
  const quality = qualityFromJson(json);
  const facts = <Q>(modality: Modality, modalityQuality: Q | null): EmbeddingFacts<Q> => {
    const model = models[modality];
    const reason = missingReason(json, modality);
    return model === null || reason !== null
      ? {
          status: 'missing',
          reason: reason ?? { because: unexplained },
          ...(model === null ? {} : { model }),
        }
      : { status: 'embedded', model, quality: modalityQuality };
  };
  return {
    pose: facts('pose', quality.pose),
    audio: facts('audio', quality.audio),
    text: facts('text', quality.text),
  };
}
