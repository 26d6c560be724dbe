import type { LogOutputChannel, Uri } from 'vscode';
import type { MoveEngine } from '../engine/moveEngine.ts';
import type { Subject } from '../protocol/panelData.ts';
import type { GenerationRuns } from './generation/generationRuns.ts';
import type { LibraryLabels } from './labels/libraryLabels.ts';
import type { WorkspaceLibraries } from './library/workspaceLibraries.ts';
import type { WorkspaceLibrary } from './library/workspaceLibrary.ts';

/** What the extension is made of; commands and tools work on these. */
export interface Parts {
  readonly extensionUri: Uri;
  readonly log: LogOutputChannel;
  readonly engine: MoveEngine;
  readonly libraries: WorkspaceLibraries;
  readonly runs: GenerationRuns;
  readonly labels: LibraryLabels;
  readonly panels: Panels;
}

/** The statistics panels, one a library. */
export interface Panels {
  /** Opens the panel of a library, or brings it to the front, and shows a subject in it. */
  show(library: WorkspaceLibrary, subject: Subject): Promise<void>;
}

/** What the panels themselves are made of. */
export type PanelParts = Omit<Parts, 'panels'>;
