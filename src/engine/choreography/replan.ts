import { planDance } from '../../choreography/planner/planDance.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../../choreography/planner/planParts.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { fadesOf, plannedChoreography, spanOf } from './plannedChoreography.ts';
import { plannerLibrary } from './plannerLibrary.ts';

export const replan: EngineHandler<'replan'> = async (
  { place, planFile, plan, seed, keepsPart, description, weights, ffmpegPath },
  context,
  call,
) => {
  const { moves } = await plannerLibrary(context, place, description);
  const song = await context.songs.ofPlan(planFile, plan, ffmpegPath, call);
  call.onProgress?.({ step: 'planning' });
  const request = { ...plan.request, ...(seed === undefined ? {} : { seed }) };
  const dance = planDance({
    song,
    moves,
    request,
    weights: weights ?? DEFAULT_PLANNER_WEIGHTS,
    locked: plan.blocks.filter(({ locked }) => locked),
    span: keepsPart ? spanOf(plan) : undefined,
  });
  const fades = keepsPart ? {} : fadesOf(plan.song, dance);
  return plannedChoreography(moves, dance, { ...plan, request, ...fades });
};
