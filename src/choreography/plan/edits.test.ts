import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choreography, PlanBlock } from './choreography.ts';
import { insertBlock, lockBlock, moveBlock, removeBlock, resizeBlock, swapBlock } from './edits.ts';
import { planProblems } from './planProblems.ts';

const reasons = { fit: 0.5, flow: 0.5, variety: 1, why: [] };

const plans = fc
  .tuple(
    fc.integer({ min: 0, max: 7 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 16 }), fc.boolean()), { minLength: 1, maxLength: 20 }),
  )
  .map(([startBeat, sketches]): Choreography => {
    let beat = startBeat;
    const blocks = sketches.map(([beats, locked], index): PlanBlock => {
      const at = beat;
      beat += beats;
      return {
        ...{ clip: `basic/${index}.mp4`, startBeat: at, beats, fromSeconds: index, toSeconds: index + 4 },
        ...{ crossfadeSeconds: 0, locked, reasons },
      };
    });
    const beatTimes = Array.from({ length: beat + 2 }, (_, index) => index / 2);
    return {
      ...{ version: 1, name: 'dance', clipFolder: 'clips', fadeInSeconds: 0, fadeOutSeconds: 0 },
      song: {
        ...{
          path: 'song.mp3',
          contentHash: '0'.repeat(64),
          durationSeconds: beatTimes.length,
          tempoBpm: 120,
        },
        ...{ beatTimes, firstPhraseBeat: 0 },
        sections: [{ startBeat: 0, endBeat: beatTimes.length, energy: 0.5, label: null }],
      },
      request: {
        ...{ words: null, durationSeconds: null, difficulty: [], energy: [], style: [], category: [] },
        ...{ excluded: [], opening: null, ending: null, seed: 0 },
      },
      blocks,
      compromises: [],
    };
  });

const plansWithTwoPlaces = plans.chain((plan) => {
  const place = fc.nat({ max: plan.blocks.length - 1 });
  return fc.tuple(fc.constant(plan), place, place);
});

describe('moving a block', () => {
  it('leaves no gap, loses no move, and dances the same part of the song', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, from, to]) => {
        const moved = moveBlock(plan, from, to);
        expect(planProblems(moved)).toEqual([]);
        expect(moved.blocks.map(({ clip }) => clip).sort()).toEqual(
          plan.blocks.map(({ clip }) => clip).sort(),
        );
        const end = ({ blocks }: Choreography) =>
          blocks[blocks.length - 1].startBeat + blocks[blocks.length - 1].beats;
        expect([moved.blocks[0].startBeat, end(moved)]).toEqual([plan.blocks[0].startBeat, end(plan)]);
        expect(moved.blocks[to].clip).toBe(plan.blocks[from].clip);
      }),
    );
  });

  it('is undone by moving it back, but for what was said of the moves between', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, from, to]) => {
        const back = moveBlock(moveBlock(plan, from, to), to, from);
        const bare = ({ blocks }: Choreography) => blocks.map(({ reasons: _, ...block }) => block);
        expect(bare(back)).toEqual(bare(plan));
      }),
    );
  });

  it('says nothing any more of moves that follow another one than before', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, from, to]) => {
        const moved = moveBlock(plan, from, to);
        const before = new Map(plan.blocks.map(({ clip }, i) => [clip, plan.blocks[i - 1]?.clip]));
        for (const [i, block] of moved.blocks.entries()) {
          if (before.get(block.clip) !== moved.blocks[i - 1]?.clip) {
            expect(block.reasons).toBeNull();
          }
        }
      }),
    );
  });
});

describe('swapping a block', () => {
  it('keeps its place, its length and its lock, and takes the other clip with its trims', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, place]) => {
        const other: PlanBlock = {
          ...{ clip: 'spin/other.mp4', startBeat: 0, beats: 3, fromSeconds: 1, toSeconds: 2 },
          ...{ crossfadeSeconds: 0.2, locked: false, reasons },
        };
        const { startBeat, beats, locked } = plan.blocks[place];
        const swapped = swapBlock(plan, place, other);
        expect(planProblems(swapped)).toEqual([]);
        expect(swapped.blocks[place]).toEqual({ ...other, startBeat, beats, locked });
        expect(swapped.blocks[place + 1]?.reasons ?? null).toBeNull();
      }),
    );
  });
});

describe('deleting, inserting and resizing blocks', () => {
  const clips = ({ blocks }: Choreography) => blocks.map(({ clip }) => clip);
  const other: PlanBlock = {
    ...{ clip: 'spin/other.mp4', startBeat: 0, beats: 8, fromSeconds: 1, toSeconds: 5 },
    ...{ crossfadeSeconds: 0, locked: false, reasons },
  };

  it('leave no gap, begin on the same beat, and stay within the song', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, fc.integer({ min: 1, max: 40 }), ([plan, place], beats) => {
        for (const changed of [
          removeBlock(plan, place),
          insertBlock(plan, place, other),
          resizeBlock(plan, place, beats),
        ]) {
          expect(planProblems(changed)).toEqual([]);
          expect(changed.blocks[0].startBeat).toBe(plan.blocks[0].startBeat);
        }
      }),
    );
  });

  it('delete the one block and no other, but not the last of all', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, place]) => {
        const others = clips(plan).filter((_, i) => i !== place);
        expect(clips(removeBlock(plan, place))).toEqual(others.length === 0 ? clips(plan) : others);
      }),
    );
  });

  it('insert before a block, and shift the rest to the end of the song', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, place]) => {
        const inserted = insertBlock(plan, place, other);
        const [all, kept] = [[...clips(plan)], clips(inserted)];
        all.splice(place, 0, other.clip);
        expect(kept).toEqual(all.slice(0, kept.length));
        expect(removeBlock(inserted, place).blocks.slice(0, place)).toEqual(plan.blocks.slice(0, place));
      }),
    );
  });

  it('show as much more or less of the clip as the block has beats', () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 3 });
    const [{ beats, fromSeconds, toSeconds }] = plan.blocks;
    const longer = {
      ...plan,
      song: { ...plan.song, beatTimes: Array.from({ length: 600 }, (_, i) => i / 2) },
    };
    const [block] = resizeBlock(longer, 0, 2 * beats).blocks;
    expect(block.toSeconds - block.fromSeconds).toBeCloseTo(2 * (toSeconds - fromSeconds), 3);
    expect(block).toMatchObject({ beats: 2 * beats, fromSeconds });
  });
});

describe('locking a block', () => {
  it('changes nothing else', () => {
    fc.assert(
      fc.property(plansWithTwoPlaces, ([plan, place]) => {
        const locked = lockBlock(plan, place, true);
        expect(locked.blocks[place].locked).toBe(true);
        expect(lockBlock(locked, place, plan.blocks[place].locked)).toEqual(plan);
      }),
    );
  });
});
