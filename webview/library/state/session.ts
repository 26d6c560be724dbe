import type { LabelEdit } from '../../../src/moves/labels/labelEdit.ts';
import { areSameWeights, DEFAULT_WEIGHTS, type Weights } from '../../../src/moves/weights.ts';
import type { Handlers } from '../../../src/protocol/contract.ts';
import type { LabelOutcome } from '../../../src/protocol/labelData.ts';
import type { ToPanel } from '../../../src/protocol/panel.ts';
import type { KeptLayout, MapVectors } from '../../../src/protocol/panelData.ts';
import { Failure, messageOf } from '../../../src/shared/failure.ts';
import type { Host } from '../host/hostConnection.ts';
import { layoutToKeep, mapWeights, placesBefore } from '../map/layout/keptLayout.ts';
import type { FromMapWorker } from '../map/layout/layoutMessages.ts';
import type { MapLayout } from '../map/layout/mapLayout.ts';
import type { LayoutStep } from '../map/layout/umapLayout.ts';
import { LabelQuestions } from './labelQuestions.ts';
import type { PanelState } from './panelState.ts';
import { type Question, questionOf } from './question.ts';
import { restoredFrom } from './restoredState.ts';
import type { Store } from './store.ts';

type AsksHost = Pick<Host, 'request'>;
type LaysOut = Pick<MapLayout, 'takeVectors' | 'layOut'>;

/** What is being moved, or changes again and again, is let settle before the engine hears of it. */
const SETTLE_MS = { comparison: 120, changes: 500 } as const;

/** What the host tells the panel goes into the store. `onLibraryChanged` is to read the library anew. */
export function hostHandlers(store: Store, onLibraryChanged: () => void): Handlers<ToPanel> {
  return {
    libraryChanged: onLibraryChanged,
    generation: (generation) => store.dispatch({ type: 'generation', generation }),
    clipsChanged: ({ count }) => store.dispatch({ type: 'clips-changed', count }),
    settings: ({ weights }) => store.dispatch({ type: 'weigh', weights }),
    askedProgress: (progress) => store.dispatch({ type: 'asked-progress', progress }),
    show: (subject) => store.dispatch({ type: 'show', subject }),
  };
}

/** Keeps the store and the host together: asks the host what the state calls for, and dispatches what it answers. */
export class Session {
  readonly #store: Store;
  readonly #host: AsksHost;
  readonly #layout: LaysOut;
  #isReading = false;
  #isOutdated = false;
  #asked = '';
  #questions = 0;
  #comparisonTimer: ReturnType<typeof setTimeout> | undefined;
  #changesTimer: ReturnType<typeof setTimeout> | undefined;
  #mapVectors: MapVectors | null = null;
  #keptLayout: KeptLayout | null = null;

  constructor(store: Store, host: AsksHost, layout: LaysOut) {
    this.#store = store;
    this.#host = host;
    this.#layout = layout;
    store.subscribe((state, previous) => this.#follow(state, previous));
    new LabelQuestions(store, host);
  }

  /** @throws Failure where the host does not answer */
  async begin(
    kept: unknown,
    onStart: (language: string, translations: Record<string, string>) => void,
  ): Promise<void> {
    const start = await this.#host.request('ready', null);
    onStart(start.language, start.translations);
    this.#keptLayout = start.layout;
    this.#store.dispatch({ type: 'started', start, restored: restoredFrom(kept, start.root) });
    await this.readLibrary();
  }

  /** Reads the library, and once more where it has changed in the meantime. */
  async readLibrary(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isReading) {
      return;
    }
    this.#isReading = true;
    this.#store.dispatch({ type: 'library-wanted' });
    while (this.#isOutdated) {
      this.#isOutdated = false;
      await this.#readOnce();
    }
    this.#isReading = false;
  }

  /** Brings the library up to date. How far it is arrives by itself. */
  async generate(): Promise<void> {
    await this.attempt(async () => {
      this.#store.dispatch({ type: 'trouble-dismissed' });
      this.#store.dispatch({ type: 'generation', generation: { state: 'starting' } });
      try {
        await this.#host.request('generate', null);
      } finally {
        this.#store.dispatch({ type: 'generation', generation: { state: 'idle' } });
      }
      await this.readLibrary();
    });
  }

  /** Does something with the host; where it fails, the user is told. */
  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'cancelled') {
        this.#store.dispatch({ type: 'trouble', failure });
      }
    }
  }

  /** Says something of moves. The page shows it at once, while it is being written. */
  label(edits: readonly LabelEdit[]): Promise<void> {
    this.#store.dispatch({ type: 'labels-foreseen', edits });
    return this.#changeLabels(() => this.#host.request('label', { edits: [...edits] }));
  }

  /** Takes the last change of labels back. */
  undoLabels(): Promise<void> {
    return this.#changeLabels(() => this.#host.request('undoLabels', null));
  }

  /** Makes the change of labels again that was taken back last. */
  redoLabels(): Promise<void> {
    return this.#changeLabels(() => this.#host.request('redoLabels', null));
  }

  /** Asks for moves similar to a video that the user names to the host. */
  async askVideo(name: () => Promise<{ readonly file: string } | null>): Promise<void> {
    await this.attempt(async () => {
      const video = await name();
      if (video !== null) {
        this.#store.dispatch({ type: 'ask', asked: { kind: 'file', file: video.file, part: null } });
      }
    });
  }

  /** Lets go of the question that is being answered. */
  cancelAsked(): void {
    this.#store.dispatch({ type: 'ask-cancelled' });
    void this.attempt(() => this.#host.request('cancelSimilar', null));
  }

  /** Goes on where the worker is with the map. */
  mapMessage(message: FromMapWorker): void {
    switch (message.type) {
      case 'step': {
        this.#mapStep(message);
        break;
      }
      case 'too-few':
        this.#store.dispatch({ type: 'map-too-small' });
        break;
      case 'failed':
        this.#store.dispatch({ type: 'map-failed', failure: new Failure('internal', message.message) });
    }
  }

  /** The library is read at once, also where nothing was written: what was foreseen is not true then. */
  #changeLabels(change: () => Promise<LabelOutcome>): Promise<void> {
    return this.attempt(async () => {
      const { refused, canUndo, canRedo } = await change().finally(() => void this.readLibrary());
      this.#store.dispatch({ type: 'labelled', history: { canUndo, canRedo } });
      if (refused.length > 0) {
        const problems = refused.map(({ key, problem }) => `${key}: ${problem}`);
        throw new Failure('bad-annotations', problems.join('\n'));
      }
    });
  }

  async #readOnce(): Promise<void> {
    try {
      const [statistics, moves] = await Promise.all([
        this.#host.request('statistics', null),
        this.#host.request('moves', null),
      ]);
      this.#asked = '';
      this.#store.dispatch({ type: 'library-arrived', moves, statistics });
    } catch (error) {
      this.#store.dispatch({ type: 'library-failed', failure: failureOf(error) });
      return;
    }
    void this.#readMap();
    await this.#readChanges();
  }

  async #readChanges(): Promise<void> {
    // While a run is going on, what has changed is just being dealt with.
    if (this.#store.state.generation.state === 'idle') {
      await this.attempt(async () => {
        const changes = await this.#host.request('changes', null);
        this.#store.dispatch({ type: 'changes-arrived', changes });
      });
    }
  }

  async #readMap(): Promise<void> {
    this.#store.dispatch({ type: 'map-wanted' });
    try {
      const vectors = await this.#host.request('mapVectors', null);
      this.#mapVectors = vectors;
      this.#layout.takeVectors(vectors);
      const weights = this.#mapWeights();
      const before = placesBefore(this.#keptLayout, vectors);
      const isOfNow = this.#keptLayout !== null && areSameWeights(this.#keptLayout.weights, weights);
      this.#layout.layOut({ weights, before, keepsPlaces: isOfNow });
    } catch (error) {
      this.#store.dispatch({ type: 'map-failed', failure: failureOf(error) });
    }
  }

  #mapWeights(): Weights {
    return mapWeights(this.#store.state.start?.settings.weights ?? DEFAULT_WEIGHTS);
  }

  #mapStep({ positions, progress }: LayoutStep): void {
    const vectors = this.#mapVectors;
    if (vectors === null) {
      return;
    }
    this.#store.dispatch({ type: 'map-step', keys: vectors.keys, positions, progress });
    if (progress === 1) {
      const layout = layoutToKeep(vectors, positions, this.#mapWeights());
      this.#keptLayout = layout;
      void this.attempt(() => this.#host.request('keepLayout', layout));
    }
  }

  #follow(state: PanelState, previous: PanelState): void {
    this.#ask(state);
    if (state.changedClips !== previous.changedClips && state.changes !== null) {
      clearTimeout(this.#changesTimer);
      this.#changesTimer = setTimeout(() => void this.#readChanges(), SETTLE_MS.changes);
    }
  }

  /** Asks the engine where the state puts another question than before. */
  #ask(state: PanelState): void {
    const question = questionOf(state);
    const asked = question === null ? '' : identityOf(question, state);
    const isAnswered = state.comparison.answer.status !== 'none';
    if (question === null) {
      if (isAnswered) {
        this.#forgetQuestion();
        this.#store.dispatch({ type: 'comparison-unasked' });
      }
      return;
    }
    if (asked === this.#asked && isAnswered) {
      return;
    }
    this.#asked = asked;
    clearTimeout(this.#comparisonTimer);
    const number = ++this.#questions;
    if (isAnswered) {
      this.#comparisonTimer = setTimeout(() => void this.#answer(question, number), SETTLE_MS.comparison);
    } else {
      void this.#answer(question, number);
    }
  }

  #forgetQuestion(): void {
    clearTimeout(this.#comparisonTimer);
    this.#asked = '';
    this.#questions++;
  }

  async #answer(question: Question, number: number): Promise<void> {
    this.#store.dispatch({ type: 'comparison-asked' });
    try {
      const result =
        question.type === 'similar'
          ? await this.#host.request('similar', question.request)
          : await this.#host.request('search', question.request);
      if (number === this.#questions) {
        this.#store.dispatch({ type: 'comparison-arrived', result });
      }
    } catch (error) {
      if (number === this.#questions) {
        this.#store.dispatch({ type: 'comparison-failed', failure: failureOf(error) });
      }
    }
  }
}

/**
 * Of two questions with the same identity the second is not asked. A video is analysed for each question: as all moves
 * are asked for, other weights are applied to the answer that is there.
 */
function identityOf({ type, request }: Question, { comparison }: PanelState): string {
  const isOfFile = type === 'similar' && comparison.asked?.kind === 'file';
  return JSON.stringify(isOfFile ? { ...request, weights: null, filter: null } : [type, request]);
}

function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('internal', messageOf(error));
}
