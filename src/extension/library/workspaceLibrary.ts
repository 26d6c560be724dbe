import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventEmitter, type Memento, type WorkspaceFolder } from 'vscode';
import type { GenerationResult } from '../../engine/moveEngine.ts';
import type { ClipKey } from '../../moves/clip.ts';
import type { AnnotationProblem } from '../../moves/reasons/annotationProblem.ts';
import type { Changes, GenerationState, KeptLayout } from '../../protocol/panelData.ts';
import { type Place, placeOf } from '../settings.ts';

/** Folder that the engine keeps a library in, below its root. */
export const LIBRARY_FOLDER = '.move-embeddings';

type FailedClip = GenerationResult['failed'][number];

/** What the last run on a library left to be told, also after a restart. */
export interface LastRun {
  readonly clipFolder: string;
  readonly annotationsFile: string | null;
  readonly failed: readonly FailedClip[];
  /** Absent in what an earlier version left. */
  readonly annotationProblems?: readonly AnnotationProblem[];
}

/** Earlier versions kept why a clip failed as a sentence. */
function presentForm({ key, reason }: FailedClip | { key: ClipKey; reason: string }): FailedClip {
  return { key, reason: typeof reason === 'string' ? { because: 'other', words: reason } : reason };
}

/** What of a library has changed. */
export type LibraryChange = 'rows' | 'generation' | 'pending' | 'last-run';

/** The move library of one workspace folder, as far as the editor follows it. */
export class WorkspaceLibrary {
  readonly folder: WorkspaceFolder;
  readonly #memory: Memento;
  readonly #changes = new EventEmitter<LibraryChange>();
  readonly onDidChange = this.#changes.event;
  #generation: GenerationState = { state: 'idle' };
  #pending: ReadonlySet<string> = new Set();
  #annotationsFile: string | null = null;
  #clipFolder: string | null = null;

  constructor(folder: WorkspaceFolder, memory: Memento) {
    this.folder = folder;
    this.#memory = memory;
  }

  /** Names the library among those of the workspace. */
  get id(): string {
    return this.folder.uri.toString();
  }

  get place(): Place {
    return placeOf(this.folder);
  }

  /** Whether something has been generated or loaded here. */
  get exists(): boolean {
    return this.place.database !== undefined || existsSync(join(this.place.root, LIBRARY_FOLDER));
  }

  get generation(): GenerationState {
    return this.#generation;
  }

  set generation(state: GenerationState) {
    this.#generation = state;
    this.#changes.fire('generation');
  }

  /**
   * Absolute paths of the clips that have been added, changed or deleted since the last run, as far as the editor has
   * noticed, and of the annotations where they have been edited.
   */
  get pending(): ReadonlySet<string> {
    return this.#pending;
  }

  set pending(paths: ReadonlySet<string>) {
    this.#pending = paths;
    this.#changes.fire('pending');
  }

  /** Null where it is not known yet, or there is none. */
  get annotationsFile(): string | null {
    return this.#annotationsFile ?? this.lastRun?.annotationsFile ?? null;
  }

  /** Where labels have just been written. */
  noteAnnotationsFile(path: string): void {
    this.#annotationsFile = path;
  }

  /** Absolute; null where it is not known yet. */
  get clipFolder(): string | null {
    return this.#clipFolder ?? this.lastRun?.clipFolder ?? null;
  }

  get lastRun(): LastRun | null {
    const lastRun = this.#memory.get<LastRun>(this.#lastRunName);
    return lastRun === undefined ? null : { ...lastRun, failed: lastRun.failed.map(presentForm) };
  }

  /** Keeps what a run that has ended left to be told. */
  async noteRun({ clipFolder, findings, failed }: GenerationResult): Promise<void> {
    const { annotationsFile, annotationProblems } = findings;
    const lastRun: LastRun = { clipFolder, annotationsFile, failed, annotationProblems };
    this.#annotationsFile = findings.annotationsFile;
    this.#clipFolder = clipFolder;
    await this.#memory.update(this.#lastRunName, lastRun);
    this.#changes.fire('last-run');
  }

  /**
   * Takes over from a dry run what has changed, which the watchers know only in part. A clip that failed before counts
   * again only if it has changed since.
   * @returns the clips that count, by key
   */
  noteChanges({ plan, clipFolder, findings }: GenerationResult): Changes {
    this.#annotationsFile = findings.annotationsFile;
    this.#clipFolder = clipFolder;
    const failed = this.lastRun?.failed ?? [];
    const pathOf = (key: ClipKey) => join(clipFolder, key);
    const known = new Set(failed.map(({ key }) => key).filter((key) => !this.#pending.has(pathOf(key))));
    const isNews = (key: ClipKey) => !known.has(key);
    const added = plan.added.filter(isNews);
    const changed = [...plan.changed.map(({ key }) => key).filter(isNews), ...plan.movementOnly];
    const { metadataOnly: relabelled, gone } = plan;
    this.pending = new Set([...added, ...changed, ...relabelled, ...gone].map(pathOf));
    return { added, changed, relabelled: [...relabelled], gone: [...gone], failed: [...failed] };
  }

  /** The places that its moves had on the map; null before the first map. */
  get layout(): KeptLayout | null {
    return this.#memory.get<KeptLayout>(this.#layoutName) ?? null;
  }

  async keepLayout(layout: KeptLayout): Promise<void> {
    await this.#memory.update(this.#layoutName, layout);
  }

  /** Tells that the library's rows are others than before. */
  noteRowsChanged(): void {
    this.#changes.fire('rows');
  }

  dispose(): void {
    this.#changes.dispose();
  }

  get #layoutName(): string {
    return `layout:${this.id}`;
  }

  get #lastRunName(): string {
    return `lastRun:${this.id}`;
  }
}
