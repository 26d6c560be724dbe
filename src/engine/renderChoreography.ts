import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { Choreography } from '../choreography/plan/choreography.ts';
import { parsePlan } from '../choreography/plan/parsePlan.ts';
import type { RenderedVideo, RenderProgress, RenderSources } from '../choreography/render/renderOptions.ts';
import { renderVideo } from '../choreography/render/renderVideo.ts';
import { decodeUtf8, readBounded } from '../library/textFile.ts';
import { findFfmpeg } from '../media/findFfmpeg.ts';
import { Failure } from '../moves/failure.ts';
import type { Call } from '../rpc/procedures.ts';
import { fileIn, songFileOf } from './planFiles.ts';
import type { RenderRequest } from './requests.ts';

type Request = z.infer<typeof RenderRequest>;

/** The longest plan that is read: a song of an hour in short blocks has a tenth of it. */
const MAX_PLAN_BYTES = 32 * 2 ** 20;

/** Reads a plan's file, finds its clips and its song, and makes the video. */
export async function renderChoreography(
  request: Request,
  call: Call<RenderProgress>,
): Promise<RenderedVideo> {
  const { planFile, out, width, height, ffmpegPath, ...options } = request;
  const plan = await readPlanFile(planFile);
  const tools = await findFfmpeg({ setting: ffmpegPath });
  const sources = await sourcesOf(plan, planFile, call.signal);
  return renderVideo(tools, plan, sources, out, { canvas: { width, height }, ...options }, call);
}

async function readPlanFile(file: string): Promise<Choreography> {
  const bytes = await readBounded(file, MAX_PLAN_BYTES, 'bad-plan');
  try {
    return parsePlan(decodeUtf8(bytes), file);
  } catch (error) {
    throw error instanceof TypeError
      ? new Failure('bad-plan', `The plan ${file} is no text in UTF-8.`, {
          remedy: 'Save it as UTF-8, or plan the song again.',
          cause: error,
        })
      : error;
  }
}

async function sourcesOf(
  plan: Choreography,
  planFile: string,
  signal: AbortSignal | undefined,
): Promise<RenderSources> {
  const song = await songFileOf(planFile, plan.song, signal);
  const folder = resolve(dirname(planFile), plan.clipFolder);
  const clips: string[] = [];
  for (const [index, { clip }] of plan.blocks.entries()) {
    const file = await fileIn(folder, clip);
    if (file === null) {
      throw new Failure('unknown-clip', `blocks[${index}].clip: ${clip} is not in ${folder}.`, {
        remedy: 'Put it back, take another move in its place, or plan again.',
      });
    }
    clips.push(file);
  }
  return { song, clips };
}
