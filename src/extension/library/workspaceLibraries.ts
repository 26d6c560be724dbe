import {
  Disposable,
  EventEmitter,
  l10n,
  type Memento,
  type Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import { Failure } from '../../shared/failure.ts';
import { type LibraryChange, WorkspaceLibrary } from './workspaceLibrary.ts';

/** The libraries of the workspace, one a folder, as folders come and go. */
export class WorkspaceLibraries {
  readonly #memory: Memento;
  readonly #libraries = new Map<string, WorkspaceLibrary>();
  readonly #changes = new EventEmitter<{ library: WorkspaceLibrary; change: LibraryChange }>();
  readonly #additions = new EventEmitter<WorkspaceLibrary>();
  readonly #removals = new EventEmitter<WorkspaceLibrary>();
  readonly #subscription: Disposable;

  /** The library whose panel has the focus. */
  inFront: WorkspaceLibrary | null = null;

  /** Tells of a change in any library. */
  readonly onDidChange = this.#changes.event;
  readonly onDidRemove = this.#removals.event;

  constructor(memory: Memento) {
    this.#memory = memory;
    for (const folder of workspace.workspaceFolders ?? []) {
      this.#add(folder);
    }
    this.#subscription = workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) {
        this.#remove(folder);
      }
      for (const folder of added) {
        this.#additions.fire(this.#add(folder));
      }
    });
  }

  /** Calls `follow` for every library there is and will be, and disposes what it returned when the library goes. */
  followEach(follow: (library: WorkspaceLibrary) => Disposable): Disposable {
    const followed = new Map(this.all.map((library) => [library, follow(library)]));
    return Disposable.from(
      this.#additions.event((library) => void followed.set(library, follow(library))),
      this.#removals.event((library) => {
        followed.get(library)?.dispose();
        followed.delete(library);
      }),
      { dispose: () => Disposable.from(...followed.values()).dispose() },
    );
  }

  get all(): readonly WorkspaceLibrary[] {
    return [...this.#libraries.values()];
  }

  /** Null where no workspace folder has that id. */
  byId(id: string): WorkspaceLibrary | null {
    return this.#libraries.get(id) ?? null;
  }

  /** The library of the workspace folder that a file or folder lies in. */
  of(uri: Uri): WorkspaceLibrary | null {
    const folder = workspace.getWorkspaceFolder(uri);
    return folder ? this.byId(folder.uri.toString()) : null;
  }

  /** The library that is meant without asking: that of `uri`, the only one, that of the active editor or panel. */
  meant(uri?: Uri): WorkspaceLibrary | null {
    const [first, second] = this.all;
    if (!second) {
      return first ?? null;
    }
    const active = window.activeTextEditor?.document.uri;
    return uri ? this.of(uri) : ((active && this.of(active)) ?? this.inFront);
  }

  /**
   * The library that is meant, or the one that the user picks.
   * @returns null where the user picked none
   * @throws Failure where no folder is open
   */
  async choose(uri?: Uri): Promise<WorkspaceLibrary | null> {
    if (this.all.length === 0) {
      throw new Failure('bad-request', l10n.t('No folder is open.'), {
        remedy: l10n.t('Open the folder that holds your clips.'),
      });
    }
    const meant = this.meant(uri);
    if (meant) {
      return meant;
    }
    const items = this.all.map((library) => ({ label: library.folder.name, library }));
    const placeHolder = l10n.t('Which folder’s moves?');
    return (await window.showQuickPick(items, { placeHolder }))?.library ?? null;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const library of this.all) {
      library.dispose();
    }
    for (const emitter of [this.#changes, this.#additions, this.#removals]) {
      emitter.dispose();
    }
  }

  #add(folder: WorkspaceFolder): WorkspaceLibrary {
    const library = new WorkspaceLibrary(folder, this.#memory);
    library.onDidChange((change) => this.#changes.fire({ library, change }));
    this.#libraries.set(library.id, library);
    return library;
  }

  #remove(folder: WorkspaceFolder): void {
    const library = this.byId(folder.uri.toString());
    if (library) {
      this.#libraries.delete(library.id);
      this.inFront = this.inFront === library ? null : this.inFront;
      this.#removals.fire(library);
      library.dispose();
    }
  }
}
