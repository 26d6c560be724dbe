import { basename, extname, resolve } from 'node:path';
import { timeOfBeat } from '../../choreography/plan/beatTime.ts';
import {
  type Choreography,
  PLAN_VERSION,
  PlanRequest,
  type PlanSong,
} from '../../choreography/plan/choreography.ts';
import { type PlannedDance, planDance } from '../../choreography/planner/planDance.ts';
import { DEFAULT_PLANNER_WEIGHTS } from '../../choreography/planner/planParts.ts';
import { sharedDance } from '../../moves/dances/profile.ts';
import { checkWritable } from '../../store/checkWritable.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { checkPlanName, pathInPlan } from './planFiles.ts';
import { plannedChoreography } from './plannedChoreography.ts';
import { plannerLibrary } from './plannerLibrary.ts';

/** The sound comes in where a song is begun within, and goes out where it is left. */
const FADE_IN_SECONDS = 0.5;
const FADE_OUT_SECONDS = 3;
/** A song that is over by then has an end of its own. */
const OWN_END_SECONDS = 4;

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

function fadesOf(
  song: PlanSong,
  { span }: PlannedDance,
): Pick<Choreography, 'fadeInSeconds' | 'fadeOutSeconds'> {
  const [from, to] = [timeOfBeat(song, span.startBeat), timeOfBeat(song, span.endBeat)];
  const isLeft = song.durationSeconds - to > OWN_END_SECONDS;
  return {
    fadeInSeconds: Math.min(FADE_IN_SECONDS, from),
    fadeOutSeconds: Math.min(isLeft ? FADE_OUT_SECONDS : FADE_IN_SECONDS, (to - from) / 4),
  };
}
