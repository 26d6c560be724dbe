import type { GenerationResult } from '../../engine/moveEngine.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { ENGLISH } from '../../moves/speech.ts';

/** The document that `generate --json` prints. */
export function generationJson(result: GenerationResult) {
  const { plan, findings } = result;
  return {
    clip_folder: result.clipFolder,
    annotations_file: findings.annotationsFile,
    database: result.database,
    embeddings_file: result.embeddingsFile,
    dry_run: result.dryRun,
    cancelled: result.cancelled,
    moves: result.moves,
    plan: {
      new: plan.added,
      changed: plan.changed.map(({ key, reason }) => ({ clip_key: key, reason })),
      metadata_only: plan.metadataOnly,
      movement_only: plan.movementOnly,
      unchanged: plan.unchanged,
      gone: plan.gone,
      unseen: plan.unseen,
    },
    embedded: result.embedded,
    failed: result.failed.map(({ key, reason }) => ({ clip_key: key, reason: inEnglish(reason) })),
    missing: result.missing.map(({ key, modality, reason }) => ({
      ...{ clip_key: key, modality },
      reason: inEnglish(reason),
      because: reason.because,
    })),
    capped: result.capped,
    lacking_decoders: result.lackingDecoders,
    decoder_advice: result.decoderAdvice,
    annotation_problems: findings.annotationProblems.map(({ line, field, fault }) => ({
      file: findings.annotationsFile,
      line,
      field,
      problem: annotationFaultWords(fault, ENGLISH),
    })),
    renamed: findings.renamed,
    kept_labels: findings.keptLabels,
    annotations_without_clip: findings.annotationsWithoutClip,
    clips_without_annotation: findings.clipsWithoutAnnotation,
    shared_clip_ids: findings.sharedClipIds.map(({ clipId, keys }) => ({ clip_id: clipId, clip_keys: keys })),
    away: findings.away,
    other_files: findings.others,
    skipped: findings.skipped,
    elapsed_s: result.elapsedSeconds,
  };
}
