import { describe, expect, it } from 'vitest';
import type { PanelStart } from '../../../src/protocol/panel.ts';
import { Failure } from '../../../src/shared/failure.ts';
import { only } from '../selection/moveSelection.ts';
import { key, move, statistics } from '../testing/builders.ts';
import type { Action } from './actions.ts';
import { INITIAL_STATE, type PanelState } from './panelState.ts';
import { reduce } from './reduce.ts';
import { keptOf, restoredFrom } from './restoredState.ts';

const START: PanelStart = {
  root: 'library',
  title: 'Clips',
  settings: { weights: { pose: 1, audio: 0.5, text: 0 } },
  layout: null,
  subject: { kind: 'statistics' },
  generation: { state: 'idle' },
  changedClips: 2,
  trusted: true,
  language: 'en',
  translations: {},
};
const MOVES = [move('a/one.mp4'), move('a/two.mp4')];

const started: Action = { type: 'started', start: START, restored: null };
const arrived: Action = { type: 'library-arrived', moves: MOVES, statistics: statistics() };
const lost: Action = { type: 'library-failed', failure: new Failure('engine-lost', 'It stopped.') };

function stateAfter(...actions: readonly Action[]): PanelState {
  return actions.reduce(reduce, INITIAL_STATE);
}

describe('the panel’s state', () => {
  it('begins with the weights of the settings', () => {
    expect(stateAfter(started)).toMatchObject({ weights: START.settings.weights, changedClips: 2 });
  });

  it('shows what the host wants shown', () => {
    const subject = { kind: 'similar', clip: key('a/one.mp4') } as const;
    expect(stateAfter({ ...started, start: { ...START, subject } }).comparison).toMatchObject({
      mode: 'similar',
      asked: { kind: 'move', key: 'a/one.mp4', part: null },
    });
    expect(
      stateAfter(started, { type: 'show', subject: { kind: 'search', description: 'slow' } }).comparison,
    ).toMatchObject({ mode: 'search', description: 'slow' });
  });

  it('keeps a library in sight when it cannot be read again, and says so', () => {
    expect(stateAfter(started, arrived, lost)).toMatchObject({
      library: { status: 'ready' },
      trouble: { code: 'engine-lost' },
    });
    expect(stateAfter(started, lost).library).toMatchObject({ status: 'failed' });
  });

  it('does not keep a library that is gone', () => {
    const gone = new Failure('library-missing', 'There is none.');
    expect(stateAfter(started, arrived, { type: 'library-failed', failure: gone }).library.status).toBe(
      'failed',
    );
  });

  it('lets go of moves that have left the library', () => {
    const state = stateAfter(
      started,
      arrived,
      { type: 'choose', key: key('a/one.mp4') },
      { type: 'play', key: key('a/one.mp4') },
      { type: 'select-moves', selection: { keys: new Set(MOVES.map((each) => each.key)), anchor: null } },
      {
        type: 'filter',
        filter: { ...INITIAL_STATE.filter, only: [key('a/one.mp4'), key('a/two.mp4')] },
      },
      { type: 'library-arrived', moves: MOVES.slice(1), statistics: statistics() },
    );
    expect(state.comparison.asked).toBeNull();
    expect(state.playing).toBeNull();
    expect(state.filter.only).toEqual(['a/two.mp4']);
    expect([...state.selection.keys]).toEqual(['a/two.mp4']);
  });

  it('keeps the last answer in sight while a newer one is on its way', () => {
    const result = {
      query: { kind: 'clip', key: key('a/one.mp4') },
      weights: START.settings.weights,
      asked: 1,
      results: [],
      nearCopies: [],
      notComparable: 0,
      relaxations: [],
    } as const;
    const asked: Action = { type: 'comparison-asked' };
    const answered: Action = { type: 'comparison-arrived', result };
    expect(stateAfter(asked, answered, asked, asked).comparison.answer).toEqual({
      status: 'loading',
      previous: result,
    });
    expect(
      stateAfter(asked, answered, { type: 'choose', key: key('a/two.mp4') }).comparison.answer.status,
    ).toBe('none');
  });

  it('is scrolled to what the host shows, once', () => {
    const similar: Action = { type: 'show', subject: { kind: 'similar', clip: key('a/one.mp4') } };
    expect(stateAfter(similar).comparison).toMatchObject({ asked: { key: 'a/one.mp4' }, isToBeSeen: true });
    expect(stateAfter(similar, { type: 'comparison-seen' }).comparison.isToBeSeen).toBe(false);
    expect(stateAfter({ type: 'show', subject: { kind: 'statistics' } }).comparison.isToBeSeen).toBe(false);
  });

  it('opens one list at a time, and closes it at the second click', () => {
    const open = (kind: 'weak' | 'failed'): Action => ({ type: 'attention', kind });
    expect(stateAfter(open('weak'), open('failed')).attention).toBe('failed');
    expect(stateAfter(open('weak'), open('weak')).attention).toBeNull();
  });
});

describe('what survives a restart', () => {
  const worked = stateAfter(
    started,
    { type: 'toggle', facet: 'style', value: 'sensual' },
    { type: 'name', name: 'one' },
    { type: 'view', view: 'table' },
    { type: 'cover', axes: ['style', 'tags'] },
    { type: 'select-moves', selection: only(key('a/two.mp4')) },
    { type: 'scrolled', place: 'moves', top: 480 },
    { type: 'sort', column: 'tempo' },
    { type: 'play', key: key('a/two.mp4') },
    { type: 'choose', key: key('a/one.mp4') },
  );

  it('is what the page shows: filter, view, order, selection, question, player and where it is scrolled to', () => {
    const kept = JSON.parse(JSON.stringify(keptOf(worked)));
    const again = stateAfter({ ...started, restored: restoredFrom(kept, 'library') });
    expect(again.filter).toEqual(worked.filter);
    expect(again).toMatchObject({ view: 'table', axes: ['style', 'tags'], scroll: { moves: 480 } });
    expect([...again.selection.keys]).toEqual(['a/two.mp4']);
    expect(again.playing).toEqual({ kind: 'one', scene: { key: 'a/two.mp4', part: null } });
    expect(again.order).toEqual({ column: 'tempo', descending: false });
    expect(again.comparison.asked).toMatchObject({ key: 'a/one.mp4' });
  });

  it('is nothing of another library, and nothing that is not understood', () => {
    expect(restoredFrom(keptOf(worked), 'another')).toBeNull();
    expect(restoredFrom({ root: 'library', facets: 'all' }, 'library')).toBeNull();
    expect(restoredFrom(undefined, 'library')).toBeNull();
  });
});
