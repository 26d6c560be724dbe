import { join } from 'node:path';
import { Diagnostic, DiagnosticSeverity, Disposable, l10n, languages, Range, Uri, workspace } from 'vscode';
import type { WorkspaceLibraries } from '../library/workspaceLibraries.ts';
import type { LastRun } from '../library/workspaceLibrary.ts';
import { lineOfClip } from './lineOfClip.ts';

const SOURCE = 'Move Embeddings';

/** Lists the clips that failed in the Problems view: at their entry in the annotations, else at the clip itself. */
export function showFailedClips(libraries: WorkspaceLibraries): Disposable {
  return libraries.followEach((library) => {
    const collection = languages.createDiagnosticCollection(`${SOURCE} ${library.id}`);
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
}: LastRun): Promise<[Uri, Diagnostic[]][]> {
  if (failed.length === 0) {
    return [];
  }
  if (annotationsFile === null) {
    return failed.map(({ key, reason }) => [
      Uri.file(join(clipFolder, key)),
      [problem(new Range(0, 0, 0, 0), key, reason)],
    ]);
  }
  const uri = Uri.file(annotationsFile);
  const text = await readText(uri);
  return [[uri, failed.map(({ key, reason }) => problem(rangeOf(text, key), key, reason))]];
}

/** Empty where the file has gone since: the problems then stand at its top. */
async function readText(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

function rangeOf(text: string, key: string): Range {
  const { line, start, end } = lineOfClip(text, key);
  return new Range(line, start, line, end);
}

function problem(range: Range, key: string, reason: string): Diagnostic {
  const diagnostic = new Diagnostic(
    range,
    l10n.t('{0} was not embedded: {1}', key, reason),
    DiagnosticSeverity.Warning,
  );
  diagnostic.source = SOURCE;
  return diagnostic;
}
