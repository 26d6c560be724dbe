import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { FFMPEG } from '../media/ffmpegHere.ts';
import { CLI } from '../sampleLibrary.ts';

/** Every row gets the same time, so that files can be compared byte by byte. */
const TIME = { SOURCE_DATE_EPOCH: '1700000000' };

const CLIPS = ['basic/side_basic.mp4', 'bolero/paseala.mp4'];

/**
 * A machine with nothing but Node: no PATH, no home, no variable but the time. What is not in the archive is not there.
 */
describe.runIf(FFMPEG.source === 'bundled' && process.platform !== 'win32')(
  'the packed command line, unpacked on a bare machine',
  () => {
    let folder: string;

    const moves = (...options: readonly string[]) =>
      execa(process.execPath, [join(folder, 'move-embeddings/dist/cli.js'), ...options], {
        cwd: folder,
        env: TIME,
        extendEnv: false,
        reject: false,
      });

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'bare machine '));
      const { stdout } = await execa(process.execPath, ['scripts/package.mjs', '--cli', '--stage']);
      await cp(resolve(stdout.split('\n').at(-1) ?? ''), join(folder, 'move-embeddings'), {
        recursive: true,
      });
      for (const clip of CLIPS) {
        await cp(join('samples/clips', clip), join(folder, 'clips', clip), { recursive: true });
      }
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('has an ffmpeg that lacks nothing', async () => {
      const { stdout, exitCode } = await moves('doctor', '--json');
      expect(exitCode).toBe(0);
      const { checks } = JSON.parse(stdout);
      const lines = checks
        .filter(({ name }: { name: string }) => name.startsWith('ffmpeg'))
        .map(({ state, detail }: { state: string; detail: string }) => `${state} ${detail}`);
      expect(lines).toEqual([
        `ok ${FFMPEG.version}, ${join(folder, 'move-embeddings/ffmpeg')}/${process.platform}-${process.arch}/ffmpeg (comes with the program)`,
        'ok h264, hevc, aac, vp8, vp9, av1, mpeg4, mp3, opus, vorbis, flac, pcm_s16le',
        'ok libopenh264, libmp3lame, aac',
      ]);
    });

    it('analyses clips, plans a dance and renders it with names and counts', async () => {
      const generated = await moves('generate', 'clips', '--json');
      expect(JSON.parse(generated.stdout)).toMatchObject({ moves: 2, failed: [], missing: [] });
      const sound = ['-stream_loop', '9', '-i', join(folder, 'clips', CLIPS[0]), '-vn', '-t', '30'];
      await execa(FFMPEG.ffmpeg, ['-v', 'error', ...sound, '-c:a', 'libmp3lame', join(folder, 'song.mp3')]);
      const planned = await moves('choreograph', 'song.mp3', '--out', 'dance.choreography.json');
      expect(planned.stderr).not.toMatch(/ffmpeg/);
      expect(planned.exitCode).toBe(0);
      const options = ['--out', 'dance.mp4', '--overlay', '--json', '--size', '320x180'];
      const rendered = await moves('render', 'dance.choreography.json', ...options);
      expect(JSON.parse(rendered.stdout)).toMatchObject({ encoder: 'libopenh264' });
      expect(await probeClip(FFMPEG, join(folder, 'dance.mp4'))).toMatchObject({ status: 'readable' });
    });

    it('computes the same bytes as the program that was not packed', async () => {
      const unpacked = await execa(
        process.execPath,
        [CLI, 'generate', 'clips', '--force', '--out', 'unpacked.json'],
        {
          cwd: folder,
          env: TIME,
        },
      );
      expect(unpacked.exitCode).toBe(0);
      await moves('generate', 'clips', '--force', '--out', 'packed.json');
      expect(await readFile(join(folder, 'packed.json'))).toEqual(
        await readFile(join(folder, 'unpacked.json')),
      );
    });
  },
);
