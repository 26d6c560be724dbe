import { describe, expect, it } from 'vitest';
import type { UnderstoodPart } from '../../../src/search/understood.ts';
import { move } from '../testing/builders.ts';
import { speak } from '../words.ts';
import { suggestedSearches } from './suggestedSearches.ts';
import { understoodWords } from './understoodWords.ts';

function part(words: string, meaning: UnderstoodPart['meaning'], given: Partial<UnderstoodPart> = {}) {
  return understoodWords({ words, role: 'wanted', meaning, corrected: null, ...given });
}

describe('what was understood', () => {
  it('says a concept in the editor’s language, and what was written where that is something else', () => {
    expect(part('caídas', { kind: 'concept', concept: 'dip' })).toMatchObject({
      text: 'dip',
      written: 'caídas',
    });
    expect(part('Dip', { kind: 'concept', concept: 'dip' })).toMatchObject({ text: 'dip', written: null });
    speak('es', {});
    expect(part('caída', { kind: 'concept', concept: 'dip' })).toMatchObject({
      text: 'caída',
      written: null,
    });
    speak('en', {});
  });

  it('shows a correction, what is excluded and what was not found', () => {
    const name = { kind: 'name', word: 'hammerlock' } as const;
    expect(part('hamerlock', name, { corrected: 'hammerlock' })).toEqual({
      role: 'wanted',
      text: 'hammerlock',
      written: 'hamerlock',
    });
    expect(part('spins', { kind: 'concept', concept: 'spin' }, { role: 'excluded' }).text).toBe(
      'without spin',
    );
    expect(part('asdfgh', { kind: 'name', word: 'asdfgh' }, { role: 'unmatched' }).text).toBe(
      '“asdfgh” not found',
    );
  });

  it('shows ranges with their ends', () => {
    expect(part('130 bpm', { kind: 'tempo', minBpm: 127, maxBpm: 133 }).text).toBe('127–133 bpm');
    expect(part('slow', { kind: 'tempo', minBpm: null, maxBpm: 120 }).text).toBe('up to 120 bpm');
    expect(part('long', { kind: 'length', minSeconds: 12.5, maxSeconds: null }).text).toBe('from 12.5 s');
  });
});

describe('suggested searches', () => {
  it('are of the largest categories, each with a rating that it has', () => {
    const moves = [
      move('body_rolls/a.mp4', { energy: 'low' }),
      move('dips/b.mp4', { energy: 'low', difficulty: 'advanced' }),
      move('dips/c.mp4', { energy: 'high', difficulty: 'advanced' }),
      move('dips/d.mp4', { energy: 'high', difficulty: 'beginner' }),
      move('body_rolls/e.mp4', { energy: 'low', difficulty: 'advanced' }),
    ];
    expect(suggestedSearches(moves)).toEqual(['dips, high energy', 'body rolls, beginner']);
  });

  it('are names alone where nothing is rated', () => {
    const bare = { energy: null, difficulty: null, style: null };
    expect(suggestedSearches([move('dips/a.mp4', bare)])).toEqual(['dips']);
    expect(suggestedSearches([])).toEqual([]);
  });
});
