import { Disposable, l10n, type TextDocument, Uri, type WebviewPanel, workspace } from 'vscode';
import { MessageHandler } from '../../protocol/messageHandler.ts';
import { TO_PLAN_HOST, TO_PLAN_PAGE, type ToPlanHost, type ToPlanPage } from '../../protocol/planEditor.ts';
import { panelFolder, panelHtml } from '../panel/panelHtml.ts';
import { cacheFolders } from '../panel/panelOptions.ts';
import type { Parts } from '../parts.ts';
import { showFailure } from '../showFailure.ts';
import { PlanDocument } from './planDocument.ts';
import { planHandlers } from './planHandlers.ts';

/** Draws a plan in a tab of the editor, and follows its text. */
export function openPlanEditor(parts: Parts, document: TextDocument, panel: WebviewPanel): void {
  const { webview } = panel;
  const open = new PlanDocument(parts, document);
  webview.options = {
    enableScripts: true,
    localResourceRoots: [
      panelFolder(parts.extensionUri),
      ...cacheFolders(open.place.place).map((path) => Uri.file(path)),
    ],
  };
  let isReady = false;
  const begin = () => {
    isReady = true;
  };
  const messages: MessageHandler<ToPlanHost, ToPlanPage> = new MessageHandler<ToPlanHost, ToPlanPage>({
    incoming: TO_PLAN_HOST,
    outgoing: TO_PLAN_PAGE,
    handlers: planHandlers(parts, open, document, webview, begin),
    post: (message) => void webview.postMessage(message),
    onFault: (fault) => parts.log.error(fault.message),
  });
  const tell = async () => {
    if (isReady) {
      const { version } = document;
      const state = await open.state();
      // A later change is told by itself.
      if (document.version === version) {
        messages.tell('plan', state);
      }
    }
  };
  const follow = () => tell().catch((error: unknown) => showFailure(parts, error));
  const subscriptions = Disposable.from(
    webview.onDidReceiveMessage((message: unknown) => messages.receive(message)),
    workspace.onDidChangeTextDocument((change) => {
      if (change.document.uri.toString() === document.uri.toString()) {
        void follow();
      }
    }),
    // Clips come and go.
    parts.libraries.onDidChange(({ library, change }) => {
      if (change === 'pending' && library === parts.libraries.of(document.uri)) {
        void follow();
      }
    }),
  );
  panel.onDidDispose(() => {
    subscriptions.dispose();
    messages.dispose();
  });
  webview.html = panelHtml(webview, parts.extensionUri, {
    script: 'plan.js',
    title: l10n.t('Choreography'),
  });
}
