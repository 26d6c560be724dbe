import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../moves/dances/profile.ts';
import { bachata, clicks, drone, mixed, pinkNoise, silence, tone, whiteNoise } from '../testSounds.ts';
import { onsetStrength } from './onsetStrength.ts';
import { pulseCorrelation } from './pulse.ts';
import { CREDIBLE_CONFIDENCE, estimateTempo, type TempoEstimate } from './tempo.ts';

function tempoOf(samples: Float32Array, dance: string | null = null): TempoEstimate | null {
  return estimateTempo(pulseCorrelation(onsetStrength(samples)), profileOf(dance).tempo);
}

function errorOf(samples: Float32Array, bpm: number, dance: string | null = null): number {
  return Math.abs((tempoOf(samples, dance)?.bpm ?? 0) / bpm - 1);
}

describe('estimateTempo', () => {
  it.each([96, 117.5, 132.7, 171])('tells clicks at %f a minute to a part in a thousand', (bpm) => {
    expect(errorOf(clicks(bpm, 8), bpm)).toBeLessThan(0.001);
  });

  it.each([100, 113.7, 131, 144.9])(
    'tells a bachata at %f beats per minute to a part in five hundred',
    (bpm) => {
      expect(errorOf(bachata({ bpm, seconds: 8 }), bpm)).toBeLessThan(0.002);
    },
  );

  it.each([168, 181])('does not take %i beats per minute for two thirds of it', (bpm) => {
    expect(errorOf(bachata({ bpm, seconds: 6 }), bpm)).toBeLessThan(0.002);
  });

  it('tells it under noise as loud as the music', () => {
    const samples = bachata({ bpm: 127.4, seconds: 10 });
    expect(errorOf(mixed(samples, pinkNoise(10), 0), 127.4)).toBeLessThan(0.002);
  });

  it('is sure of a bachata and of clicks', () => {
    expect(tempoOf(bachata({ bpm: 127 }))?.confidence).toBeGreaterThan(0.9);
    expect(tempoOf(clicks(127, 10))?.confidence).toBeGreaterThan(0.9);
  });

  it.each([
    ['white noise', whiteNoise(10)],
    ['pink noise', pinkNoise(10)],
    ['a tone', tone(440, 10)],
    ['a drone', drone(10, [110, 138.6, 164.8])],
    ['silence', silence(10)],
  ])('believes in no tempo of %s', (_, samples) => {
    expect(tempoOf(samples)?.confidence ?? 0).toBeLessThan(CREDIBLE_CONFIDENCE);
  });

  it('believes in no tempo of two seconds of music, and believes longer music more', () => {
    const music = bachata({ bpm: 127 });
    const confidences = [2, 4, 8].map(
      (seconds) => tempoOf(music.slice(0, seconds * 22_050))?.confidence ?? 0,
    );
    expect(confidences[0]).toBeLessThan(CREDIBLE_CONFIDENCE);
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  });

  it('mentions half the tempo of clicks so fast that either may be danced', () => {
    const tempo = tempoOf(clicks(178, 10));
    expect([tempo?.bpm, tempo?.alternativeBpm].map((bpm) => Math.round(bpm ?? 0)).sort()).toEqual([178, 89]);
  });

  it('mentions no other tempo for usual music', () => {
    expect(tempoOf(bachata({ bpm: 128 }))?.alternativeBpm).toBeNull();
  });

  it.each([
    ['salsa', 200, 100],
    ['kizomba', 75, 150],
    ['zouk', 72, 144],
    ['west coast swing', 76, 152],
  ])(
    'counts music for %s at %i a minute, which is %i where nobody says what is danced',
    (dance, bpm, unsaid) => {
      const music = bachata({ bpm, seconds: 10 });
      expect(errorOf(music, bpm, dance)).toBeLessThan(0.001);
      expect(errorOf(music, unsaid)).toBeLessThan(0.001);
    },
  );

  it('hears music of which nobody said, or that is danced alone or to an unknown dance, as a bachata', () => {
    const music = bachata({ bpm: 113.7, seconds: 8 });
    const found = tempoOf(music);
    expect(found).toEqual({ bpm: 113.69308072661896, confidence: 1, alternativeBpm: null });
    expect(['bachata', 'shines', 'forró'].map((dance) => tempoOf(music, dance))).toEqual([
      found,
      found,
      found,
    ]);
  });
});
