import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Embedding } from '../../moves/move.ts';
import type { AudioQuality } from '../../moves/quality.ts';
import { dot } from '../../moves/vectors.ts';
import { AUDIO_MODEL, analyseMusic } from './embedAudio.ts';
import { bachata, clicks, drone, mixed, pinkNoise, silence, tone, whiteNoise } from './testSounds.ts';

type Embedded = Extract<Embedding<AudioQuality>, { status: 'embedded' }>;

function embedded(samples: Float32Array): Embedded {
  const { embedding } = analyseMusic(samples);
  if (embedding.status !== 'embedded') {
    throw new Error(embedding.reason.because);
  }
  return embedding;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return dot(embedded(a).vector, embedded(b).vector);
}

const music = bachata({ bpm: 128, seconds: 4 });

describe('the vector of a sound', () => {
  it.each([
    ['music', music],
    ['clicks', clicks(120, 3)],
    ['noise', whiteNoise(3)],
    ['a tone', tone(440, 3)],
    ['a drone', drone(3, [110, 165])],
  ])('has 128 components and length 1 for %s', (_, samples) => {
    const { vector, model } = embedded(samples);
    expect(vector).toHaveLength(128);
    expect(dot(vector, vector)).toBeCloseTo(1, 6);
    expect(model).toBe(AUDIO_MODEL);
  });

  it('is the same bytes for the same sound, whatever was heard in between', () => {
    const first = analyseMusic(music);
    analyseMusic(whiteNoise(2));
    expect(analyseMusic(music)).toEqual(first);
  });

  it('does not change with the gain', () => {
    const original = embedded(music).vector;
    fc.assert(
      fc.property(fc.double({ min: -40, max: 0, noNaN: true }), (decibels) => {
        const gain = 10 ** (decibels / 20);
        const quiet = embedded(music.map((sample) => sample * gain)).vector;
        expect(dot(original, quiet)).toBeGreaterThan(0.999999);
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  it('hardly changes when the clip starts a little later', () => {
    const original = embedded(music).vector;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), (skipped) => {
        expect(dot(original, embedded(music.slice(skipped)).vector)).toBeGreaterThan(0.95);
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  it('is nearer to the same song later on, and under noise, than to another song', () => {
    const song = { bpm: 128, seconds: 10 };
    const whole = bachata(song);
    const [first, second] = [whole.slice(0, 5 * 22_050), whole.slice(5 * 22_050)];
    const another = cosine(first, bachata({ bpm: 117, seconds: 5, key: 5 }));
    expect(cosine(first, second)).toBeGreaterThan(another + 0.3);
    expect(cosine(first, mixed(first, whiteNoise(5), 20))).toBeGreaterThan(another + 0.3);
  });

  it('tells songs apart by their key alone, and by their tempo alone', () => {
    expect(cosine(music, bachata({ bpm: 128, seconds: 4, key: 3 }))).toBeLessThan(0.9);
    expect(cosine(music, bachata({ bpm: 112, seconds: 4 }))).toBeLessThan(0.9);
  });
});

describe('a sound that cannot be embedded', () => {
  const loudThenDamaged = whiteNoise(2);
  loudThenDamaged[30_000] = Number.NaN;
  const burst = silence(20);
  burst.set(whiteNoise(0.2), 100_000);

  it.each([
    ['silence', silence(5), 'sound-silent'],
    ['the dither of silence', whiteNoise(5, { amplitude: 3e-5 }), 'sound-silent'],
    ['nothing', new Float32Array(), 'sound-too-short'],
    ['half a second', tone(440, 0.5), 'sound-too-short'],
    ['a burst in silence', burst, 'sound-almost-silent'],
    ['a sample that is no number', loudThenDamaged, 'sound-damaged'],
  ])('is missing with its reason: %s', (_, samples, because) => {
    expect(analyseMusic(samples)).toEqual({
      embedding: { status: 'missing', reason: { because }, model: AUDIO_MODEL },
      tempoBpm: null,
      beats: null,
    });
  });

  it('never gives a number that is not finite', () => {
    const sounds = fc.record({
      silentSeconds: fc.double({ min: 0, max: 1.5, noNaN: true }),
      level: fc.double({ min: -100, max: 20, noNaN: true }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(sounds, ({ silentSeconds, level, seed }) => {
        const samples = whiteNoise(2, { seed, amplitude: 10 ** (level / 20) });
        samples.fill(0, 0, Math.round(silentSeconds * 22_050));
        const { embedding } = analyseMusic(samples);
        expect(embedding.status === 'missing' || embedding.vector.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 12, seed: 1 },
    );
  });
});

describe('the quality of a sound', () => {
  it('is high, with a tempo, for music', () => {
    const { tempoBpm, embedding } = analyseMusic(bachata({ bpm: 128, seconds: 8 }));
    const quality = embedding.status === 'embedded' ? embedding.quality : null;
    expect(tempoBpm).toBeCloseTo(128, 0);
    expect(quality?.onsetStrength).toBeGreaterThan(1);
    expect(quality?.tempoConfidence).toBeGreaterThan(0.9);
    expect(quality?.tempoAlternativeBpm).toBeNull();
  });

  it.each([
    ['white noise', whiteNoise(8)],
    ['pink noise', pinkNoise(8)],
    ['a drone', drone(8, [110, 138.6, 164.8])],
  ])('is low, without a tempo, for %s', (_, samples) => {
    const { tempoBpm, embedding } = analyseMusic(samples);
    expect(tempoBpm).toBeNull();
    expect(embedding.status).toBe('embedded');
    const { quality } = embedded(samples);
    expect(quality?.onsetStrength).toBeLessThan(0.4);
    expect(quality?.tempoConfidence).toBeLessThan(0.3);
  });
});

it('has one and the same vector whatever is danced to the music, and the tempo of the dance', () => {
  const music = bachata({ bpm: 200, seconds: 8 });
  const [unsaid, salsa] = [null, 'salsa'].map((dance) => analyseMusic(music, dance));
  expect([unsaid, salsa].map(({ tempoBpm }) => Math.round(tempoBpm ?? 0))).toEqual([100, 200]);
  expect([unsaid, salsa].map(({ beats }) => (60 / (beats?.secondsPerBeat ?? 0)).toFixed(0))).toEqual([
    '100',
    '200',
  ]);
  const [one, other] = [unsaid, salsa].map(({ embedding }) =>
    embedding.status === 'embedded' ? embedding.vector : null,
  );
  expect(one).not.toBeNull();
  expect(other).toEqual(one);
});
