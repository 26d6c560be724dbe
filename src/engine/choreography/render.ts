import type { Choreography } from '../../choreography/plan/choreography.ts';
import type { RenderSources } from '../../choreography/render/renderOptions.ts';
import { renderVideo } from '../../choreography/render/renderVideo.ts';
import { findFfmpeg } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../shared/failure.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { locateClips, readPlan, songFileOf } from './planFiles.ts';

/** Reads a plan's file, finds its clips and its song, and makes the video. */
export const render: EngineHandler<'render'> = async (
  { planFile, out, width, height, ffmpegPath, ...options },
  _context,
  call,
) => {
  const plan = await readPlan(planFile);
  const tools = await findFfmpeg({ setting: ffmpegPath });
  const sources = await sourcesOf(plan, planFile, call.signal);
  return renderVideo(tools, plan, sources, out, { canvas: { width, height }, ...options }, call);
};

async function sourcesOf(
  plan: Choreography,
  planFile: string,
  signal: AbortSignal | undefined,
): Promise<RenderSources> {
  const song = await songFileOf(planFile, plan.song, signal);
  const clips = (await locateClips(planFile, plan)).map((located) => {
    if (located.file === null) {
      throw new Failure('unknown-clip', `${located.problem}.`, {
        remedy: 'Put it back, take another move in its place, or plan again.',
      });
    }
    return located.file;
  });
  return { song, clips };
}
