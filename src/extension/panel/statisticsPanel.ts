import { Disposable, l10n, Uri, type WebviewPanel, workspace } from 'vscode';
import { MessageHandler } from '../../protocol/messageHandler.ts';
import { TO_HOST, TO_PANEL, type ToHost, type ToPanel } from '../../protocol/panel.ts';
import type { Subject } from '../../protocol/panelData.ts';
import type { LibraryChange, WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts } from '../parts.ts';
import { SECTION, weightsOf } from '../settings.ts';
import { panelHandlers } from './panelHandlers.ts';
import { panelHtml } from './panelHtml.ts';

/** The panel of one library: a page, and the messages to and from it. */
export class StatisticsPanel {
  readonly #library: WorkspaceLibrary;
  readonly #panel: WebviewPanel;
  readonly #messages: MessageHandler<ToHost, ToPanel>;
  /** What the page is to show when it says that it is ready. */
  #subject: Subject;
  #isReady = false;

  constructor(parts: PanelParts, library: WorkspaceLibrary, panel: WebviewPanel, subject: Subject) {
    this.#library = library;
    this.#panel = panel;
    this.#subject = subject;
    panel.title = l10n.t('Moves: {0}', library.folder.name);
    panel.iconPath = Uri.joinPath(parts.extensionUri, 'media', 'panel.svg');
    this.#messages = new MessageHandler<ToHost, ToPanel>({
      incoming: TO_HOST,
      outgoing: TO_PANEL,
      handlers: panelHandlers(
        parts,
        library,
        panel.webview,
        () => this.#begin(),
        (progress) => this.#messages.tell('askedProgress', progress),
      ),
      post: (message) => void panel.webview.postMessage(message),
      onFault: (fault) => parts.log.error(fault.message),
    });
    const subscriptions = Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#messages.receive(message)),
      library.onDidChange((change) => this.#tell(change)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.weights`, library.folder)) {
          this.#tellSettings();
        }
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#tell('rows')),
      // The page of a hidden panel is gone; it says ready again when it is back.
      panel.onDidChangeViewState(() => {
        this.#isReady &&= panel.visible;
        parts.libraries.inFront = panel.active ? library : null;
      }),
    );
    parts.libraries.inFront = panel.active ? library : null;
    panel.onDidDispose(() => {
      parts.libraries.inFront = null;
      subscriptions.dispose();
      this.#messages.dispose();
    });
    panel.webview.html = panelHtml(panel.webview, parts.extensionUri);
  }

  show(subject: Subject): void {
    this.#subject = subject;
    this.#panel.reveal();
    if (this.#isReady) {
      this.#messages.tell('show', subject);
    }
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #begin(): Subject {
    this.#isReady = true;
    const subject = this.#subject;
    // Shown again after it was hidden, the page goes by what it has kept.
    this.#subject = { kind: 'statistics' };
    return subject;
  }

  #tell(change: LibraryChange): void {
    if (!this.#isReady) {
      return;
    }
    switch (change) {
      case 'rows':
      case 'last-run':
        this.#messages.tell('libraryChanged', null);
        break;
      case 'generation':
        this.#messages.tell('generation', this.#library.generation);
        break;
      case 'pending':
        this.#messages.tell('clipsChanged', { count: this.#library.pending.size });
    }
  }

  #tellSettings(): void {
    if (this.#isReady) {
      this.#messages.tell('settings', { weights: weightsOf(this.#library.folder) });
    }
  }
}
