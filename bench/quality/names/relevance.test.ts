import { describe, expect, it } from 'vitest';
import { isTwin, ndcg, relevanceOf, wordsOf } from './relevance.ts';

describe('relevance by file names', () => {
  it('reads the figures out of a category and a name', () => {
    expect([...wordsOf('spin/energetic_doublespin2.mp4')]).toEqual(['spin', 'double']);
    expect([...wordsOf('style/sensual_dip.mp4')]).toEqual(['sidedip']);
  });

  it('is 1 for one name, 0 where no word is shared, and more for rarer words', () => {
    const [twin, rare, common, other] = relevanceOf([
      'spin/spin_hiproll.mp4',
      'spin/spin_hiproll2.mp4',
      'hiproll/hiproll.mp4',
      'spin/spin.mp4',
      'spin/spin_shadow.mp4',
      'golpes/golpes.mp4',
    ])[0].slice(1);
    expect(twin).toBeCloseTo(1);
    expect(rare).toBeGreaterThan(common);
    expect(other).toBeLessThan(common);
    expect(relevanceOf(['a/a.mp4', 'b/b.mp4'])[0][1]).toBe(0);
  });

  it('knows twins by their number', () => {
    expect(isTwin('a/dip.mp4', 'b/dip_2.mp4')).toBe(true);
    expect(isTwin('a/dip.mp4', 'a/dip.mp4')).toBe(false);
    expect(isTwin('a/dip.mp4', 'a/dips.mp4')).toBe(false);
  });

  it('gains less the later a clip comes', () => {
    expect(ndcg([1, 0.5, 0], [0, 0.5, 1])).toBe(1);
    expect(ndcg([0, 1], [1, 0])).toBeCloseTo(1 / Math.log2(3));
    expect(ndcg([0], [0])).toBeNull();
  });
});
