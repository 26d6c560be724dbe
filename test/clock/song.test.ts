import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import { renderVideo } from '../../src/choreography/render/renderVideo.ts';
import { soundFault } from '../../src/choreography/render/sound/soundCheck.ts';
import { readWaveform } from '../../src/choreography/song/analyseSong.ts';
import { toolsIn } from '../../src/engine/engineTools.ts';
import { localEngine } from '../../src/engine/localEngine.ts';
import { contentHash } from '../../src/media/contentHash.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { probeSong } from '../../src/media/probe/probeClip.ts';
import { decodeSong } from '../../src/media/sound/decodeSong.ts';
import { clickSong, OPTIONS, planOf } from '../choreography/renderedDance.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { clicksIn } from './clickClip.ts';

const { tools, path, make } = clipWorkshop();
const FRAME_SECONDS = 1 / OPTIONS.framesPerSecond;
let song: Choreography['song'];

beforeAll(async () => {
  await mkdir(path('clips'));
  await make('clips/red.mp4', { picture: 'color=red:size=96x64:rate=25', seconds: 12 });
  song = await clickSong(tools(), path(''));
});

async function probeOf(file: string) {
  const result = await probeSong(tools(), file);
  if (result.status === 'unreadable') {
    throw new Error(result.reason.because);
  }
  return result.probe;
}

async function heard(file: string): Promise<number[]> {
  const { samples } = await decodeSong(tools(), file, await probeOf(file), { longestSeconds: 900 });
  return clicksIn(samples, SAMPLE_RATE);
}

async function ffmpeg(...options: readonly string[]): Promise<void> {
  await execa(tools().ffmpeg, ['-v', 'error', '-y', ...options]);
}

/** A film whose sound is the song, begun so late and without some of its packets. */
async function film(name: string, lateSeconds: number, dropped = '0'): Promise<string> {
  const picture = ['-f', 'lavfi', '-i', 'color=size=64x48:rate=10:duration=18'];
  const sound = ['-itsoffset', `${lateSeconds}`, '-i', path('film.m4a')];
  const streams = ['-map', '0:v', '-map', '1:a', '-c:v', 'mpeg4', '-c:a', 'copy'];
  await ffmpeg('-i', path('song.mp3'), '-c:a', 'aac', path('film.m4a'));
  await ffmpeg(...picture, ...sound, ...streams, '-bsf:a', `noise=drop=${dropped}`, path(name));
  return path(name);
}

/** The plan of a dance to the beats of a song as they are heard in another file of it. */
async function planFor(file: string, name: string): Promise<Choreography> {
  const clicks = await heard(file);
  const beatTimes = clicks.map((time) => Math.round(time * 1e4) / 1e4);
  const facts = { ...song, path: name, contentHash: await contentHash(file), beatTimes };
  return planOf(
    Array.from({ length: 3 }, () => ({ clip: 'red.mp4', beats: 8 })),
    { ...facts, sections: [{ startBeat: 0, endBeat: beatTimes.length, energy: 0.5, label: null }] },
    1,
  );
}

/** How far each click of `clicks` is from the nearest of `beats`, in seconds. */
function offBeat(clicks: readonly number[], beats: readonly number[]): number {
  return Math.max(...clicks.map((at) => Math.min(...beats.map((beat) => Math.abs(beat - at)))));
}

describe.each([
  ['begins .24 s after its picture', 'late.mkv', 0.24, '0'],
  ['begins 1.5 s after its picture, in a stream', 'later.ts', 1.5, '0'],
  ['has a gap of 3.5 s', 'gap.mp4', 0, 'gt(n\\,230)*lt(n\\,380)'],
])('a song that %s', (_, name, late, dropped) => {
  let plan: Choreography;
  let file: string;
  beforeAll(async () => {
    file = await film(name, late, dropped);
    plan = await planFor(file, name);
  });

  it('has its beats where a player plays them', () => {
    const played = song.beatTimes.map((time) => time + late);
    expect(plan.song.beatTimes.length).toBeGreaterThan(24);
    expect(offBeat(plan.song.beatTimes, played)).toBeLessThan(0.025);
  });

  it('is rendered with its beats on the cuts, to less than a frame, and passes the check', async () => {
    const target = path(`${name}.dance.mp4`);
    const clips = plan.blocks.map(() => path('clips/red.mp4'));
    await renderVideo(tools(), plan, { song: file, clips }, target, OPTIONS);
    const beats = plan.song.beatTimes.map((time) => time - plan.song.beatTimes[1]);
    const clicks = await heard(target);
    expect(clicks.length).toBeGreaterThan(20);
    expect(offBeat(clicks, beats)).toBeLessThan(FRAME_SECONDS / 2);
  });

  it('is previewed in the editor with its beats in place, to less than a frame', async () => {
    const planFile = path(`${name}.choreography.json`);
    const engine = localEngine(toolsIn(path(''), () => undefined));
    const { path: songPath, contentHash: hash } = plan.song;
    const preview = await engine.songPreview({
      place: { root: path('') },
      planFile,
      song: { path: songPath, contentHash: hash },
    });
    engine.close();
    const clicks = await heard(preview.file);
    expect(clicks).toHaveLength(plan.song.beatTimes.length);
    expect(offBeat(clicks, plan.song.beatTimes)).toBeLessThan(FRAME_SECONDS / 2);
  });
});

describe('songs joined to one file', () => {
  it.each([
    ['mono and stereo', ['-ac', '1'], ['-ac', '2']],
    ['44.1 and 48 kHz', ['-ar', '44100'], ['-ar', '48000']],
    ['48 kHz stereo and 32 kHz mono', ['-ar', '48000', '-ac', '2'], ['-ar', '32000', '-ac', '1']],
  ])('are heard one after the other without a gap: %s', async (_, first, second) => {
    const form = ['-c:a', 'libmp3lame', '-b:a', '128k', '-write_xing', '0', '-id3v2_version', '0'];
    await ffmpeg('-i', path('song.mp3'), '-t', '6', ...first, ...form, path('first.mp3'));
    await ffmpeg('-i', path('song.mp3'), ...second, ...form, path('second.mp3'));
    const parts = await Promise.all([readFile(path('first.mp3')), readFile(path('second.mp3'))]);
    await writeFile(path('joined.mp3'), Buffer.concat(parts));
    const clicks = await heard(path('joined.mp3'));
    const start = clicks[clicks.length - 1] - song.beatTimes[song.beatTimes.length - 1];
    expect(start).toBeGreaterThan(5.95);
    expect(start).toBeLessThan(6.2);
    const played = [
      ...song.beatTimes.filter((time) => time < 6),
      ...song.beatTimes.map((time) => time + start),
    ];
    expect(offBeat(clicks, [...played, ...played.map((time) => time + 0.05)])).toBeLessThan(0.03);
    expect((await readWaveform(tools(), path('joined.mp3'), 10)).length).toBe(10);
  });
});

it('a song is not refused for a length that is only guessed from its first seconds', async () => {
  const mp3 = ['-c:a', 'libmp3lame', '-ar', '44100', '-ac', '2', '-write_xing', '0', '-id3v2_version', '0'];
  await ffmpeg('-f', 'lavfi', '-i', 'sine=300:duration=3', ...mp3, '-b:a', '32k', path('thin.mp3'));
  await ffmpeg('-f', 'lavfi', '-i', 'sine=300:duration=5', ...mp3, '-b:a', '320k', path('thick.mp3'));
  const thick = await readFile(path('thick.mp3'));
  const thin = await readFile(path('thin.mp3'));
  await writeFile(path('vbr.mp3'), Buffer.concat([thin, ...Array.from({ length: 20 }, () => thick)]));
  const { stdout } = await execa(tools().ffprobe, [
    ...['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path('vbr.mp3')],
  ]);
  expect(Number(stdout)).toBeGreaterThan(900);
  expect(await readWaveform(tools(), path('vbr.mp3'), 100)).toHaveLength(100);
});

describe('the check of a rendered video', () => {
  it.each([0.217, 3.3, -0.06])('finds a song that is %d s off the plan', async (off) => {
    const file = path('song.mp3');
    const part = {
      ...{ file, probe: await probeOf(file), fromSeconds: 4, durationSeconds: 8 },
      ...{ fadeInSeconds: 0, fadeOutSeconds: 0 },
    };
    const rate = { numerator: 25, denominator: 1 };
    await ffmpeg('-ss', '4', '-t', '8', '-i', file, '-c:a', 'aac', path('cut.m4a'));
    expect(await soundFault(tools(), path('cut.m4a'), part, rate, undefined)).toBeNull();
    const shifted = { ...part, fromSeconds: 4 + off };
    expect(await soundFault(tools(), path('cut.m4a'), shifted, rate, undefined)).toMatch(
      /^the song is not where/,
    );
  });
});
