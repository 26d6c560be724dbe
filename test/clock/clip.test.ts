import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { analyseMusic } from '../../src/embedding/audio/embedAudio.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { makePoster } from '../../src/media/previews/makePoster.ts';
import { makePreview } from '../../src/media/previews/makePreview.ts';
import type { ClipProbe } from '../../src/media/probe/clipProbe.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { CLICKS, clicksIn, FLASH_SECONDS, makeClickClip } from './clickClip.ts';

const { tools, path } = clipWorkshop();

async function probeOf(clip: string): Promise<ClipProbe> {
  const result = await probeClip(tools(), clip);
  if (result.status === 'unreadable') {
    throw new Error(result.reason.because);
  }
  return result.probe;
}

/** When the clicks are heard and the picture turns white, by the analysis of a clip. */
async function analysed(clip: string) {
  const probe = await probeOf(clip);
  const { frames, sound, finished } = decodeClip(tools(), clip, probe);
  const bright: boolean[] = [];
  for await (const { green } of frames) {
    bright.push(green[green.length / 2] > 128);
  }
  return {
    clicks: clicksIn((await sound) ?? new Float32Array(), SAMPLE_RATE),
    flash: bright.indexOf(true) / 5,
    durationSeconds: probe.durationSeconds ?? Number.NaN,
    report: await finished,
  };
}

async function plain(): Promise<string> {
  const file = path('plain.mp4');
  if (!existsSync(file)) {
    await makeClickClip(tools(), file);
  }
  return file;
}

/** Makes another file of the plain clip: `before` goes in front of the input, `after` behind it. */
async function remade(name: string, before: readonly string[], after: readonly string[]): Promise<string> {
  const input = await plain();
  await execa(tools().ffmpeg, ['-v', 'error', '-y', ...before, '-i', input, ...after, path(name)]);
  return path(name);
}

/** A copy whose sound is moved against its picture by so many seconds. */
async function moved(name: string, seconds: number): Promise<string> {
  const streams = ['-map', '0:v', '-map', '1:a', '-c', 'copy'];
  return remade(name, [], ['-itsoffset', `${seconds}`, '-i', await plain(), ...streams]);
}

function expectTimes(found: readonly number[], wanted: readonly number[], within = 0.01): void {
  expect(found, `found ${found.join(', ')}`).toHaveLength(wanted.length);
  wanted.forEach((time, i) => {
    expect(Math.abs(found[i] - time), `${found[i]} instead of ${time}`).toBeLessThan(within);
  });
}

const CONTAINERS = ['mp4', 'mov', 'mkv', 'ts'] as const;

describe('a clip whose sound was moved against its picture is heard as it is played', () => {
  it('plain', async () => {
    const { clicks, flash, durationSeconds } = await analysed(await plain());
    expectTimes(clicks, CLICKS);
    expect(flash).toBe(FLASH_SECONDS);
    expect(durationSeconds).toBeCloseTo(4, 2);
  });

  it.each(CONTAINERS)('by +.22 s, .%s', async (extension) => {
    const { clicks, flash } = await analysed(await moved(`late.${extension}`, 0.22));
    expectTimes(
      clicks,
      CLICKS.map((at) => at + 0.22),
    );
    expect(flash).toBe(FLASH_SECONDS);
  });

  it.each(CONTAINERS)('by -.3 s, .%s', async (extension) => {
    const { clicks, flash } = await analysed(await moved(`early.${extension}`, -0.3));
    // In MP4 an edit list leaves out what lies before the picture; elsewhere the picture begins later.
    const start = extension === 'mp4' || extension === 'mov' ? 0 : 0.3 + 0.021;
    expectTimes(
      clicks,
      CLICKS.map((at) => at - 0.3 + start),
      0.012,
    );
    expect(Math.abs(flash - FLASH_SECONDS - start)).toBeLessThanOrEqual(0.2);
  });

  it.each(CONTAINERS)('cut at 1.5 s between key frames without coding it anew, .%s', async (extension) => {
    const clip = await remade(`cut.${extension}`, ['-ss', '1.5'], ['-c', 'copy']);
    const { clicks, flash } = await analysed(clip);
    // The picture begins with the key frame at 1 s where no edit list leaves out the time before 1.5 s.
    const begin = extension === 'mp4' || extension === 'mov' ? 1.5 : 1;
    const heard = CLICKS.filter((at) => at > begin);
    expect(Math.abs(flash - (FLASH_SECONDS - begin))).toBeLessThanOrEqual(0.2);
    const offset = clicks[clicks.length - 1] - (CLICKS[CLICKS.length - 1] - begin);
    expect(Math.abs(offset)).toBeLessThan(0.08);
    expectTimes(
      clicks,
      heard.map((at) => at - begin + offset),
    );
  });

  it('with its first beat within 30 ms', async () => {
    const beats = `aevalsrc='mod(t,0.5)<0.03*1':sample_rate=48000:duration=9`.replace(
      `'mod(t,0.5)<0.03*1'`,
      `'lt(mod(t-0.02,0.5),0.03)*gt(t,0.02)*sin(2*PI*1200*t)*0.8'`,
    );
    const picture = ['-f', 'lavfi', '-i', 'color=size=64x48:rate=10:duration=9'];
    const make = async (name: string, shift: readonly string[]) => {
      const options = ['-map', '0:v', '-map', '1:a', '-c:v', 'mpeg4', '-c:a', 'aac'];
      const sound = [...shift, '-f', 'lavfi', '-i', beats];
      await execa(tools().ffmpeg, ['-v', 'error', '-y', ...picture, ...sound, ...options, path(name)]);
      const decoding = decodeClip(tools(), path(name), await probeOf(path(name)));
      for await (const _ of decoding.frames) {
        // Only the sound matters.
      }
      return analyseMusic((await decoding.sound) ?? new Float32Array()).beats?.firstSeconds ?? Number.NaN;
    };
    const offBeat = (first: number, wanted: number) => Math.abs(((first - wanted + 100.25) % 0.5) - 0.25);
    expect(offBeat(await make('beats.mp4', []), 0.02)).toBeLessThan(0.03);
    expect(offBeat(await make('beats-late.mp4', ['-itsoffset', '0.22']), 0.24)).toBeLessThan(0.03);
    expect(offBeat(await make('beats-late.mkv', ['-itsoffset', '0.22']), 0.24)).toBeLessThan(0.03);
  });
});

describe('a clip whose sound has a gap', () => {
  it.each(['mp4', 'mkv', 'ts'])('is heard after it as it is played, .%s', async (extension) => {
    const drop = 'noise=drop=gt(n\\,56)*lt(n\\,110)';
    const clip = await remade(`gap.${extension}`, [], ['-c', 'copy', '-bsf:a', drop]);
    const { clicks } = await analysed(clip);
    expectTimes(
      clicks,
      [0.5, 1.1, 2.6, 3.5].map((at) => at + (extension === 'mp4' ? 0 : 0.021)),
      0.013,
    );
  });
});

describe('a clip whose time stamps do not begin at 0', () => {
  it.each([
    ['mp4', 90],
    ['mkv', 90],
    ['mkv', 3600],
    ['ts', 90],
    ['ts', 3600],
    ['flv', 90],
  ])('is whole: .%s, +%i s', async (extension, offset) => {
    const options = ['-c', 'copy', '-output_ts_offset', `${offset}`];
    const { clicks, report, durationSeconds } = await analysed(
      await remade(`offset-${offset}.${extension}`, [], options),
    );
    expect(report).toMatchObject({ status: 'whole', capped: false });
    expect(Math.abs(durationSeconds - 4)).toBeLessThan(0.06);
    expectTimes(
      clicks,
      CLICKS.map((at) => at + 0.022),
      0.015,
    );
  });

  it('and whose packets are in fragments', async () => {
    const options = ['-c', 'copy', '-movflags', 'frag_keyframe+empty_moov', '-output_ts_offset', '90'];
    const { report, durationSeconds } = await analysed(await remade('fragments.mp4', [], options));
    expect(report.status).toBe('whole');
    expect(Math.abs(durationSeconds - 4)).toBeLessThan(0.08);
  });
});

describe('a clip whose sound goes on after its picture', () => {
  it.each(['mp4', 'mkv', 'ts', 'avi', 'flv'])('is as long as its picture, .%s', async (extension) => {
    const options = ['-af', 'apad=whole_dur=8', '-c:v', 'copy', '-c:a', 'aac'];
    const clip = await remade(`longer.${extension}`, [], options);
    const probe = await probeOf(clip);
    expect(Math.abs((probe.durationSeconds ?? 0) - 4)).toBeLessThan(0.07);
    const poster = path(`longer-${extension}.jpg`);
    await makePoster(tools(), clip, probe, poster);
    expect(existsSync(poster)).toBe(true);
  });

  it('has a poster even where the picture ends long before the container says', async () => {
    const clip = await plain();
    const poster = path('late.jpg');
    await makePoster(tools(), clip, { ...(await probeOf(clip)), durationSeconds: 60 }, poster);
    expect(existsSync(poster)).toBe(true);
    await rm(poster);
  });
});

it('a preview plays what the analysis heard', async () => {
  const drop = 'noise=drop=gt(n\\,56)*lt(n\\,110)';
  const options = ['-map', '0:v', '-map', '1:a', '-c', 'copy', '-bsf:a', drop];
  const clip = await remade('preview.mkv', [], ['-itsoffset', '0.22', '-i', await plain(), ...options]);
  await makePreview(tools(), clip, await probeOf(clip), path('preview.mp4'));
  const heard = await analysed(clip);
  const played = await analysed(path('preview.mp4'));
  expectTimes(played.clicks, heard.clicks);
  expect(played.flash).toBe(heard.flash);
});
