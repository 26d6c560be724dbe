import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { clipWorkshop } from './makeClip.ts';

const { tools, path } = clipWorkshop();

/** A folder with an ffmpeg that only answers which version it is. */
async function ffmpegThatSays(name: string, answer: string): Promise<string> {
  const folder = path(name);
  await mkdir(folder);
  for (const program of ['ffmpeg', 'ffprobe']) {
    await writeFile(`${folder}/${program}`, `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`);
    await chmod(`${folder}/${program}`, 0o755);
  }
  return folder;
}

describe('ffmpeg is found', () => {
  it('on PATH, with its version and the ffprobe beside it', async () => {
    expect(tools()).toMatchObject({ source: 'path' });
    expect(tools().version).toMatch(/\d/);
    expect(dirname(tools().ffprobe)).toBe(dirname(tools().ffmpeg));
  });

  it('by the setting, be it the program or its folder', async () => {
    for (const setting of [tools().ffmpeg, dirname(tools().ffmpeg)]) {
      const found = await findFfmpeg({ setting, path: '' });
      expect(found).toEqual({ ...tools(), source: 'setting' });
    }
  });

  it('with an ffprobe from PATH where none lies beside it', async () => {
    await mkdir(path('alone'));
    await symlink(tools().ffmpeg, path('alone/ffmpeg'));
    const found = await findFfmpeg({ setting: path('alone'), path: dirname(tools().ffprobe) });
    expect(found.ffprobe).toBe(tools().ffprobe);
  });

  it('where it is a build from git, which has no version number', async () => {
    const answer = 'ffmpeg version N-103-gabc Copyright\nlibavutil      57. 28.100 / 57. 28.100';
    const folder = await ffmpegThatSays('git-build', answer);
    expect(await findFfmpeg({ path: folder })).toMatchObject({ version: 'N-103-gabc', source: 'path' });
  });
});

describe('ffmpeg is refused', () => {
  it('where the setting is wrong, though PATH has one', async () => {
    await expect(findFfmpeg({ setting: path('nothing-here') })).rejects.toMatchObject({
      code: 'no-ffmpeg',
      message: expect.stringContaining(path('nothing-here')),
      remedy: expect.stringContaining('Correct the setting'),
    });
  });

  it('where it is too old, naming its version', async () => {
    const answer = 'ffmpeg version 3.4.13 Copyright\nlibavutil      55. 78.100 / 55. 78.100';
    const folder = await ffmpegThatSays('old', answer);
    await expect(findFfmpeg({ setting: folder })).rejects.toThrow(/version 3\.4\.13 is too old/);
  });

  it('where something else goes by its name', async () => {
    const folder = await ffmpegThatSays('impostor', 'hello');
    await expect(findFfmpeg({ setting: folder })).rejects.toThrow(/does not answer like ffmpeg/);
  });

  it('where only a relative entry of PATH has it', async () => {
    const entry = relative(process.cwd(), dirname(tools().ffmpeg));
    await expect(findFfmpeg({ path: entry })).rejects.toMatchObject({
      code: 'no-ffmpeg',
      remedy: expect.stringMatching(/^Install it /),
    });
  });
});
