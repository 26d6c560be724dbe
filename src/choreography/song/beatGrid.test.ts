import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onsetLevels } from '../../embedding/audio/rhythm/onsetStrength.ts';
import type { FrameTable } from '../../embedding/audio/spectrum/frameTable.ts';
import { clicks } from '../../embedding/audio/testSounds.ts';
import { SAMPLE_RATE } from '../../media/frames/frame.ts';
import { profileOf } from '../../moves/dances/profile.ts';
import { seededRandom } from '../../shared/seededRandom.ts';
import { beatGrid } from './beatGrid.ts';

const { tempo } = profileOf(null);
const FRAMES_PER_SECOND = SAMPLE_RATE / 128;
/** Levels fall by so much in a frame, in dB, as far as the noise. */
const DECAY = 1;
const FLOOR = -60;

/** What is heard for some seconds: strokes at a tempo, at random, or nothing. */
const anyPart = fc.record({
  seconds: fc.integer({ min: 1, max: 25 }),
  bpm: fc.integer({ min: 40, max: 260 }),
  kind: fc.constantFrom('steady', 'random', 'silent'),
});

/** The levels of a song of such parts, in one band, with their length in seconds. */
function levelsOf(
  parts: readonly (typeof anyPart extends fc.Arbitrary<infer T> ? T : never)[],
  seed: number,
) {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (const { seconds, bpm, kind } of parts) {
    let untilStroke = 0;
    for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
      const isStroke = kind !== 'silent' && untilStroke-- <= 0;
      if (isStroke) {
        untilStroke = (60 / bpm) * FRAMES_PER_SECOND * (kind === 'random' ? 2 * random() : 1);
      }
      values.push(isStroke ? -6 * random() : Math.max(FLOOR, (values.at(-1) ?? FLOOR) - DECAY));
    }
  }
  const table: FrameTable = { frames: values.length, columns: 1, values: Float32Array.from(values) };
  return { table, seconds: values.length / FRAMES_PER_SECOND };
}

describe('the beats of a song', () => {
  it('are found from the very start where it begins on a beat', () => {
    const samples = clicks(120, 24).subarray(Math.round(0.1 * SAMPLE_RATE));
    const times = beatGrid(onsetLevels(samples), { from: 0, to: 23.9 }, tempo) ?? [];
    expect(times[0]).toBeLessThan(0.03);
    expect(times[1]).toBeCloseTo(0.5, 1);
  });

  it('ascend within the song, whatever it does: other tempos, strokes at random, silence', () => {
    fc.assert(
      fc.property(
        fc.array(anyPart, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(null, 'salsa', 'kizomba', 'zouk'),
        (parts, seed, dance) => {
          const { table, seconds } = levelsOf(parts, seed);
          const times = beatGrid(table, { from: 0, to: seconds }, profileOf(dance).tempo) ?? [];
          expect(times.every((time, i) => time >= 0 && time > (times[i - 1] ?? -1))).toBe(true);
          expect(times.at(-1) ?? 0).toBeLessThanOrEqual(seconds + 0.02);
        },
      ),
      { numRuns: 12 },
    );
  });
});
