import { Disposable, ViewColumn, type WebviewPanel, window } from 'vscode';
import { PanelState } from '../../protocol/panel.ts';
import type { Subject } from '../../protocol/panelData.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts, Panels } from '../parts.ts';
import { panelOptions, StatisticsPanel } from './statisticsPanel.ts';

const VIEW_TYPE = 'moveEmbeddings.statistics';

/** The statistics panels that are open. VS Code brings them back after a restart. */
export class StatisticsPanels implements Panels {
  readonly #parts: PanelParts;
  readonly #panels = new Map<WorkspaceLibrary, StatisticsPanel>();
  readonly #subscription: Disposable;

  constructor(parts: PanelParts) {
    this.#parts = parts;
    this.#subscription = Disposable.from(
      parts.libraries.onDidRemove((library) => this.#panels.get(library)?.dispose()),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state) => this.#restore(panel, state),
      }),
    );
  }

  show(library: WorkspaceLibrary, subject: Subject): void {
    const open = this.#panels.get(library);
    if (open) {
      open.show(subject);
      return;
    }
    const options = panelOptions(this.#parts.extensionUri, library);
    const panel = window.createWebviewPanel(VIEW_TYPE, '', ViewColumn.Active, options);
    this.#attach(panel, library, subject);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const panel of this.#panels.values()) {
      panel.dispose();
    }
  }

  /** A panel of a folder that is no longer in the workspace is closed. */
  #restore(panel: WebviewPanel, state: unknown): void {
    const { libraries, extensionUri } = this.#parts;
    const kept = PanelState.safeParse(state);
    const library = kept.success ? libraries.byId(kept.data.root) : (libraries.all[0] ?? null);
    if (!library || this.#panels.has(library)) {
      panel.dispose();
      return;
    }
    panel.webview.options = panelOptions(extensionUri, library);
    this.#attach(panel, library, { kind: 'statistics' });
  }

  #attach(panel: WebviewPanel, library: WorkspaceLibrary, subject: Subject): void {
    this.#panels.set(library, new StatisticsPanel(this.#parts, library, panel, subject));
    panel.onDidDispose(() => this.#panels.delete(library));
  }
}
