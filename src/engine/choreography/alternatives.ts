import { rankAlternatives } from '../../choreography/planner/alternatives.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../../choreography/planner/planParts.ts';
import { Failure } from '../../shared/failure.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { spanOf } from './plannedChoreography.ts';
import { plannerLibrary } from './plannerLibrary.ts';

/** @throws Failure `bad-request` where the plan has no such block */
export const alternatives: EngineHandler<'alternatives'> = async (
  { place, planFile, plan, block, clip, k, ffmpegPath },
  context,
  call,
) => {
  if (block >= plan.blocks.length) {
    throw new Failure(
      'bad-request',
      `The plan has ${plan.blocks.length} blocks and none with number ${block}.`,
    );
  }
  const { moves } = await plannerLibrary(context, place, '');
  const song = await context.songs.ofPlan(planFile, plan, ffmpegPath, call);
  return rankAlternatives({
    song,
    moves,
    plan,
    span: spanOf(plan),
    block,
    clip,
    weights: DEFAULT_PLANNER_WEIGHTS,
  }).slice(0, k);
};
