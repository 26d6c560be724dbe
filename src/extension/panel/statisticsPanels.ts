import { Disposable, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { Subject } from '../../protocol/panelData.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts, Panels } from '../parts.ts';
import { panelOptions } from './panelOptions.ts';
import type { StatisticsPanel } from './statisticsPanel.ts';

const VIEW_TYPE = 'moveEmbeddings.statistics';

/** The statistics panels that are open. VS Code brings them back after a restart. */
export class StatisticsPanels implements Panels {
  readonly #parts: PanelParts;
  readonly #panels = new Map<WorkspaceLibrary, Promise<StatisticsPanel>>();
  readonly #subscription: Disposable;

  constructor(parts: PanelParts) {
    this.#parts = parts;
    this.#subscription = Disposable.from(
      parts.libraries.onDidRemove(
        (library) => void this.#panels.get(library)?.then((panel) => panel.dispose()),
      ),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
    );
  }

  async show(library: WorkspaceLibrary, subject: Subject): Promise<void> {
    const open = this.#panels.get(library);
    if (open) {
      (await open).show(subject);
      return;
    }
    const options = panelOptions(this.#parts.extensionUri, library);
    const panel = window.createWebviewPanel(VIEW_TYPE, '', ViewColumn.Active, options);
    await this.#attach(panel, library, subject);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const panel of this.#panels.values()) {
      void panel.then((open) => open.dispose());
    }
  }

  /** A panel of a folder that is no longer in the workspace is closed. */
  async #restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const { PanelState } = await import('../../protocol/panel.ts');
    const { libraries, extensionUri } = this.#parts;
    const kept = PanelState.safeParse(state);
    const library = kept.success ? libraries.byId(kept.data.root) : (libraries.all[0] ?? null);
    if (!library || this.#panels.has(library)) {
      panel.dispose();
      return;
    }
    panel.webview.options = panelOptions(extensionUri, library);
    await this.#attach(panel, library, { kind: 'statistics' });
  }

  async #attach(panel: WebviewPanel, library: WorkspaceLibrary, subject: Subject): Promise<void> {
    panel.onDidDispose(() => this.#panels.delete(library));
    // What draws the page is loaded for the first panel only.
    const attached = import('./statisticsPanel.ts').then(
      ({ StatisticsPanel }) => new StatisticsPanel(this.#parts, library, panel, subject),
    );
    this.#panels.set(library, attached);
    await attached;
  }
}
