import type { Choreography, PlanBlock } from './choreography.ts';

/** Changes that a person makes to a plan. Each gives a plan without gaps that dances the same part of the song. */

/**
 * Takes a block out of its place and puts it where another one stands. Blocks keep their lengths in beats; those
 * between the two places shift.
 */
export function moveBlock(plan: Choreography, from: number, to: number): Choreography {
  const { blocks } = plan;
  if (from === to || !blocks[from] || !blocks[to]) {
    return plan;
  }
  const others = blocks.filter((_, index) => index !== from);
  const reordered = [...others.slice(0, to), blocks[from], ...others.slice(to)];
  const [first, last] = [Math.min(from, to), Math.max(from, to) + 1];
  // What was said of a move held for its section and the move before it.
  const judged = reordered.map((block, index) =>
    index >= first && index <= last ? { ...block, reasons: null } : block,
  );
  return { ...plan, blocks: contiguous(judged, blocks[0].startBeat) };
}

/** Locks a block, so that it stays when the rest is planned again, or unlocks it. */
export function lockBlock(plan: Choreography, index: number, locked: boolean): Choreography {
  return withBlock(plan, index, (block) => ({ ...block, locked }));
}

/** Puts another move in the place of a block, with its own trims; the place and its lock stay. */
export function swapBlock(plan: Choreography, index: number, other: PlanBlock): Choreography {
  const swapped = withBlock(plan, index, ({ startBeat, beats, locked }) => ({
    ...other,
    startBeat,
    beats,
    locked,
  }));
  return withBlock(swapped, index + 1, (next) => ({ ...next, reasons: null }));
}

function withBlock(plan: Choreography, index: number, change: (block: PlanBlock) => PlanBlock): Choreography {
  return { ...plan, blocks: plan.blocks.map((block, i) => (i === index ? change(block) : block)) };
}

function contiguous(blocks: readonly PlanBlock[], startBeat: number): PlanBlock[] {
  let beat = startBeat;
  return blocks.map((block) => {
    const placed = { ...block, startBeat: beat };
    beat += block.beats;
    return placed;
  });
}
