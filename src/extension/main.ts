import { type ExtensionContext, l10n, window } from 'vscode';
import { registerCommands } from './commands/commandTable.ts';
import { showRunFailure } from './commands/generate.ts';
import { engineOnDemand } from './engineOnDemand.ts';
import { offerAnnotationFixes } from './generation/annotationFixes.ts';
import { decorateClips } from './generation/clipDecorations.ts';
import { watchClips } from './generation/clipWatcher.ts';
import { showFailedClips } from './generation/failedClips.ts';
import { GenerationRuns } from './generation/generationRuns.ts';
import { showStatusBar } from './generation/statusBar.ts';
import { followAnnotations } from './labels/followAnnotations.ts';
import { LibraryLabels } from './labels/libraryLabels.ts';
import { WorkspaceLibraries } from './library/workspaceLibraries.ts';
import { StatisticsPanels } from './panel/statisticsPanels.ts';
import { registerPlanEditor } from './planEditor/planEditors.ts';
import { registerMcpServers } from './tools/mcpServers.ts';
import { registerMoveTools } from './tools/moveTools.ts';
import { showDancesView } from './views/dancesView.ts';
import { showLibraryView } from './views/libraryView.ts';

/** The extension, as a table of contents. */
export function activate({ extension, extensionUri, workspaceState, subscriptions }: ExtensionContext): void {
  const log = window.createOutputChannel(l10n.t('Move Embeddings'), { log: true });
  const client = engineOnDemand(extensionUri, log);
  const { engine } = client;
  const libraries = new WorkspaceLibraries(workspaceState);
  const runs = new GenerationRuns(engine, log);
  const labels = new LibraryLabels(engine);
  const panels = new StatisticsPanels({ extensionUri, log, engine, libraries, runs, labels });
  const parts = { extensionUri, log, engine, libraries, runs, labels, panels };
  subscriptions.push(
    registerCommands(parts),
    registerMoveTools(parts),
    registerMcpServers(libraries, extensionUri, extension.packageJSON.version),
    registerPlanEditor(parts),
    showLibraryView(parts),
    showDancesView(),
    showStatusBar(libraries),
    showFailedClips(libraries),
    offerAnnotationFixes(),
    decorateClips(libraries),
    watchClips(libraries, (library) =>
      runs.inBackground(library, (error) => void showRunFailure(parts, library, error)),
    ),
    followAnnotations(libraries, engine, log),
    panels,
    runs,
    libraries,
    client,
    log,
  );
}
