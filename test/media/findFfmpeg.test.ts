import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { BUNDLED_FFMPEG, findBundled, packagedFfmpeg } from '../../src/media/ffmpeg/bundledFfmpeg.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { FFMPEG } from './ffmpegHere.ts';
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

const own = packagedFfmpeg();
const comesWithIt = own !== null && (await findBundled(own)) !== null;

describe.runIf(comesWithIt)('the ffmpeg that comes with the program', () => {
  const platform = `${process.platform}-${process.arch}`;

  it('is found where nothing else is set, whatever is on PATH', async () => {
    expect(FFMPEG).toMatchObject({ source: 'bundled', version: BUNDLED_FFMPEG.version });
    expect(await findFfmpeg({ path: '' })).toEqual(FFMPEG);
    const { stdout } = await execa(FFMPEG.ffmpeg, ['-version'], { env: {}, extendEnv: false });
    expect(stdout).toContain(`ffmpeg version ${BUNDLED_FFMPEG.version} `);
    expect(stdout).not.toMatch(/enable-(gpl|nonfree)/);
  });

  it('gives way to a setting, be it the program or its folder', async () => {
    for (const setting of [FFMPEG.ffmpeg, dirname(FFMPEG.ffmpeg)]) {
      expect(await findFfmpeg({ setting, path: '' })).toEqual({ ...FFMPEG, source: 'setting' });
    }
  });

  it('is refused where a byte of it is another', async () => {
    await cp(dirname(FFMPEG.ffmpeg), path(`damaged/${platform}`), { recursive: true });
    const program = path(`damaged/${platform}/${basename(FFMPEG.ffprobe)}`);
    const bytes = await readFile(program);
    bytes[1000] ^= 1;
    await writeFile(program, bytes);
    await expect(findFfmpeg({ bundled: { folder: path('damaged'), platform } })).rejects.toMatchObject({
      code: 'no-ffmpeg',
      message: expect.stringContaining(program),
      remedy: expect.stringMatching(/^Install the program again/),
    });
  });

  it.runIf(process.platform !== 'win32')(
    'runs even where it was unpacked without its executable bit',
    async () => {
      await cp(dirname(FFMPEG.ffmpeg), path(`unpacked/${platform}`), { recursive: true });
      await chmod(path(`unpacked/${platform}/ffmpeg`), 0o644);
      const { ffmpeg } = await findFfmpeg({ bundled: { folder: path('unpacked'), platform } });
      await execa(ffmpeg, ['-version']);
    },
  );
});

describe('ffmpeg is found', () => {
  it('on PATH where none came for the platform, with its version and the ffprobe beside it', async () => {
    const folder = dirname(FFMPEG.ffmpeg);
    const bundled = { folder: path(''), platform: 'plan9-x64' };
    const found = await findFfmpeg({ bundled, path: folder });
    expect(found).toEqual({ ...FFMPEG, source: 'path' });
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
    expect(await findFfmpeg({ bundled: null, path: folder })).toMatchObject({
      version: 'N-103-gabc',
      source: 'path',
    });
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
    await expect(findFfmpeg({ bundled: null, path: entry })).rejects.toMatchObject({
      code: 'no-ffmpeg',
      remedy: expect.stringMatching(/^Install it /),
    });
  });
});
