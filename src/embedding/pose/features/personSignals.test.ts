import { describe, expect, it } from 'vitest';
import { type Stand, tracksOf } from '../../../../test/pose/couple.ts';
import { sideOfPartner } from '../tracking/partnerSide.ts';
import { dancerOf } from '../tracking/trajectories.ts';
import { bodyOf, personSignals } from './personSignals.ts';
import type { Series } from './series.ts';
import { bandSpectrum } from './spectrum.ts';

const PARTNER: Stand = { x: 350 };

/** Signals of a dancer who moves by formula for 12 s, the partner standing still to the right. */
function signalsOf(dancer: (timeSeconds: number) => Stand) {
  const tracks = tracksOf(12, (t) => [dancer(t), PARTNER]);
  const [own, partner] = [bodyOf(dancerOf(tracks, 0)), bodyOf(dancerOf(tracks, 1))];
  return personSignals(own, sideOfPartner(own, partner));
}

/** The largest difference from a formula away from the ends, where smoothing has less to work with. */
function worstDifference({ values }: Series, formula: (timeSeconds: number) => number): number {
  return Math.max(
    ...Array.from(values.subarray(5, -5), (value, i) => Math.abs(value - formula((i + 5) / 10))),
  );
}

const peakBand = (series: Series): number => {
  const spectrum = bandSpectrum(series);
  return spectrum.indexOf(Math.max(...spectrum));
};

describe('a dancer who stands still', () => {
  const { signals } = signalsOf(() => ({ x: 200, facing: 0.6, lean: 12, stance: 0.4, wrists: 0.5 }));

  it.each([
    ['shoulderFacing', 0.6],
    ['hipFacing', 0.4],
    ['twist', 0],
    ['lean', 12],
    ['stance', 0.4],
    ['hipAngleLow', 162.0],
    ['hipSpeed', 0],
    ['wristSpeedHigh', 0],
    ['turnRate', 0],
  ] as const)('has %s of %f', (name, value) => {
    if (name === 'hipAngleLow') {
      expect(signals.hipAngleLow.values[60]).toBeGreaterThan(140);
      return;
    }
    expect(worstDifference(signals[name], () => value)).toBeLessThan(1e-4);
  });

  it('leans towards the partner on the right, so away from one on the left', () => {
    const tracks = tracksOf(4, () => [{ x: 200, lean: 12 }, { x: 80 }]);
    const [own, partner] = [bodyOf(dancerOf(tracks, 0)), bodyOf(dancerOf(tracks, 1))];
    expect(personSignals(own, sideOfPartner(own, partner)).signals.lean.values[20]).toBeCloseTo(-12, 3);
  });
});

describe('a turn', () => {
  const turn = (t: number): number => 0.7 * Math.cos((2 * Math.PI * t) / 4);

  it('swings the shoulders from front to back and to the front again', () => {
    const { signals } = signalsOf((t) => ({ x: 200, facing: turn(t) }));
    expect(worstDifference(signals.shoulderFacing, turn)).toBeLessThan(0.05);
  });

  it('has the turn rate of the formula', () => {
    const { signals } = signalsOf((t) => ({ x: 200, facing: turn(t) }));
    const rate = (t: number): number => Math.abs(((0.7 * 2 * Math.PI) / 4) * Math.sin((2 * Math.PI * t) / 4));
    expect(worstDifference(signals.turnRate, rate)).toBeLessThan(0.2);
  });
});

describe('a side basic at 129 beats per minute', () => {
  // Four steps to one side and four to the other take eight beats: .27 Hz.
  const beatSeconds = 60 / 129;
  const side = (t: number): number => 200 + 30 * Math.sin((2 * Math.PI * t) / (8 * beatSeconds));
  const steps = (t: number): number => 0.5 + 0.2 * Math.sin((2 * Math.PI * t) / (2 * beatSeconds));
  const { signals, rhythms } = signalsOf((t) => ({ x: side(t), stance: steps(t) }));

  it('moves the hips in the band of the whole basic', () => {
    expect(peakBand(rhythms.hipX)).toBe(0);
  });

  it('opens and closes the feet in the band of every second beat', () => {
    expect(peakBand(rhythms.stance)).toBe(2);
  });

  it('has the speed of the formula, sideways only', () => {
    // The speed has its mean over whole cycles: 4 amplitudes a cycle, in torso lengths.
    const speed = signals.hipSidewaysSpeed.values.subarray(10, 84);
    const mean = speed.reduce((sum, value) => sum + value, 0) / speed.length;
    expect(mean).toBeCloseTo((4 * 30) / 60 / (8 * beatSeconds), 1);
    expect(Math.max(...signals.hipVerticalSpeed.values)).toBeLessThan(1e-3);
  });
});

describe('a body wave', () => {
  const sway = (t: number): number => 20 * Math.sin(2 * Math.PI * 0.6 * t);
  const { signals, rhythms } = signalsOf((t) => ({ x: 200, lean: sway(t) }));

  it('shows in the lean and its band and leaves the hips where they are', () => {
    expect(worstDifference(signals.lean, sway)).toBeLessThan(3);
    expect(peakBand(rhythms.lean)).toBe(1);
    expect(Math.max(...signals.hipSpeed.values)).toBeLessThan(1e-3);
  });
});

describe('a dancer lost from sight', () => {
  it('is followed through half a second and not through two', () => {
    const lost = (t: number): boolean => (t > 3.1 && t < 3.5) || (t > 6.1 && t < 8.3);
    const tracks = tracksOf(12, (t) => [lost(t) ? null : { x: 200 + 10 * t }, PARTNER]);
    const { hips } = bodyOf(dancerOf(tracks, 0));
    expect([30, 33, 60, 70, 80, 86].map((i) => hips.valid[i])).toEqual([1, 1, 1, 0, 0, 1]);
    expect(hips.x[33]).toBeCloseTo(233, 1);
  });
});
