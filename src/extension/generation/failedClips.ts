import { join } from 'node:path';
import { Diagnostic, DiagnosticSeverity, Disposable, l10n, languages, Range, Uri, workspace } from 'vscode';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { unreadableWords } from '../../moves/reasons/unreadableWords.ts';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import type { LastRun } from '../library/workspaceLibrary.ts';
import { lineOfClip } from './lineOfClip.ts';
import { type PlaceInText, placeOfField } from './placeInAnnotations.ts';

/** Names the program in the Problems view. */
export const PROBLEM_SOURCE = 'Move Embeddings';

/**
 * Lists in the Problems view the clips that failed, at their entry in the annotations or else at the clip itself, and the
 * entries of the annotations that were passed over.
 */
export function showFailedClips(libraries: WorkspaceLibraries): Disposable {
  return libraries.followEach((library) => {
    const collection = languages.createDiagnosticCollection(`${PROBLEM_SOURCE} ${library.id}`);
    const show = async () => {
      const entries = library.lastRun ? await diagnosticsOf(library.lastRun) : [];
      collection.clear();
      collection.set(entries);
    };
    void show();
    return Disposable.from(
      collection,
      library.onDidChange((change) => change === 'last-run' && void show()),
    );
  });
}

async function diagnosticsOf({
  failed,
  clipFolder,
  annotationsFile,
  annotationProblems = [],
}: LastRun): Promise<[Uri, Diagnostic[]][]> {
  if (annotationsFile === null) {
    return failed.map((clip) => [
      Uri.file(join(clipFolder, clip.key)),
      [failedClip(clip, new Range(0, 0, 0, 0))],
    ]);
  }
  if (failed.length + annotationProblems.length === 0) {
    return [];
  }
  const uri = Uri.file(annotationsFile);
  const text = await readText(uri);
  return [
    [
      uri,
      [
        ...failed.map((clip) => failedClip(clip, rangeOf(lineOfClip(text, clip.key)))),
        ...annotationProblems.map((found) => faultyEntry(found, text)),
      ],
    ],
  ];
}

/** Empty where the file has gone since: the problems then stand at its top. */
async function readText(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

function rangeOf({ line, start, end }: PlaceInText): Range {
  return new Range(line, start, line, end);
}

function failedClip({ key, reason }: LastRun['failed'][number], range: Range): Diagnostic {
  return problem(range, l10n.t('{0} was not analysed: {1}', key, unreadableWords(reason, { l10n })));
}

function faultyEntry({ line, field, fault }: AnnotationProblem, text: string): Diagnostic {
  const place = placeOfField(text, field) ?? { line: Math.max(0, (line ?? 1) - 1), start: 0, end: 0 };
  const diagnostic = problem(rangeOf(place), `${field}: ${annotationFaultWords(fault, { l10n })}`);
  if (fault.kind === 'not-one-of') {
    // By it the words are found that are offered instead.
    diagnostic.code = field.slice(field.lastIndexOf('.') + 1);
  }
  return diagnostic;
}

function problem(range: Range, message: string): Diagnostic {
  const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Warning);
  diagnostic.source = PROBLEM_SOURCE;
  return diagnostic;
}
