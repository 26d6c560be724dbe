import { type Disposable, type TextDocument, type WebviewPanel, window } from 'vscode';
import type { Parts } from '../parts.ts';

/** As package.json calls the editor of choreographies. */
export const PLAN_EDITOR = 'moveEmbeddings.choreography';

/** Lets choreographies open as a song with clips on it. They stay text files: undo, save and diff are the editor's own. */
export function registerPlanEditor(parts: Parts): Disposable {
  const provider = {
    resolveCustomTextEditor: async (document: TextDocument, panel: WebviewPanel) => {
      const { openPlanEditor } = await import('./planEditor.ts');
      openPlanEditor(parts, document, panel);
    },
  };
  return window.registerCustomEditorProvider(PLAN_EDITOR, provider, {
    // What plays goes on, and what is selected stays, while another tab is in front.
    webviewOptions: { retainContextWhenHidden: true },
    supportsMultipleEditorsPerDocument: true,
  });
}
