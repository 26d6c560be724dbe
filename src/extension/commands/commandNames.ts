import type { Uri } from 'vscode';
import type {
  ExportResult,
  GenerationResult,
  LabelledClips,
  ListedMove,
  LoadResult,
  RenderedVideo,
} from '../../engine/moveEngine.ts';

/**
 * Every command: what it may be given, and what it gives to whoever executes it; undefined where it did not come to
 * that.
 */
export interface Commands {
  generate(uri?: Uri): Promise<GenerationResult | undefined>;
  /** Shows a library; of its moves those that have a value of a label field, where one is given. */
  showStatistics(uri?: Uri, filter?: unknown): Promise<void>;
  findSimilar(clip?: Uri): Promise<ListedMove | undefined>;
  searchByDescription(description?: string): Promise<void>;
  /** The clip that a menu was opened on, and all that are selected with it. */
  labelMoves(clip?: Uri, selected?: readonly Uri[]): Promise<LabelledClips | undefined>;
  importLabels(file?: Uri): Promise<LabelledClips | undefined>;
  exportLabels(file?: Uri): Promise<Uri | undefined>;
  loadEmbeddings(file?: Uri): Promise<LoadResult | undefined>;
  /** A format, and the file or folder to make. */
  exportLibrary(format?: unknown, into?: unknown): Promise<ExportResult | undefined>;
  loadOrExport(): Promise<void>;
  choosePoseModel(): Promise<string | undefined>;
  checkSetup(): Promise<string | undefined>;
  showLog(): Promise<void>;
  /** A song, and the request in words. */
  planChoreography(song?: Uri, words?: unknown): Promise<Uri | undefined>;
  /** A plan, and the video to write. */
  renderChoreography(plan?: Uri, into?: unknown): Promise<RenderedVideo | undefined>;
  openSampleClips(into?: Uri): Promise<Uri | undefined>;
}

export type CommandName = keyof Commands;

export function commandId(name: CommandName): string {
  return `moveEmbeddings.${name}`;
}
