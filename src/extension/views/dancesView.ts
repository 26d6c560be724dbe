import { basename } from 'node:path';
import {
  Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type Uri,
  window,
  workspace,
} from 'vscode';

const PLANS = '**/*.choreography.json';
const PLAN_ENDING = '.choreography.json';

/** The dances of the window in the Activity Bar: every plan in its folders. A click opens one. */
export function showDancesView(): Disposable {
  const tree = new DancesTree();
  const watcher = workspace.createFileSystemWatcher(PLANS, false, true, false);
  return Disposable.from(
    tree,
    watcher,
    watcher.onDidCreate(() => tree.refresh()),
    watcher.onDidDelete(() => tree.refresh()),
    window.createTreeView('moveEmbeddings.dances', { treeDataProvider: tree }),
  );
}

class DancesTree implements TreeDataProvider<Uri> {
  readonly #changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changes.event;

  refresh(): void {
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async getChildren(plan?: Uri): Promise<Uri[]> {
    const plans = plan === undefined ? await workspace.findFiles(PLANS) : [];
    return plans.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  getTreeItem(plan: Uri): TreeItem {
    const item = new TreeItem(basename(plan.path, PLAN_ENDING));
    item.resourceUri = plan;
    item.iconPath = new ThemeIcon('music');
    item.description = workspace.asRelativePath(plan).split('/').slice(0, -1).join('/');
    item.contextValue = 'dance';
    item.command = { title: '', command: 'vscode.open', arguments: [plan] };
    return item;
  }
}
