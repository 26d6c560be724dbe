import { describe, expect, it } from 'vitest';
import { profileOf, sharedDance } from './profile.ts';

describe('the profile of a dance', () => {
  it('is that of bachata where nobody said which dance it is', () => {
    expect(profileOf(null)).toEqual({
      name: 'bachata',
      dance: 'bachata',
      status: 'measured',
      dancers: 2,
      tempo: { slowestBpm: 80, fastestBpm: 190, usualBpm: 128, spreadOctaves: 0.35 },
      phraseBeats: 8,
      bassPattern: [1, -3, 1, 1],
    });
    expect(['', ' ', 'bachata', 'Bachata'].map(profileOf)).toEqual(Array(4).fill(profileOf(null)));
  });

  it.each([
    ['Salsa', 'salsa', 'salsa'],
    ['salsa_on2', 'salsa on2', 'salsa'],
    [' Brazilian  Zouk ', 'zouk', 'zouk'],
    ['WCS', 'west coast swing', 'west coast swing'],
    ['west-coast-swing', 'west coast swing', 'west coast swing'],
    ['Kizomba', 'kizomba', 'kizomba'],
    ['Hip-Hop', 'hip hop', 'solo'],
  ])('is found by %j and calls it %j, one of %s that is not measured', (said, name, dance) => {
    expect(profileOf(said)).toMatchObject({ name, dance, status: 'not measured' });
  });

  it('is that of bachata under its own name where the dance is unknown', () => {
    expect(profileOf(' Forró ')).toEqual({ ...profileOf(null), name: 'Forró', status: 'unknown' });
  });

  it('expects one dancer in a solo only', () => {
    expect(
      ['shines', 'lady styling', 'bachata', 'salsa', 'zouk'].map((dance) => profileOf(dance).dancers),
    ).toEqual([1, 1, 2, 2, 2]);
  });

  it.each(['bachata', 'salsa', 'kizomba', 'zouk', 'west coast swing', 'solo'])(
    'of %s expects a tempo that it looks for, and counts whole bars',
    (dance) => {
      const { tempo, phraseBeats } = profileOf(dance);
      expect(tempo.usualBpm).toBeGreaterThan(tempo.slowestBpm);
      expect(tempo.usualBpm).toBeLessThan(tempo.fastestBpm);
      expect(phraseBeats % 4).toBe(0);
    },
  );
});

describe('the dance that moves share', () => {
  it('is what all of them are, whatever style of it', () => {
    expect(sharedDance(['salsa', 'Salsa on2', 'casino'])).toBe('salsa');
  });

  it.each([
    ['there are none', []],
    ['they differ', ['salsa', 'kizomba']],
    ['of some nobody said', ['salsa', null]],
    ['it is bachata', ['bachata', null, 'bachata sensual']],
    ['it is unknown', ['forró']],
  ])('is left open where %s', (_, dances) => {
    expect(sharedDance(dances)).toBeNull();
  });
});
