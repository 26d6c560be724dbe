import { MODALITIES } from '../../moves/modality.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import type { Statistics } from '../../moves/statistics.ts';

/** The document that `stats --json` prints: each reason in words and as data. */
export function statisticsJson({ quality, ...statistics }: Statistics) {
  return {
    ...statistics,
    quality: {
      ...quality,
      missing: Object.fromEntries(
        MODALITIES.map((modality) => [
          modality,
          quality.missing[modality].map(({ reason, clip_keys }) => ({
            reason: inEnglish(reason),
            because: reason.because,
            clip_keys,
          })),
        ]),
      ),
      weak: quality.weak.map(({ clip_key, reasons }) => ({
        clip_key,
        reasons: reasons.map(inEnglish),
        why: reasons,
      })),
    },
  };
}
