import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { clipWorkshop } from '../media/makeClip.ts';

const { tools, make } = clipWorkshop();

interface Format {
  readonly container: string;
  readonly extension: string;
  readonly picture: string;
  readonly sound: string;
  /** ffmpeg's encoders of picture and sound, with what else the picture's needs. */
  readonly encoders: readonly [picture: string, sound: string, ...options: string[]];
}

const QUICK = ['-preset', 'ultrafast'];

/** What is promised in `docs/formats.md`: each is made and read here. */
const FORMATS: readonly Format[] = (
  [
    ['MP4', 'mp4', 'H.264', 'AAC', ['libx264', 'aac', ...QUICK]],
    ['MP4', 'mp4', 'H.265 (HEVC)', 'AAC', ['libx265', 'aac', ...QUICK, '-x265-params', 'log-level=none']],
    ['MP4', 'mp4', 'AV1', 'Opus', ['libsvtav1', 'libopus', '-preset', '12']],
    ['MP4', 'mp4', 'MPEG-4', 'MP3', ['mpeg4', 'libmp3lame']],
    ['QuickTime', 'mov', 'H.264', 'PCM', ['libx264', 'pcm_s16le', ...QUICK]],
    ['QuickTime', 'mov', 'ProRes', 'PCM', ['prores', 'pcm_s24le', '-pix_fmt', 'yuv422p10le']],
    ['QuickTime', 'mov', 'Motion JPEG', 'ALAC', ['mjpeg', 'alac', '-pix_fmt', 'yuvj420p']],
    ['Matroska', 'mkv', 'H.264', 'FLAC', ['libx264', 'flac', ...QUICK]],
    ['WebM', 'webm', 'VP8', 'Vorbis', ['libvpx', 'libvorbis', '-cpu-used', '8']],
    ['WebM', 'webm', 'VP9', 'Opus', ['libvpx-vp9', 'libopus', '-deadline', 'realtime', '-cpu-used', '8']],
    ['AVI', 'avi', 'MPEG-4', 'MP3', ['mpeg4', 'libmp3lame']],
    ['MPEG-TS', 'ts', 'H.264', 'AC-3', ['libx264', 'ac3', ...QUICK]],
    ['MPEG-TS', 'ts', 'MPEG-2', 'MP2', ['mpeg2video', 'mp2']],
    ['MPEG-PS', 'mpg', 'MPEG-2', 'MP2', ['mpeg2video', 'mp2']],
    ['Flash', 'flv', 'H.264', 'AAC', ['libx264', 'aac', ...QUICK]],
    ['Windows Media', 'wmv', 'WMV 2', 'WMA 2', ['wmv2', 'wmav2']],
    ['Ogg', 'ogv', 'Theora', 'Vorbis', ['libtheora', 'libvorbis']],
  ] as const
).map(([container, extension, picture, sound, encoders]) => ({
  ...{ container, extension, picture, sound },
  encoders: [...encoders] as unknown as Format['encoders'],
}));

const encoders = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' }).stdout ?? '';

function canBeMade({ encoders: [picture, sound] }: Format): boolean {
  return [picture, sound].every((name) => new RegExp(`^ \\S+ ${name} `, 'm').test(encoders));
}

describe('a clip is read', () => {
  it.each(FORMATS)('in $container with $picture and $sound', async (format) => {
    if (!canBeMade(format)) {
      return;
    }
    const { extension, container, encoders } = format;
    const [picture, sound, ...options] = encoders;
    const name = `${container}-${picture}-${sound}.${extension}`;
    const clip = await make(name, {
      picture: 'testsrc2=size=192x128:rate=25',
      sound: 'sine=frequency=440:sample_rate=48000',
      options: ['-c:v', picture, '-c:a', sound, '-ac', '2', '-strict', '-2', ...options],
    });
    const probed = await probeClip(tools(), clip);
    if (probed.status === 'unreadable') {
      throw new Error(probed.reason.because);
    }
    const decoding = decodeClip(tools(), clip, probed.probe);
    let frames = 0;
    for await (const { width, height } of decoding.frames) {
      expect({ width, height }).toEqual({ width: 192, height: 128 });
      frames++;
    }
    expect(Math.abs(frames - 10)).toBeLessThanOrEqual(1);
    expect(Math.abs(((await decoding.sound)?.length ?? 0) / 22_050 - 2)).toBeLessThan(0.15);
    expect(await decoding.finished).toMatchObject({ status: 'whole' });
  });
});

it('is what docs/formats.md promises', async () => {
  const rows = FORMATS.map(
    ({ container, extension, picture, sound }) =>
      `| ${container} (\`.${extension}\`) | ${picture} | ${sound} |`,
  );
  const page = await readFile('docs/formats.md', 'utf8');
  const table = page.slice(page.indexOf('| Container'), page.indexOf('\n\n', page.indexOf('| Container')));
  expect(table.split('\n').slice(2)).toEqual(rows);
});
