import { chmod, readFile, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import { describe, expect, it, vi } from 'vitest';
import { decodeClip } from '../../src/media/decodeClip.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import type { Frame } from '../../src/media/frames/frame.ts';
import type { ClipProbe } from '../../src/media/probe/clipProbe.ts';
import { probeClip, probeSong } from '../../src/media/probe/probeClip.ts';
import { inEnglish } from '../../src/moves/reasons/reasonWords.ts';
import { colourOf } from '../pose/frames.ts';
import { clipWorkshop, layOnItsSide } from './makeClip.ts';

const { tools, path, make } = clipWorkshop();

async function probeOf(clip: string): Promise<ClipProbe> {
  const result = await probeClip(tools(), clip);
  if (result.status === 'unreadable') {
    throw new Error(result.reason.because);
  }
  return result.probe;
}

async function decode(clip: string, probe?: ClipProbe) {
  const decoding = decodeClip(tools(), clip, probe ?? (await probeOf(clip)));
  const frames: Frame[] = [];
  for await (const frame of decoding.frames) {
    frames.push(frame);
  }
  return { frames, sound: await decoding.sound, report: await decoding.finished };
}

/** Colour of the pixel at a place given in shares of the picture, 0 to 255. */
function colourAt(frame: Frame, x: number, y: number): readonly number[] {
  return colourOf(frame, Math.floor(x * frame.width), Math.floor(y * frame.height));
}

function nameOf([red, green, blue]: readonly number[]): string {
  const named = {
    black: [0, 0, 0],
    red: [255, 0, 0],
    green: [0, 128, 0],
    blue: [0, 0, 255],
    white: [255, 255, 255],
  };
  const distance = (rgb: number[]) => Math.hypot(rgb[0] - red, rgb[1] - green, rgb[2] - blue);
  const [name, rgb] = Object.entries(named).sort((a, b) => distance(a[1]) - distance(b[1]))[0];
  return distance(rgb) < 60 ? name : `rgb(${red}, ${green}, ${blue})`;
}

describe('a clip is decoded', () => {
  it('to five frames a second, each of its own moment', async () => {
    const clip = await make('colours.mp4', {
      picture: "color=red:size=320x180:rate=30,drawbox=color=blue:t=fill:enable='gte(t,1)'",
    });
    const { frames, report } = await decode(clip);
    const colours = frames.map((frame) => nameOf(colourAt(frame, 0.5, 0.5)));
    expect(colours).toEqual([...Array(5).fill('red'), ...Array(5).fill('blue')]);
    expect(report).toMatchObject({ status: 'whole', frameCount: 10, capped: false, complaints: [] });
  });

  it('to five frames a second where the camera took its frames unevenly', async () => {
    const clip = await make('uneven.mkv', {
      picture: "testsrc2=size=64x64:rate=30,select='lt(t,1)+not(mod(n,7))'",
      options: ['-fps_mode', 'vfr'],
    });
    expect((await decode(clip)).frames).toHaveLength(10);
  });

  it('to the very colours that ffmpeg gives pixel by pixel', async () => {
    const clip = await make('scaled.mp4', { picture: 'testsrc2=size=1024x576:rate=30' });
    const { frames } = await decode(clip);
    const filters = 'fps=5:start_time=0,scale=512:288:flags=bicubic+accurate_rnd+full_chroma_int+bitexact';
    const { stdout } = await execa(
      tools().ffmpeg,
      ['-v', 'error', '-i', clip, '-vf', `${filters},format=rgb24`, '-f', 'rawvideo', '-'],
      { encoding: 'buffer' },
    );
    const pixels = frames.flatMap(({ red, green, blue }) =>
      Array.from(red, (value, i) => [value, green[i], blue[i]]),
    );
    expect(Buffer.from(pixels.flat()).equals(stdout)).toBe(true);
  });

  it('to mono sound at 22 050 samples a second', async () => {
    const clip = await make('tone.mp4', {
      sound: 'sine=frequency=441:sample_rate=48000,pan=stereo|c0=c0|c1=c0',
    });
    const { sound } = await decode(clip);
    const samples = sound ?? new Float32Array();
    expect(Math.abs(samples.length / 22_050 - 2)).toBeLessThan(0.05);
    const second = samples.subarray(11_025, 11_025 + 22_050);
    const crossings = second.reduce(
      (n, sample, i) => n + (i > 0 && second[i - 1] < 0 && sample >= 0 ? 1 : 0),
      0,
    );
    expect(Math.abs(crossings - 441)).toBeLessThanOrEqual(1);
    expect(Math.max(...second)).toBeGreaterThan(0.1);
    expect(Math.max(...second)).toBeLessThanOrEqual(1);
  });

  it('to small pictures of its shape, and never enlarges', async () => {
    const large = await make('large.mp4', { picture: 'testsrc2=size=1280x720:rate=30', seconds: 1 });
    expect((await decode(large)).frames[0]).toMatchObject({ width: 512, height: 288 });
    const small = await make('small.mp4', { picture: 'testsrc2=size=160x90:rate=30', seconds: 1 });
    expect((await decode(small)).frames[0]).toMatchObject({ width: 160, height: 90 });
  });

  it('upright, though it was filmed on its side', async () => {
    const clip = await make('turned.mp4', {
      picture: 'color=red:size=320x180:rate=30,drawbox=w=160:color=blue:t=fill',
    });
    await layOnItsSide(clip);
    const [frame] = (await decode(clip)).frames;
    expect(frame).toMatchObject({ width: 180, height: 320 });
    expect(nameOf(colourAt(frame, 0.5, 0.2))).toBe('blue');
    expect(nameOf(colourAt(frame, 0.5, 0.8))).toBe('red');
  });

  it('in square pixels', async () => {
    const clip = await make('wide.mp4', { picture: 'testsrc2=size=160x180:rate=30,setsar=2/1' });
    expect((await decode(clip)).frames[0]).toMatchObject({ width: 320, height: 180 });
  });

  it('without sound where it has none', async () => {
    const { sound, report } = await decode(await make('silent.mp4', { sound: null }));
    expect(sound).toBeNull();
    expect(report).toMatchObject({ status: 'whole', frameCount: 10, sampleCount: 0 });
  });

  it('to the same bytes every time', async () => {
    const clip = await make('again.mp4');
    const bytesOf = async () => {
      const { frames, sound } = await decode(clip);
      return Buffer.concat([
        ...frames.flatMap(({ red, green, blue }) => [red, green, blue]),
        Buffer.from((sound ?? new Float32Array()).buffer),
      ]);
    };
    const first = await bytesOf();
    expect(first.length).toBeGreaterThan(10 * 320 * 180 * 3);
    expect(first.equals(await bytesOf())).toBe(true);
  });

  it.each(['-y.mp4', `it's "quoted".mp4`, 'two\nlines.mp4', 'frame_%d.mp4', 'concat:a|b.mp4'])(
    'whatever it is called: %j',
    async (name) => {
      expect((await decode(await make(name))).frames).toHaveLength(10);
    },
  );

  it('for ten minutes at most, and says so', async () => {
    const film = await make('film.mp4', {
      picture: 'color=red:size=16x16:rate=1',
      sound: null,
      seconds: 700,
    });
    const { frames, report } = await decode(film);
    expect(frames).toHaveLength(3000);
    expect(report).toMatchObject({ status: 'whole', capped: true, decodedSeconds: 600 });
  });

  it('as a song, where it has no picture', async () => {
    const song = await make('song.mp3', { picture: null, options: ['-c:a', 'libmp3lame'] });
    const result = await probeSong(tools(), song);
    const { frames, sound } = await decode(song, result.status === 'readable' ? result.probe : undefined);
    expect(frames).toEqual([]);
    expect(Math.abs((sound?.length ?? 0) / 22_050 - 2)).toBeLessThan(0.1);
  });
});

it('tells how far it is', async () => {
  const clip = await make('clip.mp4');
  const told: number[] = [];
  const { frames, finished } = decodeClip(tools(), clip, await probeOf(clip), {
    onProgress: (seconds) => told.push(seconds),
  });
  for await (const _ of frames) {
    // Only the progress matters.
  }
  await finished;
  expect(told.length).toBeGreaterThanOrEqual(10);
  expect(Math.max(...told)).toBeCloseTo(2, 1);
});

describe('a damaged clip', () => {
  it('gives what is there of it and says that it is cut off', async () => {
    const clip = await make('clip.mp4', { seconds: 8, options: ['-movflags', '+faststart'] });
    const bytes = await readFile(clip);
    await writeFile(path('cut.mp4'), bytes.subarray(0, bytes.length / 2));
    const { frames, report } = await decode(path('cut.mp4'));
    expect(frames.length).toBeGreaterThan(10);
    expect(frames.length).toBeLessThan(30);
    expect(report).toMatchObject({ status: 'cut-off' });
    expect('reason' in report && inEnglish(report.reason)).toMatch(
      /^the file is cut off: [34]\.\d of 8\.0 seconds are there$/,
    );
  });

  it('does not throw where its bytes are spoilt', async () => {
    const clip = await make('clip.mp4', { seconds: 4, options: ['-movflags', '+faststart'] });
    const bytes = await readFile(clip);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x5a, middle, middle + 20_000);
    await writeFile(path('spoilt.mp4'), bytes);
    const { report } = await decode(path('spoilt.mp4'));
    expect(report.complaints.length).toBeGreaterThan(0);
    expect(report.frameCount).toBeGreaterThan(0);
  });

  it('says so where nothing can be decoded', async () => {
    const clip = await make('clip.mp4');
    const probe = await probeOf(clip);
    await writeFile(path('swapped.mp4'), 'not a clip any more');
    const { frames, report } = await decode(path('swapped.mp4'), probe);
    expect(frames).toEqual([]);
    expect(report).toMatchObject({ status: 'undecodable', reason: { because: 'nothing-decodable' } });
  });

  it('leads nowhere else, even where it was swapped for a playlist after the probe', async () => {
    const clip = await make('clip.mp4');
    await writeFile(path('playlist.mp4'), "ffconcat version 1.0\nfile 'clip.mp4'\n");
    const { report } = await decode(path('playlist.mp4'), await probeOf(clip));
    expect(report).toMatchObject({ status: 'undecodable', frameCount: 0, sampleCount: 0 });
  });
});

describe('decoding stops', () => {
  /** The real ffmpeg behind a script that writes down its process id, to see whether it is gone. */
  async function watchedTools(
    name: string,
  ): Promise<{ watched: FfmpegTools; isGone: () => Promise<boolean> }> {
    const script = path(`${name}.sh`);
    await writeFile(script, `#!/bin/sh\necho $$ > '${path(`${name}.pid`)}'\nexec '${tools().ffmpeg}' "$@"\n`);
    await chmod(script, 0o755);
    const isGone = async () => {
      const pid = Number(await readFile(path(`${name}.pid`), 'utf8'));
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    };
    return { watched: { ...tools(), ffmpeg: script }, isGone };
  }

  const long = { picture: 'testsrc2=size=320x180:rate=30', seconds: 60 };

  it('on abort, and ffmpeg is gone', async () => {
    const clip = await make('long.mp4', long);
    const { watched, isGone } = await watchedTools('abort');
    const controller = new AbortController();
    const decoding = decodeClip(watched, clip, await probeOf(clip), { signal: controller.signal });
    let seen = 0;
    const reading = (async () => {
      for await (const _ of decoding.frames) {
        seen++;
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await expect(decoding.sound).rejects.toMatchObject({ code: 'cancelled' });
    await expect(decoding.finished).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toBeLessThan(10);
    await vi.waitUntil(isGone, { timeout: 5000 });
  });

  it('where the reader leaves early, and ffmpeg is gone', async () => {
    const clip = await make('long.mp4', long);
    const { watched, isGone } = await watchedTools('left');
    const decoding = decodeClip(watched, clip, await probeOf(clip));
    for await (const _ of decoding.frames) {
      break;
    }
    await expect(decoding.finished).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitUntil(isGone, { timeout: 5000 });
  });

  it('at once where it was aborted before', async () => {
    const clip = await make('clip.mp4');
    const decoding = decodeClip(tools(), clip, await probeOf(clip), { signal: AbortSignal.abort() });
    await expect(decoding.finished).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('with a crash of ffmpeg, and is never called whole', async () => {
    const clip = await make('clip.mp4');
    await writeFile(path('crash.sh'), '#!/bin/sh\nkill -SEGV $$\n');
    await chmod(path('crash.sh'), 0o755);
    const decoding = decodeClip({ ...tools(), ffmpeg: path('crash.sh') }, clip, await probeOf(clip));
    for await (const _ of decoding.frames) {
      throw new Error('a frame came out of a crash');
    }
    expect(await decoding.finished).toMatchObject({
      status: 'undecodable',
      reason: { because: 'ffmpeg-crashed', signal: 'SIGSEGV' },
    });
  });

  it('where ffmpeg cannot be started, with what to do', async () => {
    const clip = await make('clip.mp4');
    const decoding = decodeClip({ ...tools(), ffmpeg: path('no-such') }, clip, await probeOf(clip));
    await expect(decoding.frames[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'no-ffmpeg' });
    await expect(decoding.sound).rejects.toMatchObject({ code: 'no-ffmpeg' });
  });
});
