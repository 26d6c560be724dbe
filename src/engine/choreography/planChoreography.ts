import { basename, extname, resolve } from 'node:path';
import { PLAN_VERSION, PlanRequest } from '../../choreography/plan/choreography.ts';
import { planDance } from '../../choreography/planner/planDance.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../../choreography/planner/planParts.ts';
import { sharedDance } from '../../moves/dances/profile.ts';
import { checkWritable } from '../../store/checkWritable.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { checkPlanName, pathInPlan } from './planFiles.ts';
import { fadesOf, plannedChoreography } from './plannedChoreography.ts';
import { plannerLibrary } from './plannerLibrary.ts';

export const planChoreography: EngineHandler<'planChoreography'> = async (
  { place, song, planFile, request, description, weights, ffmpegPath },
  context,
  call,
) => {
  checkPlanName(planFile);
  await checkWritable(planFile);
  const library = await plannerLibrary(context, place, description);
  const songFile = resolve(place.root, song);
  const dance = sharedDance(library.moves.map(({ metadata }) => metadata.dance));
  const analysis = await context.songs.analyse(songFile, dance, ffmpegPath, call);
  call.onProgress?.({ step: 'planning' });
  const wishes = wholeRequest(request);
  const planned = planDance({
    song: analysis,
    moves: library.moves,
    request: wishes,
    weights: weights ?? DEFAULT_PLANNER_WEIGHTS,
    locked: [],
  });
  const planSong = { path: pathInPlan(planFile, songFile), ...analysis.facts };
  return plannedChoreography(library.moves, planned, {
    version: PLAN_VERSION,
    name: basename(songFile, extname(songFile)),
    clipFolder: pathInPlan(planFile, library.clipFolder),
    song: planSong,
    request: wishes,
    ...fadesOf(planSong, planned),
  });
};

const ANYTHING: PlanRequest = {
  words: null,
  durationSeconds: null,
  difficulty: [],
  energy: [],
  style: [],
  category: [],
  excluded: [],
  opening: null,
  ending: null,
  seed: 0,
};

/** A request with what it leaves out. */
function wholeRequest(request: Partial<Record<keyof PlanRequest, unknown>>): PlanRequest {
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  return PlanRequest.parse({ ...ANYTHING, ...Object.fromEntries(given) });
}
