import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { Statistics } from '../../moves/statistics.ts';
import { commandId } from '../commands/commandNames.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { PanelParts } from '../parts.ts';
import { type FieldNode, fieldNodes, type ValueNode } from './libraryNodes.ts';
import { listedTitle, valueTitle } from './viewWords.ts';

type Node =
  | {
      readonly kind: 'library';
      readonly library: WorkspaceLibrary;
      readonly statistics: Statistics;
      readonly fields: readonly FieldNode[];
    }
  | { readonly kind: 'field'; readonly library: WorkspaceLibrary; readonly field: FieldNode }
  | { readonly kind: 'value'; readonly library: WorkspaceLibrary; readonly value: ValueNode };

/** What is not a folder. */
const ICONS: Readonly<Partial<Record<ValueNode['field'], string>>> = {
  collections: 'star-empty',
  tags: 'tag',
};

/** Context key: whether a folder of the window has a library, which decides what the empty view invites to. */
const HAS_LIBRARY = 'moveEmbeddings.hasLibrary';

/** The libraries in the Activity Bar: what their moves are sorted into, with counts. A click shows those moves. */
export function showLibraryView(parts: PanelParts): Disposable {
  const tree = new LibraryTree(parts);
  return Disposable.from(
    tree,
    window.createTreeView('moveEmbeddings.library', { treeDataProvider: tree, showCollapseAll: true }),
    parts.libraries.onDidChange(({ change }) => {
      if (change === 'rows' || change === 'last-run') {
        tree.refresh();
      }
    }),
    parts.libraries.followEach(() => {
      tree.refresh();
      return { dispose: () => tree.refresh() };
    }),
  );
}

class LibraryTree implements TreeDataProvider<Node> {
  readonly #parts: PanelParts;
  readonly #changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(parts: PanelParts) {
    this.#parts = parts;
  }

  refresh(): void {
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.kind) {
      case undefined:
        return await this.#libraries();
      case 'library': {
        const { library, fields } = node;
        return fields.map((field) => ({ kind: 'field', library, field }));
      }
      case 'field': {
        const { library, field } = node;
        return field.values.map((value) => ({ kind: 'value', library, value }));
      }
      case 'value':
        return [];
    }
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'library':
        return libraryItem(node.library, node.statistics);
      case 'field':
        return new TreeItem(listedTitle(node.field.field), TreeItemCollapsibleState.Expanded);
      case 'value':
        return valueItem(node.library, node.value);
    }
  }

  async #libraries(): Promise<Node[]> {
    const { libraries, engine, log } = this.#parts;
    const nodes = await Promise.all(
      libraries.all
        .filter(({ exists }) => exists)
        .map(async (library): Promise<Node[]> => {
          try {
            const { place } = library;
            const [statistics, collections] = await Promise.all([
              engine.statistics({ place }),
              engine.collections({ place }),
            ]);
            return [{ kind: 'library', library, statistics, fields: fieldNodes(statistics, collections) }];
          } catch (error) {
            // The page says what is the matter with a library that cannot be read.
            log.warn(String(error));
            return [];
          }
        }),
    );
    await commands.executeCommand(
      'setContext',
      HAS_LIBRARY,
      nodes.some((found) => found.length > 0),
    );
    return nodes.flat();
  }
}

function libraryItem(library: WorkspaceLibrary, { total }: Statistics): TreeItem {
  const item = new TreeItem(library.folder.name, TreeItemCollapsibleState.Expanded);
  item.description = total === 1 ? l10n.t('1 move') : l10n.t('{0} moves', total);
  item.iconPath = new ThemeIcon('library');
  item.command = showing(library);
  return item;
}

function valueItem(library: WorkspaceLibrary, { field, value, count }: ValueNode): TreeItem {
  const item = new TreeItem(valueTitle(field, value));
  item.description = String(count);
  item.iconPath = new ThemeIcon(ICONS[field] ?? 'folder');
  item.command = showing(library, { field, value });
  return item;
}

function showing(library: WorkspaceLibrary, filter?: Pick<ValueNode, 'field' | 'value'>) {
  return {
    title: l10n.t('Show Library'),
    command: commandId('showStatistics'),
    arguments: [library.folder.uri, ...(filter ? [filter] : [])],
  };
}
