import { describe, expect, it } from 'vitest';
import { type Film, PartLoop } from './partLoop.ts';

class Reel implements Film {
  currentTime = 0;
  paused = true;

  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }
}

/** Lets the films that play run on for so long. */
function run(loop: PartLoop, reels: readonly Reel[], seconds: number): void {
  for (let step = 0; step < seconds * 10; step++) {
    for (const reel of reels) {
      reel.currentTime += reel.paused ? 0 : 0.1;
    }
    loop.tick();
  }
}

describe('films that are kept to their parts', () => {
  const [long, short] = [
    { from: 2, to: 4 },
    { from: 1, to: 2 },
  ];

  it('loops one', () => {
    const reel = new Reel();
    const loop = new PartLoop([{ film: reel, part: long }], 'together');
    loop.start();
    expect(reel.currentTime).toBe(2);
    run(loop, [reel], 2.5);
    expect(reel.currentTime).toBeGreaterThan(2.2);
    expect(reel.currentTime).toBeLessThan(2.7);
    expect(reel.paused).toBe(false);
  });

  it('lets the shorter of two wait for the longer, and begins both again at once', () => {
    const reels = [new Reel(), new Reel()];
    const loop = new PartLoop(
      [
        { film: reels[0], part: long },
        { film: reels[1], part: short },
      ],
      'together',
    );
    loop.start();
    run(loop, reels, 1.5);
    expect(reels.map(({ paused }) => paused)).toEqual([false, true]);
    run(loop, reels, 1);
    expect(reels.map(({ paused }) => paused)).toEqual([false, false]);
    expect(reels[0].currentTime - 2).toBeCloseTo(reels[1].currentTime - 1, 5);
  });

  it('plays two in turn', () => {
    const reels = [new Reel(), new Reel()];
    const loop = new PartLoop(
      [
        { film: reels[0], part: long },
        { film: reels[1], part: short },
      ],
      'in-turn',
    );
    loop.start();
    expect(reels.map(({ paused }) => paused)).toEqual([false, true]);
    run(loop, reels, 2.5);
    expect(reels.map(({ paused }) => paused)).toEqual([true, false]);
    run(loop, reels, 1);
    expect(reels.map(({ paused }) => paused)).toEqual([false, true]);
  });

  it('goes on with the one whose turn it is after a pause', () => {
    const reels = [new Reel(), new Reel()];
    const loop = new PartLoop(
      reels.map((film) => ({ film, part: short })),
      'in-turn',
    );
    loop.start();
    run(loop, reels, 1.2);
    loop.pause();
    loop.resume();
    expect(reels.map(({ paused }) => paused)).toEqual([true, false]);
  });
});
