import { describe, expect, it } from 'vitest';
import { personOf, type Stand } from '../../../../test/pose/couple.ts';
import { APPEARANCE_LENGTH, type SeenPerson } from './appearance.ts';
import { followDancers } from './dancerPaths.ts';

const RED = 40;
const BLUE = -30;

function seen(stand: Stand, colour: number): SeenPerson {
  return { person: personOf(stand), appearance: new Float32Array(APPEARANCE_LENGTH).fill(colour) };
}

/** Of each frame the colour of the first and of the second dancer. */
function coloursOf(frames: readonly (readonly SeenPerson[])[]): readonly (readonly (number | null)[])[] {
  const { assignments } = followDancers(frames, 5);
  return frames.map((people, frame) =>
    [0, 1].map((dancer) => people[assignments[frame * 2 + dancer]]?.appearance[0] ?? null),
  );
}

const FRAMES = Array.from({ length: 40 }, (_, frame) => frame);

describe('followDancers', () => {
  it('keeps two dancers apart who cross, whoever the network names first', () => {
    const frames = FRAMES.map((frame) => {
      const couple = [seen({ x: 120 + frame * 6 }, RED), seen({ x: 360 - frame * 6 }, BLUE)];
      return frame % 3 === 0 ? couple.toReversed() : couple;
    });
    const colours = coloursOf(frames);
    expect(new Set(colours.map(([first]) => first)).size).toBe(1);
    expect(new Set(colours.map(([, second]) => second)).size).toBe(1);
  });

  it('follows movement alone where both wear the same', () => {
    const frames = FRAMES.map((frame) => {
      const couple = [seen({ x: 150 + 20 * Math.sin(frame / 4) }, RED), seen({ x: 330 }, RED)];
      return frame % 2 === 0 ? couple.toReversed() : couple;
    });
    const { assignments } = followDancers(frames, 5);
    const sides = FRAMES.map((frame) => frames[frame][assignments[frame * 2]].person.keypoints[0] < 240);
    expect(new Set(sides).size).toBe(1);
  });

  it('gives a dancer who was hidden for a while their own name back', () => {
    const frames = FRAMES.map((frame) => {
      const hidden = frame > 10 && frame < 20;
      return hidden
        ? [seen({ x: 200 }, RED)]
        : [seen({ x: frame < 15 ? 260 : 140 }, BLUE), seen({ x: 200 }, RED)];
    });
    const colours = coloursOf(frames);
    const blue = colours[0].indexOf(BLUE);
    expect(colours.map((pair) => pair[blue])).toEqual(
      FRAMES.map((frame) => (frame > 10 && frame < 20 ? null : BLUE)),
    );
    expect(new Set(colours.map((pair) => pair[1 - blue]))).toEqual(new Set([RED]));
  });

  it('waits for a couple who comes late and copes with frames without anybody', () => {
    const frames = FRAMES.map((frame) =>
      frame < 8 || frame === 20 ? [] : [seen({ x: 150 }, RED), seen({ x: 300 }, BLUE)],
    );
    const colours = coloursOf(frames);
    expect([colours[0], colours[20]]).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(new Set(colours.filter((_, i) => i >= 8 && i !== 20).map(String)).size).toBe(1);
  });

  it('prefers the couple to a weaker bystander', () => {
    const frames = FRAMES.map(() => [
      seen({ x: 150 }, RED),
      seen({ x: 300 }, BLUE),
      seen({ x: 450, score: 0.3 }, 5),
    ]);
    expect(coloursOf(frames).flat()).not.toContain(5);
  });

  it('counts the frames in which the clothes say otherwise', () => {
    const frames = FRAMES.map((frame) => {
      const exchanged = frame === 12;
      return [seen({ x: 100 }, exchanged ? BLUE : RED), seen({ x: 400 }, exchanged ? RED : BLUE)];
    });
    expect(followDancers(frames, 5).suspectedSwaps).toBe(1);
  });

  it('has nothing to follow in an empty clip', () => {
    expect(followDancers([], 5)).toEqual({ assignments: new Int8Array(0), suspectedSwaps: 0 });
  });
});
