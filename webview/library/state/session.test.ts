import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from '../../../src/protocol/contract.ts';
import { MessageHandler } from '../../../src/protocol/messageHandler.ts';
import { TO_HOST, TO_PANEL, type ToHost, type ToPanel } from '../../../src/protocol/panel.ts';
import type { KeptLayout } from '../../../src/protocol/panelData.ts';
import { Failure } from '../../../src/shared/failure.ts';
import type { LayoutTask } from '../map/layout/layOutMap.ts';
import { key, move, statistics } from '../testing/builders.ts';
import { hostHandlers, Session } from './session.ts';
import { Store } from './store.ts';

const MOVES = ['a/one.mp4', 'a/two.mp4', 'b/three.mp4'].map((path) => move(path));

const OUTSIDE = { kind: 'file', file: '/videos/outside.mp4', part: null } as const;

const STARTED = {
  root: 'r',
  title: 'Clips',
  settings: { weights: { pose: 1, audio: 1, text: 1 } },
  layout: null,
  subject: { kind: 'statistics' },
  generation: { state: 'idle' },
  changedClips: 0,
  trusted: true,
  language: 'en',
  translations: {},
} as const;

type Similar = Parameters<Handlers<ToHost>['similar']>[0];

/** An answer that names its question. What the engine answers is of no matter here. */
function answerTo({ clip, weights, k }: Similar) {
  const found = { results: [], nearCopies: [], notComparable: 0, relaxations: [] };
  return { query: { kind: 'clip', key: key(clip) } as const, weights, asked: k, ...found };
}

const UNCHANGED = { changed: [], refused: [], waiting: [], canUndo: false, canRedo: false };

/** A session with a host at the other end of the protocol, and what it was asked. */
function connect(given: Partial<Handlers<ToHost>> = {}) {
  const asked: string[] = [];
  const layouts: LayoutTask[] = [];
  const note = <T>(type: string, answer: T): T => {
    asked.push(type);
    return answer;
  };
  const store = new Store();
  const faults: Failure[] = [];
  const onFault = (fault: Failure) => faults.push(fault);
  const panel: MessageHandler<ToPanel, ToHost> = new MessageHandler({
    incoming: TO_PANEL,
    outgoing: TO_HOST,
    handlers: hostHandlers(store, () => void session.readLibrary()),
    post: (message) => host.receive(structuredClone(message)),
    onFault,
  });
  const handlers: Handlers<ToHost> = {
    ready: () => STARTED,
    statistics: () => note('statistics', statistics()),
    moves: () => MOVES,
    mapVectors: () => ({
      keys: MOVES.map((listed) => listed.key),
      dimension: 1_024,
      vectors: new Float32Array(MOVES.length * 1_024),
    }),
    similar: (request) => note(`similar ${request.weights.pose}`, answerTo(request)),
    cancelSimilar: () => note('cancelSimilar', null),
    chooseVideo: () => ({ file: '/videos/outside.mp4' }),
    droppedVideo: () => ({ file: '/videos/dropped.mp4' }),
    search: () => Promise.reject(new Failure('internal', 'not in this test')),
    changes: () => note('changes', { added: [], changed: [], relabelled: [], gone: [], failed: [] }),
    generate: () => note('generate', { cancelled: false, moves: 1, embedded: 1, failed: 0 }),
    cancel: () => null,
    suggestLabels: () => [],
    labelNext: () => [],
    collections: () => [],
    changeCollection: ({ name }) => ({ name, clips: [], missing: [] }),
    removeCollection: () => null,
    label: () => UNCHANGED,
    undoLabels: () => UNCHANGED,
    redoLabels: () => UNCHANGED,
    poster: () => ({ uri: '' }),
    playable: () => ({ uri: '' }),
    seenDancers: () => null,
    keepLayout: () => note('keepLayout', null),
    revealClip: () => null,
    copyPaths: () => null,
    collect: () => null,
    openClip: () => null,
    revealProblems: () => null,
    exportMoves: () => null,
    openSettings: () => null,
    checkSetup: () => null,
    ...given,
  };
  const host: MessageHandler<ToHost, ToPanel> = new MessageHandler({
    incoming: TO_HOST,
    outgoing: TO_PANEL,
    handlers,
    post: (message) => panel.receive(structuredClone(message)),
    onFault,
  });
  const session = new Session(store, panel, {
    takeVectors: () => asked.push('vectors taken'),
    layOut: (task) => layouts.push(task),
  });
  const begin = () => session.begin(undefined, () => undefined);
  return { store, session, host, asked, layouts, begin, faults };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session between panel and host', () => {
  it('reads the library, then the map and what has changed', async () => {
    const { store, asked, layouts, begin } = connect();
    await begin();
    expect(store.state.library).toMatchObject({ status: 'ready' });
    expect(asked).toEqual(expect.arrayContaining(['statistics', 'vectors taken', 'changes']));
    expect(layouts).toHaveLength(1);
  });

  it('reads the library once more where it changed while it was being read, and not once for each change', async () => {
    const { host, asked, begin } = connect();
    const begun = begin();
    await vi.waitFor(() => expect(asked).toContain('statistics'));
    host.tell('libraryChanged', null);
    host.tell('libraryChanged', null);
    host.tell('libraryChanged', null);
    await begun;
    expect(asked.filter((type) => type === 'statistics')).toHaveLength(2);
  });

  it('asks at once for the neighbours of a chosen move', async () => {
    const { store, asked, begin } = connect();
    await begin();
    store.dispatch({ type: 'choose', key: MOVES[1].key });
    await vi.waitFor(() => expect(store.state.comparison.answer.status).toBe('ready'));
    expect(asked.filter((type) => type.startsWith('similar'))).toHaveLength(1);
  });

  it('lets a slider settle before it asks the engine, and leaves the map as it is', async () => {
    const { store, asked, layouts, begin } = connect();
    await begin();
    store.dispatch({ type: 'choose', key: MOVES[1].key });
    await vi.waitFor(() => expect(store.state.comparison.answer.status).toBe('ready'));
    for (const pose of [0.9, 0.8, 0.7]) {
      store.dispatch({ type: 'weigh', weights: { pose, audio: 1, text: 1 } });
    }
    await vi.runAllTimersAsync();
    expect(asked.filter((type) => type.startsWith('similar'))).toEqual(['similar 1', 'similar 0.7']);
    expect(layouts).toHaveLength(1);
  });

  it('lays the map out by movement and words, and begins where the last one ended', async () => {
    const places: KeptLayout['places'] = { [MOVES[0].key]: [1, 2, 0], [MOVES[1].key]: [3, 4, 0] };
    const { session, store, asked, layouts, begin } = connect({
      ready: () => ({ ...STARTED, layout: { weights: { pose: 1, audio: 0, text: 1 }, places } }),
    });
    await begin();
    expect(layouts).toMatchObject([{ weights: { pose: 1, audio: 0, text: 1 }, keepsPlaces: true }]);
    // What the kept places were of is not how these moves move.
    expect(layouts[0].before).toEqual(Float32Array.from({ length: 6 }, () => Number.NaN));
    const positions = Float32Array.of(1, 2, 3, 4, 5, 6);
    session.mapMessage({ type: 'step', positions, progress: 1 });
    expect(store.state.map).toMatchObject({ status: 'ready', positions });
    await vi.runAllTimersAsync();
    expect(asked).toContain('keepLayout');
    await session.readLibrary();
    expect(layouts[1].before).toEqual(positions);
  });

  it('shows the answer to the last question, however late an earlier one is answered', async () => {
    let answerFirst: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    const [first, second] = MOVES;
    const { store, begin } = connect({
      similar: async (request) => {
        if (request.clip === first.key) {
          await late;
        }
        return answerTo(request);
      },
    });
    await begin();
    store.dispatch({ type: 'choose', key: first.key });
    store.dispatch({ type: 'choose', key: second.key });
    await vi.waitFor(() => expect(store.state.comparison.answer.status).toBe('ready'));
    answerFirst();
    await vi.runAllTimersAsync();
    expect(store.state.comparison.answer).toMatchObject({ result: { query: { key: second.key } } });
  });

  it('analyses a video once, however its answer is weighed', async () => {
    const { store, session, asked, begin } = connect({
      similar: (request) => {
        asked.push(`similar to ${request.clip}`);
        return { ...answerTo({ ...request, clip: MOVES[0].key }), query: OUTSIDE };
      },
    });
    await begin();
    await session.askVideo(async () => ({ file: OUTSIDE.file }));
    await vi.waitFor(() => expect(store.state.comparison.answer.status).toBe('ready'));
    store.dispatch({ type: 'weigh', weights: { pose: 1, audio: 0, text: 0 } });
    await vi.runAllTimersAsync();
    expect(asked.filter((type) => type.startsWith('similar'))).toEqual([`similar to ${OUTSIDE.file}`]);
  });

  it('shows how far the analysis of a video is, and ends it', async () => {
    const { store, host, session, asked, begin } = connect({ similar: () => new Promise(() => undefined) });
    await begin();
    await session.askVideo(async () => ({ file: OUTSIDE.file }));
    await vi.waitFor(() => expect(store.state.comparison.answer.status).toBe('loading'));
    host.tell('askedProgress', { analysedSeconds: 2, totalSeconds: 8 });
    expect(store.state.comparison.progress).toEqual({ analysedSeconds: 2, totalSeconds: 8 });
    session.cancelAsked();
    expect(store.state.comparison).toMatchObject({ asked: null, progress: null, answer: { status: 'none' } });
    await vi.runAllTimersAsync();
    expect(asked).toContain('cancelSimilar');
  });

  it('asks nothing with weights that let nothing count', async () => {
    const { store, asked, begin } = connect();
    await begin();
    store.dispatch({ type: 'weigh', weights: { pose: 0, audio: 0, text: 0 } });
    store.dispatch({ type: 'choose', key: MOVES[1].key });
    await vi.runAllTimersAsync();
    expect(asked.filter((type) => type.startsWith('similar'))).toEqual([]);
    expect(store.state.comparison.answer.status).toBe('none');
  });

  it('asks once more what has changed when more clips have, and once for many', async () => {
    const { host, asked, begin } = connect();
    await begin();
    host.tell('clipsChanged', { count: 1 });
    host.tell('clipsChanged', { count: 2 });
    await vi.runAllTimersAsync();
    expect(asked.filter((type) => type === 'changes')).toHaveLength(2);
  });

  it('tells the user what a run was refused for', async () => {
    const { store, session, begin } = connect({
      generate: () => Promise.reject(new Failure('no-ffmpeg', 'No ffmpeg.', { remedy: 'Install it.' })),
    });
    await begin();
    await session.generate();
    expect(store.state).toMatchObject({
      trouble: { code: 'no-ffmpeg', remedy: 'Install it.' },
      generation: { state: 'idle' },
    });
  });

  it('rejects where the host cannot begin', async () => {
    const { begin } = connect({ ready: () => Promise.reject(new Failure('engine-lost', 'It stopped.')) });
    await expect(begin()).rejects.toMatchObject({ code: 'engine-lost' });
  });
});
