import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { probeClip, probeSong } from '../../src/media/probe/probeClip.ts';
import { inEnglish } from '../../src/moves/reasons/reasonWords.ts';
import { clipWorkshop, layOnItsSide } from './makeClip.ts';

const { tools, path, make } = clipWorkshop();

/** Files that only name other files, which ffmpeg follows unless it is told not to. */
const PLAYLISTS = {
  'concat.mp4': "ffconcat version 1.0\nfile 'other.mp4'\n",
  'list.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nother.ts\n#EXT-X-ENDLIST\n',
} as const;

describe('a clip is readable', () => {
  it('with picture and sound', async () => {
    expect(await probeClip(tools(), await make('clip.mp4'))).toMatchObject({
      status: 'readable',
      probe: { hasPicture: true, hasSound: true, width: 320, height: 180 },
    });
  });

  it.each(['mkv', 'avi', 'mov'])('as .%s', async (extension) => {
    const clip = await make(`clip.${extension}`);
    expect(await probeClip(tools(), clip)).toMatchObject({
      status: 'readable',
      probe: { hasSound: true, width: 320 },
    });
  });

  it('without sound', async () => {
    const clip = await make('silent.mp4', { sound: null });
    expect(await probeClip(tools(), clip)).toMatchObject({ status: 'readable', probe: { hasSound: false } });
  });

  it('filmed upright, with the size it is seen at', async () => {
    const clip = await make('upright.mp4');
    await layOnItsSide(clip);
    expect(await probeClip(tools(), clip)).toMatchObject({ probe: { width: 180, height: 320 } });
  });

  it('with a wrong extension', async () => {
    const clip = await make('really-mkv.mp4', { options: ['-f', 'matroska'] });
    expect(await probeClip(tools(), clip)).toMatchObject({ probe: { container: 'matroska,webm' } });
  });

  it.each([
    '-y.mp4',
    `it's "quoted".mp4`,
    'two\nlines.mp4',
    'frame_%d.mp4',
    'concat:a|b.mp4',
    'file:x.mp4',
    'ñ 💃.mp4',
  ])('whatever it is called: %j', async (name) => {
    expect(await probeClip(tools(), await make(name))).toMatchObject({ status: 'readable' });
  });
});

describe('a clip is refused with a plain reason', () => {
  const reasonOf = async (clip: string) => {
    const result = await probeClip(tools(), clip);
    return result.status === 'unreadable' ? inEnglish(result.reason) : result;
  };

  it('where there is no file', async () => {
    expect(await reasonOf(path('nowhere.mp4'))).toBe('the file is not there');
    await mkdir(path('folder.mp4'));
    expect(await reasonOf(path('folder.mp4'))).toBe('this is not a file');
  });

  it('where the file is empty', async () => {
    await writeFile(path('empty.mp4'), '');
    expect(await reasonOf(path('empty.mp4'))).toBe('the file is empty');
  });

  it('where it is no video', async () => {
    await writeFile(path('notes.mp4'), 'Paseala: hold the frame.\n'.repeat(100));
    expect(await reasonOf(path('notes.mp4'))).toBe('this is not a video, or it is damaged from its start');
  });

  it('where its end, with the index, is missing', async () => {
    const bytes = await readFile(await make('clip.mp4'));
    await writeFile(path('half.mp4'), bytes.subarray(0, bytes.length / 2));
    expect(await reasonOf(path('half.mp4'))).toBe(
      'the file is cut off: the index that belongs at its end is missing',
    );
  });

  it('where it holds sound alone', async () => {
    const song = await make('song.m4a', { picture: null });
    expect(await reasonOf(song)).toBe('there is sound in it but no picture');
  });

  it('where its only picture is a cover', async () => {
    const song = await make('cover.m4a', {
      picture: 'color=red:size=64x64:rate=1',
      seconds: 1,
      options: [
        '-c:v',
        'mjpeg',
        '-frames:v',
        '1',
        '-disposition:v',
        'attached_pic',
        '-pix_fmt',
        'yuvj420p',
        '-f',
        'mp4',
      ],
    });
    expect(await reasonOf(song)).toBe('this is a sound file with a cover, not a video');
  });

  it.each(Object.entries(PLAYLISTS))('where it would lead to other files: %s', async (name, text) => {
    await make('other.mp4');
    await make('other.ts', { options: ['-c:v', 'mpeg2video', '-c:a', 'mp2'] });
    await writeFile(path(name), text);
    const unrestricted = await execa(tools().ffprobe, ['-v', 'error', '-show_streams', path(name)], {
      reject: false,
    });
    // Newer versions follow no HLS playlist by this name; without restrictions, all follow a concat script.
    if (text.startsWith('ffconcat')) {
      expect(unrestricted.stdout).toContain('codec_type=video');
    }
    expect(await reasonOf(path(name))).toBe('this is not a video, or it is damaged from its start');
  });
});

it('stops probing on abort', async () => {
  const clip = await make('clip.mp4');
  await expect(probeClip(tools(), clip, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

it('says how to mend it where ffprobe is gone', async () => {
  const clip = await make('clip.mp4');
  const gone = { ...tools(), ffprobe: path('no-such-ffprobe') };
  await expect(probeClip(gone, clip)).rejects.toMatchObject({ code: 'no-ffmpeg' });
});

it('takes a song for a song, and a silent clip for none', async () => {
  const song = await make('song.wav', { picture: null, options: ['-c:a', 'pcm_s16le'] });
  expect(await probeSong(tools(), song)).toMatchObject({
    status: 'readable',
    probe: { hasPicture: false, hasSound: true },
  });
  expect(await probeClip(tools(), song)).toMatchObject({ status: 'unreadable' });
  const silent = await make('silent.mp4', { sound: null });
  expect(await probeSong(tools(), silent)).toEqual({
    status: 'unreadable',
    reason: { because: 'song-without-sound' },
  });
});
