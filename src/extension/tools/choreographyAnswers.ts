import { resolve } from 'node:path';
import { z } from 'zod';
import { timeOfBeat } from '../../choreography/plan/beatTime.ts';
import { PLAN_EXTENSION } from '../../choreography/plan/choreography.ts';
import { freePlanName } from '../../choreography/plan/freePlanName.ts';
import { compromiseWords, reasonsInWords } from '../../choreography/plan/planWords.ts';
import { ENGLISH } from '../../moves/speech.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { WorkspaceLibrary } from '../library/workspaceLibrary.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf } from '../settings.ts';
import { checked } from './checkedInput.ts';

type ToolParts = Pick<Parts, 'engine'>;

const PlanInput = z.object({ song: z.string().min(1), request: z.string().max(10_000).default('') });

const RenderInput = z.object({
  plan: z.string().min(1),
  video: z.string().min(1).optional(),
  overlay: z.boolean().default(false),
});

/** Plans a dance and writes the plan beside the song; a plan that is there already stays. @throws Failure */
export async function planAnswer(
  input: unknown,
  { place, folder }: WorkspaceLibrary,
  { engine }: ToolParts,
  signal: AbortSignal,
) {
  refuseUntrusted();
  const { song, request: words } = checked(PlanInput, input);
  const file = resolve(place.root, song);
  const planFile = freePlanName(file);
  const { request, description, understood } = await engine.understand({ place, words });
  const { plan, moves } = await engine.planChoreography(
    { place, song: file, planFile, request, description, ffmpegPath: ffmpegPathOf(folder) },
    { signal },
  );
  await engine.savePlan({ planFile, plan });
  const start = timeOfBeat(plan.song, plan.blocks[0].startBeat);
  return {
    plan_file: planFile,
    understood,
    tempo_bpm: plan.song.tempoBpm,
    blocks: plan.blocks.map(({ clip, startBeat, beats, reasons }) => ({
      clip_key: clip,
      move_name: moves[clip]?.moveName ?? clip,
      at_seconds: timeOfBeat(plan.song, startBeat) - start,
      beats,
      why: reasons ? reasonsInWords(reasons, ENGLISH) : [],
    })),
    compromises: plan.compromises.map((compromise) => compromiseWords(compromise, ENGLISH)),
  };
}

/** Makes the video of a plan. @throws Failure */
export async function renderAnswer(
  input: unknown,
  { place, folder }: WorkspaceLibrary,
  { engine }: ToolParts,
  signal: AbortSignal,
) {
  refuseUntrusted();
  const { plan, video, overlay } = checked(RenderInput, input);
  const planFile = resolve(place.root, plan);
  const out = resolve(place.root, video ?? planFile.replace(PLAN_EXTENSION, '.mp4'));
  const made = await engine.render({ planFile, out, overlay, ffmpegPath: ffmpegPathOf(folder) }, { signal });
  return { video_file: made.file, duration_s: made.durationSeconds, frames: made.frames };
}
