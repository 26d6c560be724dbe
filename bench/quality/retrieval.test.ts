import { describe, expect, it } from 'vitest';
import { cosinesToOriginal, foundFirst } from './alteredFigures.ts';
import type { Measured } from './measureClip.ts';
import { type AskingClip, answersByClip, type Labels, retrievalFigures } from './retrieval.ts';
import { shippedSpace } from './vectorSpaces.ts';

type Plane = AskingClip<number>;

/** A vector in the plane: equal directions are equal clips. */
function at(degrees: number | null): Measured<number> {
  return degrees === null
    ? { status: 'missing', reason: 'nobody moves' }
    : {
        status: 'embedded',
        vector: Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)),
        features: degrees,
      };
}

function clip(key: string, degrees: number | null, song: number | null = null): Plane {
  return { key, category: key.split('/')[0], song, measured: at(degrees), space: shippedSpace };
}

const sameCategory = (one: Labels, other: Labels) => one.category === other.category;
const sameSong = (one: Labels, other: Labels) => one.song !== null && one.song === other.song;
const never = () => false;

describe('leave-one-out retrieval', () => {
  const clips = [
    clip('a/1', 0, 1),
    clip('a/2', 10, 1),
    clip('a/3', 40, 2),
    clip('b/1', 20, 3),
    clip('b/2', 90, 3),
  ];

  it('ranks all other clips by their cosine', () => {
    const answers = answersByClip(clips, { isWanted: sameCategory, isExcluded: never });
    expect(answers.get('a/1')?.hits).toEqual([true, false, true, false]);
    expect(answers.get('b/1')?.hits).toEqual([false, false, false, true]);
  });

  it('takes excluded neighbours out before it ranks', () => {
    const answers = answersByClip(clips, { isWanted: sameCategory, isExcluded: sameSong });
    expect(answers.get('a/1')?.hits).toEqual([false, true, false]);
  });

  it('leaves out a clip for which nothing is wanted', () => {
    const answers = answersByClip(clips, { isWanted: sameCategory, isExcluded: sameSong });
    expect([...answers.keys()]).toEqual(['a/1', 'a/2', 'a/3']);
  });

  it('keeps a clip without a vector, as one that finds nothing', () => {
    const withMissing = [...clips, clip('a/4', null)];
    const answers = answersByClip(withMissing, { isWanted: sameCategory, isExcluded: never });
    expect(answers.get('a/4')?.hits).toEqual([]);
    expect(answers.get('a/1')).toMatchObject({ wanted: 3, others: 5 });
    expect(answers.get('a/1')?.hits).toHaveLength(4);
  });

  it('sums up one value a clip', () => {
    const question = { isWanted: sameCategory, isExcluded: never, id: 'pose', name: 'pose' };
    const [first, average] = retrievalFigures(
      clips,
      question,
      ['precision1', 'meanAveragePrecision'],
      'shipped',
    );
    expect(first.byClip).toEqual({ 'a/1': 1, 'a/2': 1, 'a/3': 0, 'b/1': 0, 'b/2': 0 });
    expect(average.byClip['a/1']).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(first.chance).toBeCloseTo((3 * (2 / 4) + 2 * (1 / 4)) / 5, 12);
    expect(average.byClip['b/2']).toBeCloseTo(1 / 2, 12);
  });
});

describe('altered copies', () => {
  const clips = [clip('a/1', 0), clip('a/2', 20), clip('b/1', 90)];
  const copies = new Map([
    ['a/1', at(4)],
    ['a/2', at(8)],
    ['b/1', at(null)],
  ]);
  const altered = { id: 'altered', name: 'altered', copies };

  it('find their original, find another clip first, or find nothing', () => {
    expect(foundFirst(clips, altered, 'shipped').byClip).toEqual({ 'a/1': 1, 'a/2': 0, 'b/1': 0 });
  });

  it('have a cosine to their original where both have a vector', () => {
    const [mean, largest] = cosinesToOriginal(clips, altered, 'shipped');
    expect(Object.keys(mean.byClip)).toEqual(['a/1', 'a/2']);
    expect(mean.byClip['a/2']).toBeCloseTo(Math.cos((12 * Math.PI) / 180), 6);
    expect(largest.summary).toBe('largest');
  });
});
