import type { LabelledClips, ReadLabels } from '../../engine/moveEngine.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { ENGLISH } from '../../moves/speech.ts';
import { problemJson } from '../../tools/json/labelledJson.ts';
import { counted, printable, say } from '../output.ts';

/** What of a file `label --import --json` says that it did not take. */
export function untakenJson({ problems, withoutClip, cuts }: ReadLabels) {
  return {
    problems: problems.map(problemJson),
    without_clip: withoutClip,
    cuts: cuts.map(({ line, clipId }) => ({ line, clip_id: clipId })),
  };
}

export function sayLabelled({ annotationsFile, changed, refused, rows }: LabelledClips): void {
  for (const { key, problem } of refused) {
    say(`Left as it is, its entry has a mistake: ${printable(key)}, ${problemText(problem)}`);
  }
  for (const key of rows.waiting) {
    say(`The next generate will show it, its music has to be listened to again: ${printable(key)}`);
  }
  say(changed.length === 0 ? 'Nothing has changed' : `${counted(changed.length, 'clip')} labelled`);
  say(`  ${printable(annotationsFile)}`);
}

export function sayUntaken({ problems, withoutClip, cuts }: ReadLabels, file: string): void {
  for (const problem of problems) {
    say(`Not taken: ${printable(file)}, ${problemText(problem)}`);
  }
  for (const path of withoutClip) {
    say(`Not taken, there is no such clip: ${printable(path)}`);
  }
  for (const { line, clipId } of cuts) {
    say(`Not taken, a part of a recording: ${printable(clipId)}${line === null ? '' : `, line ${line}`}`);
  }
}

function problemText({ line, field, fault }: AnnotationProblem): string {
  const place = line === null ? field : `line ${line}, ${field}`;
  return printable(`${place}: ${annotationFaultWords(fault, ENGLISH)}`);
}
