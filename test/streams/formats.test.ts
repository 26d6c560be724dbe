import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { H264 } from '../media/ffmpegHere.ts';
import { clipWorkshop } from '../media/makeClip.ts';

const { tools, make } = clipWorkshop();

interface Format {
  readonly container: string;
  readonly extension: string;
  readonly picture: string;
  readonly sound: string;
  /** Options by which ffmpeg encodes picture and sound, or a clip of two seconds that another ffmpeg has made. */
  readonly made: readonly string[] | string;
}

const coded = (picture: string, sound: string, ...options: readonly string[]) => [
  ...['-c:v', picture, '-c:a', sound, ...options],
];
const h264 = (sound: string) => [...H264, '-c:a', sound];

/** What is promised in `docs/formats.md`: each is made and read here. */
const FORMATS: readonly Format[] = (
  [
    ['MP4', 'mp4', 'H.264', 'AAC', h264('aac')],
    ['MP4', 'mp4', 'H.265 (HEVC)', 'AAC', 'hevc-aac.mp4'],
    ['MP4', 'mp4', 'AV1', 'Opus', 'av1-opus.mp4'],
    ['MP4', 'mp4', 'MPEG-4', 'MP3', coded('mpeg4', 'libmp3lame')],
    ['QuickTime', 'mov', 'H.264', 'PCM', h264('pcm_s16le')],
    ['QuickTime', 'mov', 'ProRes', 'PCM', coded('prores', 'pcm_s24le', '-pix_fmt', 'yuv422p10le')],
    ['QuickTime', 'mov', 'Motion JPEG', 'ALAC', coded('mjpeg', 'alac', '-pix_fmt', 'yuvj420p')],
    ['Matroska', 'mkv', 'H.264', 'FLAC', h264('flac')],
    ['WebM', 'webm', 'VP8', 'Vorbis', 'vp8-vorbis.webm'],
    ['WebM', 'webm', 'VP9', 'Opus', 'vp9-opus.webm'],
    ['AVI', 'avi', 'MPEG-4', 'MP3', coded('mpeg4', 'libmp3lame')],
    ['MPEG-TS', 'ts', 'H.264', 'AC-3', h264('ac3')],
    ['MPEG-TS', 'ts', 'MPEG-2', 'MP2', coded('mpeg2video', 'mp2')],
    ['MPEG-PS', 'mpg', 'MPEG-2', 'MP2', coded('mpeg2video', 'mp2')],
    ['Flash', 'flv', 'H.264', 'AAC', h264('aac')],
    ['Windows Media', 'wmv', 'WMV 2', 'WMA 2', coded('wmv2', 'wmav2')],
    ['Ogg', 'ogv', 'Theora', 'Vorbis', 'theora-vorbis.ogv'],
  ] as const
).map(([container, extension, picture, sound, made]) => ({ container, extension, picture, sound, made }));

async function clipIn({ container, extension, picture, sound, made }: Format): Promise<string> {
  return typeof made === 'string'
    ? join(import.meta.dirname, 'clips', made)
    : make(`${container}-${picture}-${sound}.${extension}`, {
        picture: 'testsrc2=size=192x128:rate=25',
        sound: 'sine=frequency=440:sample_rate=48000',
        options: ['-ac', '2', ...made],
      });
}

describe('a clip is read', () => {
  it.each(FORMATS)('in $container with $picture and $sound', async (format) => {
    const clip = await clipIn(format);
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
