import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { Choreography } from '../choreography/plan/choreography.ts';
import { parsePlan } from '../choreography/plan/parsePlan.ts';
import type { RenderedVideo, RenderProgress, RenderSources } from '../choreography/render/renderOptions.ts';
import { renderVideo } from '../choreography/render/renderVideo.ts';
import { isWithin } from '../library/paths.ts';
import { decodeUtf8, readBounded } from '../library/textFile.ts';
import { contentHash } from '../media/contentHash.ts';
import { findFfmpeg } from '../media/findFfmpeg.ts';
import { Failure } from '../moves/failure.ts';
import type { Call } from '../rpc/procedures.ts';
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
  const sources = await sourcesOf(plan, dirname(planFile), call.signal);
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
  { song, clipFolder, blocks }: Choreography,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<RenderSources> {
  const clips = resolve(folder, clipFolder);
  const files = blocks.map(({ clip }) => resolve(clips, clip));
  const stray = files.findIndex((file) => !isWithin(clips, file));
  if (stray >= 0) {
    throw new Failure('bad-plan', `blocks[${stray}].clip leaves the clip folder.`, {
      remedy: 'Name a clip inside the clip folder.',
    });
  }
  const songFile = resolve(folder, song.path);
  const hash = await contentHash(songFile, signal ? { signal } : {}).catch((error: unknown) => {
    throw new Failure('bad-request', `The song ${songFile} cannot be read.`, {
      remedy: 'Put it back where it was, or plan again with another.',
      cause: error,
    });
  });
  if (hash !== song.contentHash) {
    throw new Failure(
      'bad-request',
      `${songFile} is not the song that was planned for: its content differs.`,
      {
        remedy: 'Put the song back, or plan again: the beats of another song lie elsewhere.',
      },
    );
  }
  return { song: songFile, clips: files };
}
