import type { LabelledClips } from '../../engine/moveEngine.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { ENGLISH } from '../../moves/speech.ts';

/** What `label --json` prints. */
export function labelledJson({ annotationsFile, changed, refused, rows }: LabelledClips) {
  return {
    annotations_file: annotationsFile,
    changed,
    refused: refused.map(({ key, problem }) => ({ clip_key: key, ...problemJson(problem) })),
    waiting: rows.waiting,
  };
}

export function problemJson({ line, field, fault }: AnnotationProblem) {
  return { line, field, problem: annotationFaultWords(fault, ENGLISH) };
}
