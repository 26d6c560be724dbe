import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { PLAN_EXTENSION } from '../choreography/plan/choreography.ts';
import { freePlanName } from '../choreography/plan/freePlanName.ts';
import { CHOREOGRAPHY_METHODS } from '../engine/contract/choreography.ts';
import { Failure } from '../shared/failure.ts';
import { isWithin } from '../shared/paths.ts';
import { planJson } from './json/planJson.ts';
import { renderedJson } from './json/renderedJson.ts';
import { type ToolContext, tool } from './tool.ts';

const PLAN = CHOREOGRAPHY_METHODS.planChoreography.request.shape;
const UNDERSTAND = CHOREOGRAPHY_METHODS.understand.request.shape;
const RENDER = CHOREOGRAPHY_METHODS.render.request.shape;

/** What can be made of a move library. */
export const CHOREOGRAPHY_TOOLS = {
  plan: tool({
    title: 'Plan a choreography',
    description:
      'Plans a choreography from the move library to a song. Where files may be written, the plan is written beside the song to a new file whose name ends in .choreography.json. Gives the file, the blocks with their moves and times, and where the plan had to compromise.',
    input: z.object({
      song: PLAN.song.describe("The song's file, absolute or relative to the library's folder."),
      request: UNDERSTAND.words
        .default('')
        .describe(
          "What kind of dance in plain English or Spanish, such as 'a two-minute romantic beginner dance that ends gently'.",
        ),
    }),
    effect: 'adds',
    answer: async ({ song, request: words }, { engine, place, mayWrite, ffmpegPath }, signal) => {
      const file = resolve(place.root, song);
      // Beside the song, but never outside the library's folder.
      const folder = isWithin(place.root, file) ? dirname(file) : place.root;
      const planFile = freePlanName(file, folder);
      const understood = await engine.understand({ place, words });
      const { request, description } = understood;
      const planned = await engine.planChoreography(
        { place, song: file, planFile, request, description, ffmpegPath },
        { signal },
      );
      if (mayWrite) {
        await engine.savePlan({ planFile, plan: planned.plan });
      }
      return planJson(mayWrite ? planFile : null, understood, planned);
    },
  }),
  render: tool({
    title: 'Render a choreography',
    description:
      "Renders the video of a planned choreography, with the song's sound and its cuts on the beats. May take minutes.",
    input: z.object({
      plan: RENDER.planFile.describe(
        "The plan's file, which ends in .choreography.json, absolute or relative to the library's folder.",
      ),
      video: RENDER.out
        .optional()
        .describe("The video to write, an .mp4 in the library's folder; beside the plan by default."),
      overlay: RENDER.overlay.describe(
        "Whether the moves' names and the counts are written over the picture.",
      ),
    }),
    effect: 'writes',
    answer: async ({ plan, video, overlay }, context, signal) => {
      const { engine, place, ffmpegPath } = context;
      const planFile = resolve(place.root, plan);
      const out = resolve(place.root, video ?? planFile.replace(PLAN_EXTENSION, '.mp4'));
      refuseOutside(out, context);
      return renderedJson(await engine.render({ planFile, out, overlay, ffmpegPath }, { signal }));
    },
  }),
};

/** A language model may have been told by a file what to write where. @throws Failure `bad-request` */
function refuseOutside(path: string, { place }: ToolContext): void {
  if (!isWithin(place.root, path)) {
    throw new Failure('bad-request', `${path} lies outside the folder ${place.root}.`, {
      remedy: 'Name a file in that folder.',
    });
  }
}
