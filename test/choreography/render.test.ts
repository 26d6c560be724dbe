import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import type { RenderOptions } from '../../src/choreography/render/renderOptions.ts';
import { renderVideo } from '../../src/choreography/render/renderVideo.ts';
import { clipWorkshop, layOnItsSide } from '../media/makeClip.ts';
import { BEAT_TIMES, clickSong, coloursOf, OPTIONS, onsetsOf, planOf, soundOf } from './renderedDance.ts';

const { tools, path, make } = clipWorkshop();
let song: Choreography['song'];

/** Red brightens from 0 to 250 within five seconds: each frame of the clip shows by its colour when it was. */
const CLOCK = "nullsrc=size=96x64:rate=50,geq=r='min(250,T*50)':g=0:b='255'";
const SECONDS_OF_RED = 5 / 250;

beforeAll(async () => {
  await mkdir(path('clips'));
  const lossless = ['-c:v', 'ffv1', '-pix_fmt', 'yuv444p'];
  await make('clips/red.mp4', { picture: 'color=red:size=192x128:rate=30', seconds: 5 });
  await make('clips/green.mkv', { picture: 'color=lime:size=96x64:rate=24000/1001', seconds: 5 });
  await make('clips/blue.avi', { picture: 'color=blue:size=120x80:rate=50', seconds: 5 });
  await make('clips/clock.mkv', { picture: CLOCK, sound: null, seconds: 5, options: lossless });
  song = await clickSong(tools(), path(''));
});

async function render(plan: Choreography, options: Partial<RenderOptions> = {}, name = 'dance.mp4') {
  const target = path(`out/${name}`);
  const sources = { song: path(plan.song.path), clips: plan.blocks.map(({ clip }) => path(`clips/${clip}`)) };
  const video = await renderVideo(tools(), plan, sources, target, { ...OPTIONS, ...options });
  return { video, target };
}

const COLOURS = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255] } as const;

/** Which of the clips a frame shows; its mixture where it shows two. */
function nameOf(colour: readonly number[]): string {
  const near = Object.entries(COLOURS).find(
    ([, rgb]) => Math.max(...rgb.map((value, i) => Math.abs(value - colour[i]))) < 30,
  );
  return near?.[0] ?? colour.join(' ');
}

describe('a rendered dance', () => {
  it('cuts on the frame nearest to each beat, however long it is, and has every frame', async () => {
    const plan = planOf(
      ['red.mp4', 'green.mkv', 'blue.avi', 'red.mp4', 'green.mkv', 'blue.avi'].map((clip) => ({
        clip,
        beats: 5,
      })),
      song,
      2,
    );
    const { video, target } = await render(plan);
    const colours = (await coloursOf(tools(), target)).map(nameOf);
    const cuts = colours.flatMap((colour, frame) =>
      frame > 0 && colour !== colours[frame - 1] ? [frame] : [],
    );
    const beats = [7, 12, 17, 22, 27].map((beat) => BEAT_TIMES[beat] - BEAT_TIMES[2]);
    expect(cuts).toEqual(beats.map((seconds) => Math.round(seconds * 25)));
    expect(new Set(colours)).toEqual(new Set(['red', 'green', 'blue']));
    expect(colours).toHaveLength(Math.round((BEAT_TIMES[32] - BEAT_TIMES[2]) * 25));
    expect(video.frames).toBe(colours.length);
  });

  it('shows a clip from the very moment it is trimmed to, at the speed that fits its beats', async () => {
    const plan = planOf([{ clip: 'clock.mkv', beats: 4, from: 1.3, to: 3.1 }], song);
    const { target } = await render(plan, { canvas: { width: 96, height: 64 } });
    const times = (await coloursOf(tools(), target)).map(([red]) => red * SECONDS_OF_RED);
    const seconds = times.length / 25;
    for (const [frame, time] of times.entries()) {
      // A clip's frame is 0.02 s; coding moves a colour by a few levels of 0.02 s each.
      expect(Math.abs(time - (1.3 + (frame / 25) * (1.8 / seconds)))).toBeLessThan(0.08);
    }
  });

  it('goes over from one clip to the next with its middle on the beat', async () => {
    const plan = planOf(
      [
        { clip: 'red.mp4', beats: 4 },
        { clip: 'blue.avi', beats: 4, from: 0.5, crossfade: 0.8 },
      ],
      song,
    );
    const { target } = await render(plan);
    const colours = await coloursOf(tools(), target);
    const cut = Math.round((BEAT_TIMES[4] - BEAT_TIMES[0]) * 25);
    expect(nameOf(colours[cut - 11])).toBe('red');
    expect(nameOf(colours[cut + 11])).toBe('blue');
    expect(Math.abs(colours[cut][0] - colours[cut][2])).toBeLessThan(20);
    expect(colours[cut - 5][0]).toBeGreaterThan(colours[cut - 5][2]);
    expect(colours[cut + 5][0]).toBeLessThan(colours[cut + 5][2]);
  });

  it("plays the song's beats where they were planned, to 20 ms", async () => {
    const plan = planOf(
      [
        { clip: 'red.mp4', beats: 8 },
        { clip: 'blue.avi', beats: 8 },
      ],
      song,
      3,
    );
    const { target } = await render(plan);
    const onsets = onsetsOf(await soundOf(tools(), target, ['-af', 'highpass=f=1200']));
    const expected = BEAT_TIMES.slice(3, 19).map((time) => time - BEAT_TIMES[3]);
    const end = BEAT_TIMES[19] - BEAT_TIMES[3];
    expect(onsets.filter((onset) => onset < end - 0.1)).toHaveLength(expected.length);
    for (const [index, time] of expected.entries()) {
      expect(Math.abs(onsets[index] - time)).toBeLessThan(0.02);
    }
  });
});

describe('the sound of a dance', () => {
  it.each([
    ['loud', 'volume=0dB'],
    ['quiet', 'volume=-24dB'],
  ])('is brought to -14 LUFS where the song is %s', async (name, filter) => {
    const file = `${name}.flac`;
    await execa(tools().ffmpeg, [
      ...['-v', 'error', '-f', 'lavfi', '-t', '16', '-i', 'anoisesrc=color=pink:seed=1:amplitude=0.7'],
      ...['-af', filter, path(file)],
    ]);
    const plan = planOf(
      [
        { clip: 'red.mp4', beats: 9 },
        { clip: 'red.mp4', beats: 9 },
      ],
      { ...song, path: file },
    );
    const { target } = await render(plan);
    expect(Math.abs((await loudnessOf(target)) + 14)).toBeLessThan(0.5);
  });

  it('fades at its ends as the plan says', async () => {
    const file = 'tone.flac';
    await execa(tools().ffmpeg, [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-t',
      '16',
      '-i',
      'sine=frequency=1000',
      path(file),
    ]);
    const plan = planOf([{ clip: 'red.mp4', beats: 8 }], { ...song, path: file });
    const { target } = await render({ ...plan, fadeInSeconds: 0.5, fadeOutSeconds: 1 });
    const samples = await soundOf(tools(), target);
    const levelAt = (seconds: number) => {
      const start = Math.round(seconds * 48_000);
      return samples
        .subarray(start, start + 960)
        .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    };
    const end = samples.length / 48_000;
    const full = levelAt(2);
    expect(levelAt(0.25) / full).toBeCloseTo(0.5, 1);
    expect(levelAt(end - 0.5) / full).toBeCloseTo(0.5, 1);
    expect(levelAt(end - 0.03) / full).toBeLessThan(0.05);
  });

  it('may be silent', async () => {
    const file = 'silence.flac';
    await execa(tools().ffmpeg, ['-v', 'error', '-f', 'lavfi', '-t', '16', '-i', 'anullsrc', path(file)]);
    const { video } = await render(planOf([{ clip: 'red.mp4', beats: 4 }], { ...song, path: file }));
    expect(video.songLoudnessLufs).toBeNull();
  });
});

describe('clips of all kinds', () => {
  it('are brought to one canvas: upright, in their own shape, in the middle', async () => {
    await make('clips/upright.mp4', {
      picture: 'color=red:size=128x64:rate=30,drawbox=color=blue:x=64:t=fill',
      seconds: 3,
    });
    await layOnItsSide(path('clips/upright.mp4'));
    await make('clips/wide.mp4', { picture: 'color=lime:size=64x64:rate=15,setsar=3', seconds: 3 });
    const plan = planOf(
      [
        { clip: 'upright.mp4', beats: 4 },
        { clip: 'wide.mp4', beats: 4 },
      ],
      song,
    );
    const { target } = await render(plan, { canvas: { width: 96, height: 96 } });
    const cut = Math.round((BEAT_TIMES[4] - BEAT_TIMES[0]) * 25);
    const upright = await pictureOf(target, 10);
    expect([upright(48, 10), upright(48, 85), upright(10, 48)].map(nameOf).sort()).toEqual([
      '0 0 0',
      'blue',
      'red',
    ]);
    const wide = await pictureOf(target, cut + 10);
    expect([wide(5, 48), wide(90, 48), wide(48, 10)].map(nameOf)).toEqual(['green', 'green', '0 0 0']);
  });

  it('may end a little before the plan does: their last picture stands', async () => {
    const plan = planOf([{ clip: 'red.mp4', beats: 4, from: 3.2, to: 5.2 }], song);
    const { target } = await render(plan);
    expect(nameOf((await coloursOf(tools(), target)).at(-1) ?? [])).toBe('red');
  });

  it('are mixed where frames lie between theirs, if that is wanted', async () => {
    await make('clips/blinking.mp4', {
      picture: "color=red:size=96x64:rate=10,drawbox=color=blue:t=fill:enable='mod(n,2)'",
      seconds: 4,
    });
    const plan = planOf([{ clip: 'blinking.mp4', beats: 6 }], song);
    const mixed = async (blend: boolean) => {
      const { target } = await render(plan, { blend });
      const names = (await coloursOf(tools(), target)).map(nameOf);
      return names.filter((name) => !['red', 'blue'].includes(name)).length / names.length;
    };
    expect(await mixed(false)).toBe(0);
    expect(await mixed(true)).toBeGreaterThan(0.4);
  });

  it('carry the name of the move and the count where that is wanted', async () => {
    const plan = planOf(
      [
        { clip: 'red.mp4', beats: 4 },
        { clip: 'blue.avi', beats: 4, crossfade: 0.4 },
      ],
      song,
    );
    const canvas = { width: 320, height: 180 };
    const { target } = await render(plan, { overlay: true, canvas });
    const seconds = (beat: number) => BEAT_TIMES[beat] - BEAT_TIMES[0];
    const countAt = async (beat: number, offset: number) =>
      whiteMask(target, Math.round(seconds(beat) * 25) + offset, 'crop=80:60:240:120');
    const one = await countAt(0, 3);
    expect(one).not.toEqual(await countAt(1, 0));
    expect(await countAt(1, 0)).toEqual(await countAt(1, 8));
    expect(await countAt(1, 0)).not.toEqual(await countAt(1, -1));
    const name = await whiteMask(target, 20, 'crop=160:60:0:120');
    expect(name.filter((bit) => bit).length).toBeGreaterThan(50);
    expect(name).not.toEqual(await whiteMask(target, Math.round(seconds(5) * 25), 'crop=160:60:0:120'));
  });

  it("have a frame rate of television's just as well", async () => {
    const plan = planOf(
      [
        { clip: 'red.mp4', beats: 7 },
        { clip: 'blue.avi', beats: 7 },
      ],
      song,
    );
    const { video } = await render(plan, { framesPerSecond: 29.97 });
    expect(video.framesPerSecond).toBeCloseTo(30_000 / 1001, 6);
    expect(video.frames).toBe(Math.round((BEAT_TIMES[14] - BEAT_TIMES[0]) * (30_000 / 1001)));
  });
});

describe('a dance that cannot be rendered', () => {
  const plan = () =>
    planOf(
      [
        { clip: 'red.mp4', beats: 8 },
        { clip: 'blue.avi', beats: 8 },
      ],
      song,
    );

  it.each([
    ['a clip that is gone', 'gone.mp4', async () => {}, 'gone.mp4'],
    ['a clip that is none', 'text.mp4', () => writeFile(path('clips/text.mp4'), 'no video'), 'text.mp4'],
  ])('is refused for %s, and leaves nothing', async (_, clip, prepare, named) => {
    await prepare();
    const broken = planOf(
      [
        { clip: 'red.mp4', beats: 4 },
        { clip, beats: 4 },
      ],
      song,
    );
    await expect(render(broken, {}, 'none.mp4')).rejects.toMatchObject({
      code: 'unknown-clip',
      message: expect.stringContaining(named),
      remedy: expect.stringContaining('plan again'),
    });
    await nothingIsLeft('none.mp4');
  });

  it('is refused where a clip has become shorter', async () => {
    const broken = planOf([{ clip: 'red.mp4', beats: 4, from: 4, to: 6 }], song);
    await expect(render(broken, {}, 'none.mp4')).rejects.toMatchObject({
      message: expect.stringContaining('shorter than the plan says'),
    });
  });

  it('names the clip that breaks off in its middle', async () => {
    await make('clips/cut.mp4', { seconds: 6, options: ['-movflags', '+faststart'] });
    await truncate(path('clips/cut.mp4'), Math.round((await stat(path('clips/cut.mp4'))).size / 3));
    const broken = planOf([{ clip: 'cut.mp4', beats: 8, from: 1, to: 5 }], song);
    await expect(render(broken, {}, 'none.mp4')).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('cut.mp4'),
    });
    await nothingIsLeft('none.mp4');
  });

  it('is refused for a song without sound', async () => {
    await make('silent.mp4', { sound: null });
    const broken = { ...plan(), song: { ...song, path: 'silent.mp4' } };
    await expect(render(broken, {}, 'none.mp4')).rejects.toMatchObject({
      message: expect.stringContaining('no sound'),
    });
  });

  it('leaves the old video as it was when it is stopped, and nothing else', async () => {
    await mkdir(path('out'), { recursive: true });
    await writeFile(path('out/old.mp4'), 'the old one');
    const abort = new AbortController();
    const sources = { song: path('song.mp3'), clips: [path('clips/red.mp4'), path('clips/blue.avi')] };
    const rendering = renderVideo(tools(), plan(), sources, path('out/old.mp4'), OPTIONS, {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readFile(path('out/old.mp4'), 'utf8')).toBe('the old one');
    await nothingIsLeft('old.mp4', 1);
  });

  it.skipIf(process.platform === 'win32')('says that the disk is full, and leaves nothing', async () => {
    // No file may become larger than a few kilobytes: the kernel refuses to write on, as it does on a full disk.
    const wrapper = path('small-disk.sh');
    await writeFile(
      wrapper,
      `#!/bin/bash
trap '' XFSZ
ulimit -f 8
exec ${tools().ffmpeg} "$@"
`,
      { mode: 0o755 },
    );
    const sources = { song: path('song.mp3'), clips: [path('clips/red.mp4'), path('clips/blue.avi')] };
    const rendering = renderVideo(
      { ...tools(), ffmpeg: wrapper },
      plan(),
      sources,
      path('out/none.mp4'),
      OPTIONS,
    );
    await expect(rendering).rejects.toMatchObject({
      code: 'storage',
      remedy: expect.stringContaining('Free some space'),
    });
    await nothingIsLeft('none.mp4');
  });

  it.each([
    ['a name that is no video', 'dance.txt', {}, '.mp4'],
    ['a frame rate that is none', 'none.mp4', { framesPerSecond: 30.3 }, '29.97'],
  ])('is refused for %s', async (_, name, options, hint) => {
    await expect(render(plan(), options, name)).rejects.toMatchObject({
      remedy: expect.stringContaining(hint),
    });
  });

  it('says how to go on where no hardware encoder works', async () => {
    const encoded = await render(plan(), { encoder: 'hardware' }, 'hardware.mp4').catch(
      (error: unknown) => error,
    );
    if (encoded instanceof Error) {
      expect(encoded).toMatchObject({ code: 'no-ffmpeg', remedy: expect.stringContaining('software') });
    } else {
      expect(encoded).toMatchObject({ video: { encoder: expect.stringMatching(/^h264_/) } });
    }
  });
});

/** Neither the video nor a folder that it was made in. */
async function nothingIsLeft(name: string, expected = 0): Promise<void> {
  const names = await readdir(path('out')).catch(() => []);
  expect(names.filter((found) => found.includes(name))).toHaveLength(expected);
}

/** The colour of a pixel of a frame. */
async function pictureOf(video: string, frame: number): Promise<(x: number, y: number) => number[]> {
  const { stdout } = await execa(
    tools().ffmpeg,
    [
      '-v',
      'error',
      '-i',
      video,
      '-vf',
      `select='eq(n,${frame})'`,
      '-frames:v',
      '1',
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  );
  return (x, y) => [...stdout.subarray(3 * (96 * y + x), 3 * (96 * y + x) + 3)];
}

/** Which pixels of a part of a frame are white. */
async function whiteMask(video: string, frame: number, crop: string): Promise<boolean[]> {
  const { stdout } = await execa(
    tools().ffmpeg,
    [
      '-v',
      'error',
      '-i',
      video,
      '-vf',
      `select='eq(n,${frame})',${crop},format=gray`,
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-',
    ],
    { encoding: 'buffer' },
  );
  return [...stdout].map((brightness) => brightness > 180);
}

async function loudnessOf(video: string): Promise<number> {
  const { stderr } = await execa(tools().ffmpeg, [
    '-hide_banner',
    '-i',
    video,
    '-af',
    'ebur128',
    '-f',
    'null',
    '-',
  ]);
  return Number(/I:\s+(-[\d.]+) LUFS\s+Threshold/.exec(stderr)?.[1]);
}
