import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { ANNOTATED_WORDS } from '../../moves/labels/metadata.ts';
import { closestFirst } from './closestWords.ts';
import { PROBLEM_SOURCE } from './failedClips.ts';

const WORDS: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(ANNOTATED_WORDS));

/** Offers, for a word in the annotations that is not one of the field's, those that are; the closest first. */
export function offerAnnotationFixes(): Disposable {
  return languages.registerCodeActionsProvider(
    [{ language: 'json' }, { language: 'jsonc' }],
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics
          .filter(({ source }) => source === PROBLEM_SOURCE)
          .flatMap((diagnostic) => fixesOf(document, diagnostic)),
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function fixesOf(document: TextDocument, diagnostic: Diagnostic): CodeAction[] {
  const words = WORDS.get(diagnostic.code) ?? [];
  const written = /^"([^"\\]*)"$/.exec(document.getText(diagnostic.range))?.[1];
  // Edited meanwhile: nothing tells what stands there now.
  return written === undefined
    ? []
    : closestFirst(written, words).map((word, i) => {
        const fix = new CodeAction(l10n.t('Change to "{0}"', word), CodeActionKind.QuickFix);
        fix.edit = new WorkspaceEdit();
        fix.edit.replace(document.uri, diagnostic.range, JSON.stringify(word));
        fix.diagnostics = [diagnostic];
        fix.isPreferred = i === 0;
        return fix;
      });
}
