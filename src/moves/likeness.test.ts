import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compared, cosineWeights, percentOf, percentOfScore, scoreOf } from './likeness.ts';
import { WEIGHT_PRESETS } from './weights.ts';

const nothing: Compared = { parts: { pose: null, audio: null, text: null }, match: null };
const like = (parts: Partial<Compared['parts']>, similarity: number | null = null): Compared => ({
  parts: { ...nothing.parts, ...parts },
  match: similarity === null ? null : { similarity, where: null },
});
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const weight = fc.double({ min: 0.01, max: 10, noNaN: true });

describe('the score of a move', () => {
  it('is 1 for the same clip, whatever counts', () => {
    fc.assert(
      fc.property(weight, weight, weight, (pose, audio, text) => {
        expect(scoreOf(like({ pose: 1, audio: 1, text: 1 }), { pose, audio, text })).toBeCloseTo(1, 9);
      }),
    );
  });

  it('grows with the cosine and with the match', () => {
    const weights = WEIGHT_PRESETS.movement;
    fc.assert(
      fc.property(cosine, cosine, (pose, similarity) => {
        const score = scoreOf(like({ pose, text: 0.7 }, similarity), weights) ?? 0;
        expect(scoreOf(like({ pose: pose + 0.1, text: 0.7 }, similarity), weights)).toBeGreaterThan(score);
        expect(scoreOf(like({ pose, text: 0.7 }, similarity + 0.1), weights)).toBeGreaterThan(score);
      }),
    );
  });

  it('weighs a match a little more than the cosine', () => {
    const weights = { pose: 1, audio: 0, text: 0 };
    const [byCosine, byMatch] = [like({ pose: 0.109 }, 0), like({ pose: 0 }, 0.1)];
    expect(scoreOf(byCosine, weights)).toBeCloseTo(scoreOf(byMatch, weights) ?? Number.NaN, 9);
  });

  it('goes by the match alone for a part of a clip', () => {
    const weights = { pose: 1, audio: 0, text: 0 };
    expect(scoreOf(like({}, 0.2), weights)).toBeGreaterThan(scoreOf(like({}, 0.1), weights) ?? 1);
  });

  it('takes what is missing for usual, and is none where nothing that counts is there', () => {
    const weights = { pose: 0, audio: 1, text: 1 };
    const usualText = scoreOf(like({ text: 0.9 }), { pose: 0, audio: 0, text: 1 }) ?? 0;
    expect(scoreOf(like({ text: 0.9 }), weights)).toBeLessThan(usualText);
    expect(scoreOf(like({ pose: 0.9 }), weights)).toBeNull();
    expect(scoreOf(nothing, WEIGHT_PRESETS.reference)).toBeNull();
  });

  it('lets one step of a weight count alike for all: a spread of words is narrower than one of music', () => {
    const { pose, audio, text } = cosineWeights({ pose: 1, audio: 1, text: 1 });
    expect(text).toBeGreaterThan(pose);
    expect(pose).toBeGreaterThan(audio);
  });
});

describe('per cent', () => {
  it('are never below 0 nor above 100, and none where a modality is missing', () => {
    fc.assert(
      fc.property(cosine, cosine, cosine, (pose, audio, text) => {
        for (const modality of ['pose', 'audio', 'text'] as const) {
          const percent = percentOf(modality, like({ pose, audio, text }, 0.1)) ?? -1;
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
        }
      }),
    );
    expect(percentOf('audio', like({ pose: 1 }))).toBeNull();
    expect(percentOfScore(-0.36)).toBe(0);
  });

  it('are 100 for the same clip', () => {
    expect(percentOf('pose', like({ pose: 1 }))).toBe(100);
    expect(percentOf('text', like({ text: 1 }))).toBe(100);
  });
});
