import { describe, expect, it } from 'vitest';
import { clicks } from '../testSounds.ts';
import { beatGrid } from './beatGrid.ts';
import { onsetStrength } from './onsetStrength.ts';

describe('the beats of a clip', () => {
  it.each([
    [96, 8],
    [128, 12],
    [150, 20],
  ])('lie on the clicks at %i a minute to within 20 ms, to the end of %i seconds', (bpm, seconds) => {
    const { firstSeconds, secondsPerBeat } = beatGrid(onsetStrength(clicks(bpm, seconds)), bpm * 1.003);
    // The clicks begin at .1 s.
    const lastBeat = Math.floor(((seconds - 0.2) * bpm) / 60);
    expect(Math.abs(firstSeconds - 0.1)).toBeLessThan(0.02);
    const last = firstSeconds + lastBeat * secondsPerBeat;
    expect(Math.abs(last - (0.1 + (lastBeat * 60) / bpm))).toBeLessThan(0.02);
  });
});
