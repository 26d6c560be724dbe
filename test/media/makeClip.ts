import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll } from 'vitest';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { FFMPEG } from './ffmpegHere.ts';

/** An empty folder for a suite, and the ffmpeg to fill it with clips. */
export function clipWorkshop() {
  const shop = { folder: '' };
  beforeAll(async () => {
    shop.folder = await mkdtemp(join(tmpdir(), 'move-embeddings-media-'));
  });
  afterAll(() => rm(shop.folder, { recursive: true, force: true }));

  const tools = (): FfmpegTools => FFMPEG;

  return { tools, path: (name: string) => join(shop.folder, name), make };

  /** Writes a clip whose picture and sound ffmpeg makes up, and gives its path. Null leaves one of the two out. */
  async function make(name: string, recipe: ClipRecipe = {}): Promise<string> {
    const path = join(shop.folder, name);
    const { picture = 'testsrc2=size=320x180:rate=30', sound = 'sine=frequency=440', seconds = 2 } = recipe;
    const sources = [picture, sound].filter((source) => source !== null);
    await execa(tools().ffmpeg, [
      ...['-v', 'error', '-y'],
      ...sources.flatMap((source) => ['-f', 'lavfi', '-t', `${seconds}`, '-i', source]),
      ...['-c:v', 'mpeg4', '-q:v', '3', '-g', '15', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
      ...(recipe.options ?? []),
      `file:${path}`,
    ]);
    return path;
  }
}

export interface ClipRecipe {
  /** Sources of ffmpeg's lavfi. */
  readonly picture?: string | null;
  readonly sound?: string | null;
  readonly seconds?: number;
  /** Further arguments for the output. */
  readonly options?: readonly string[];
}

/** Rewrites the picture's display matrix of an MP4, so that a player turns it by 90 degrees, as phones do. */
export async function layOnItsSide(path: string): Promise<void> {
  const bytes = await readFile(path);
  const matrix = bytes.indexOf('tkhd') + 44;
  const quarterTurn = [0, 1, 0, -1, 0, 0, 0, 0];
  quarterTurn.forEach((value, i) => {
    bytes.writeInt32BE(value * 0x10000, matrix + 4 * i);
  });
  await writeFile(path, bytes);
}
