import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SoundPacket, SoundPlacer } from './soundPlacer.ts';

const RATE = 1000;

/** Each sample of the result by the packet it comes from, `.` for silence. */
function placed(packets: readonly SoundPacket[], limit = 100_000): string {
  const placer = new SoundPlacer(RATE, limit);
  return packets
    .map((packet, i) => {
      const { silence, from, to } = placer.place(packet);
      return '.'.repeat(silence) + String.fromCharCode(97 + (i % 26)).repeat(to - from);
    })
    .join('');
}

describe('sound on the presentation’s clock', () => {
  it('stays as it is where its time stamps are but rounded', () => {
    const packets = [0, 103, 196, 309].map((at) => ({ at, samples: 100 }));
    expect(placed(packets)).toHaveLength(400);
    expect(placed(packets)).not.toContain('.');
  });

  it('begins after silence where it begins late, and goes on after silence where it has a gap', () => {
    const sound = placed([
      { at: 20, samples: 10 },
      { at: 30, samples: 10 },
      { at: 80, samples: 10 },
    ]);
    expect(sound).toBe(
      `${'.'.repeat(20)}${'a'.repeat(10)}${'b'.repeat(10)}${'.'.repeat(40)}${'c'.repeat(10)}`,
    );
  });

  it('is heard once where packets overlap', () => {
    const sound = placed([
      { at: -30, samples: 50 },
      { at: 0, samples: 50 },
      { at: 50, samples: 10 },
    ]);
    expect(sound).toBe(`${'a'.repeat(20)}${'b'.repeat(30)}${'c'.repeat(10)}`);
  });

  it('goes on where the time stamps are set back for good', () => {
    const again = Array.from({ length: 100 }, (_, i) => ({ at: i * 100, samples: 100 }));
    const sound = placed([{ at: 0, samples: 60_000 }, ...again]);
    expect(sound.length).toBeGreaterThan(60_000 + 8_800);
  });

  it('does not follow a time stamp beyond the limit', () => {
    expect(placed([{ at: 1e12, samples: 10 }], 500)).toBe('.'.repeat(500));
  });

  it('is never longer than its limit, and each sample is heard where its time stamp says, give or take a slip', () => {
    const packet = fc.record({
      gap: fc.integer({ min: 0, max: 300 }),
      samples: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 30 }), fc.integer({ min: 1, max: 5000 }), (steps, limit) => {
        const placer = new SoundPlacer(RATE, limit);
        let [stamp, end] = [0, 0];
        for (const { gap, samples } of steps) {
          const at = stamp + gap;
          stamp = at + samples;
          const { silence, from, to } = placer.place({ at, samples });
          if (to > from) {
            expect(Math.abs(end + silence - from - at)).toBeLessThanOrEqual(10);
          }
          end += silence + to - from;
          expect(end).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
