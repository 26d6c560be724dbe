import type { Choreography, PlanBlock } from './choreography.ts';

/**
 * Changes that a person makes to a plan. Each gives a plan without gaps that begins on the same beat; what comes later
 * shifts, and what does not fit into the song any more falls off its end.
 */

/** With fewer beats left of the song a block falls off. */
const FEWEST_BEATS = 4;

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

/** Takes a block out; those after it move up. The last block of all stays. */
export function removeBlock(plan: Choreography, index: number): Choreography {
  const others = plan.blocks.filter((_, i) => i !== index);
  return others.length === 0 ? plan : rearranged(plan, unjudged(others, index));
}

/** Puts a new block before another one. */
export function insertBlock(plan: Choreography, index: number, block: PlanBlock): Choreography {
  const { blocks } = plan;
  const more = [...blocks.slice(0, index), block, ...blocks.slice(index)];
  return rearranged(plan, unjudged(more, index + 1));
}

/** Lets a block last so many beats, at the same pace: its clip is shown to another moment. */
export function resizeBlock(plan: Choreography, index: number, beats: number): Choreography {
  return rearranged(
    plan,
    plan.blocks.map((block, i) => (i === index ? lasting(block, beats) : block)),
  );
}

function lasting(block: PlanBlock, beats: number): PlanBlock {
  const { fromSeconds, toSeconds } = block;
  const seconds = ((toSeconds - fromSeconds) * beats) / block.beats;
  return { ...block, beats, toSeconds: Math.round((fromSeconds + seconds) * 1e4) / 1e4 };
}

/** What was said of a move held for the one before it. */
function unjudged(blocks: readonly PlanBlock[], index: number): PlanBlock[] {
  return blocks.map((block, i) => (i === index ? { ...block, reasons: null } : block));
}

function rearranged(plan: Choreography, blocks: readonly PlanBlock[]): Choreography {
  const end = plan.song.beatTimes.length;
  const placed = contiguous(blocks, plan.blocks[0].startBeat)
    .filter(({ startBeat }, i) => i === 0 || end - startBeat >= FEWEST_BEATS)
    .map((block) => lasting(block, Math.min(block.beats, end - block.startBeat)));
  return { ...plan, blocks: placed };
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
