import { type LogOutputChannel, l10n, workspace } from 'vscode';
import type { GenerationProgress, GenerationResult, MoveEngine } from '../../engine/moveEngine.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { Failure } from '../../shared/failure.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import { ffmpegPathOf, poseModelOf, processesOf } from '../settings.ts';
import { generationStateOf } from './generationState.ts';

/** A run that is going on. */
export interface GenerationRun {
  readonly result: Promise<GenerationResult>;
  /** Stops it; what is done is kept. */
  cancel(): void;
}

interface GenerationOptions {
  /** Whether the moves of all clips that are not there are removed, however many they are. */
  readonly prune?: boolean;
}

/** The runs of this window, at most one a library. */
export class GenerationRuns {
  readonly #engine: MoveEngine;
  readonly #log: LogOutputChannel;
  readonly #running = new Map<WorkspaceLibrary, GenerationRun>();

  constructor(engine: MoveEngine, log: LogOutputChannel) {
    this.#engine = engine;
    this.#log = log;
  }

  of(library: WorkspaceLibrary): GenerationRun | null {
    return this.#running.get(library) ?? null;
  }

  /**
   * Brings a library up to date with its clips.
   * @throws Failure where the workspace is not trusted, or where a run is going on already
   */
  start(library: WorkspaceLibrary, options: GenerationOptions = {}): GenerationRun {
    refuseUntrusted();
    if (this.#running.has(library)) {
      throw new Failure(
        'bad-request',
        l10n.t('The clips in {0} are already being analysed', library.folder.name),
      );
    }
    const abort = new AbortController();
    const run = { result: this.#carryOut(library, options, abort.signal), cancel: () => abort.abort() };
    this.#running.set(library, run);
    return run;
  }

  /** Starts a run that nobody asked for, unless one is going on; the status bar alone shows it. */
  inBackground(library: WorkspaceLibrary, onFailure: (error: unknown) => void): void {
    if (!this.of(library)) {
      this.start(library).result.catch(onFailure);
    }
  }

  /** Compares a library with its clips and changes nothing. */
  plan(library: WorkspaceLibrary, options: GenerationOptions = {}): Promise<GenerationResult> {
    return this.#engine.generate({ ...requestFor(library), ...options, dryRun: true });
  }

  dispose(): void {
    for (const run of this.#running.values()) {
      run.cancel();
    }
  }

  async #carryOut(
    library: WorkspaceLibrary,
    options: GenerationOptions,
    signal: AbortSignal,
  ): Promise<GenerationResult> {
    const pendingBefore = library.pending;
    library.generation = { state: 'starting' };
    const onProgress = (progress: GenerationProgress) => {
      library.generation = generationStateOf(progress);
      if (progress.event === 'failed') {
        this.#log.warn(`${progress.key}: ${progress.reason === null ? '' : inEnglish(progress.reason)}`);
      }
    };
    try {
      const result = await this.#engine.generate(
        { ...requestFor(library), ...options },
        { signal, onProgress },
      );
      await library.noteRun(result);
      if (!result.cancelled) {
        // What changed while the run was going on may have come too late for it.
        library.pending = new Set([...library.pending].filter((path) => !pendingBefore.has(path)));
      }
      return result;
    } finally {
      this.#running.delete(library);
      library.generation = { state: 'idle' };
      library.noteRowsChanged();
    }
  }
}

function requestFor({ place, folder }: WorkspaceLibrary) {
  return {
    place,
    ffmpegPath: ffmpegPathOf(folder),
    poseModel: poseModelOf(folder),
    jobs: processesOf(folder),
  };
}

/** Running programs on a folder's files takes the user's trust in them. */
export function refuseUntrusted(): void {
  if (!workspace.isTrusted) {
    throw new Failure('bad-request', l10n.t('This folder is not trusted, so nothing is run on its files.'), {
      remedy: l10n.t('Trust the folder if you know where its clips come from.'),
    });
  }
}
