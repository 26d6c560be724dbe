import { existsSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { PlanSong } from '../../src/choreography/plan/choreography.ts';
import { analyseSong, readWaveform } from '../../src/choreography/song/analyseSong.ts';
import { beatGrid } from '../../src/choreography/song/beatGrid.ts';
import { onsetLevels } from '../../src/embedding/audio/rhythm/onsetStrength.ts';
import { contentHash } from '../../src/media/contentHash.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { probeSong } from '../../src/media/probe/probeClip.ts';
import { decodeSong } from '../../src/media/sound/decodeSong.ts';
import { profileOf } from '../../src/moves/dances/profile.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { drawSong, SECTIONS } from './drawSong.ts';

const { tools, path, make } = clipWorkshop();
const song = drawSong({
  sections: [
    { ...SECTIONS.verse, bars: 8 },
    { ...SECTIONS.chorus, bars: 8 },
  ],
  beatSeconds: () => 60 / 128,
});

/** Writes the song to a file of the extension's format. */
async function save(name: string, options: readonly string[] = []): Promise<string> {
  const file = path(name);
  const raw = ['-f', 'f32le', '-ar', `${SAMPLE_RATE}`, '-ac', '1', '-i', 'pipe:0'];
  await execa(tools().ffmpeg, ['-v', 'error', '-y', ...raw, ...options, `file:${file}`], {
    input: new Uint8Array(song.samples.buffer),
  });
  return file;
}

describe('a song is analysed', () => {
  it.each(['mp3', 'wav', 'flac', 'ogg', 'm4a'])('as .%s, its beats within 20 ms', async (extension) => {
    const file = await save(`song.${extension}`);
    const progress: number[] = [];
    const { facts, sectionVectors } = await analyseSong(tools(), file, {
      onProgress: (seconds) => progress.push(seconds),
    });
    expect(PlanSong.safeParse({ path: 'song', ...facts }).success).toBe(true);
    expect(facts.contentHash).toBe(await contentHash(file));
    expect(facts.tempoBpm).toBeCloseTo(128, 0);
    expect(sectionVectors).toHaveLength(facts.sections.length);
    expect(progress.at(-1)).toBeCloseTo(facts.durationSeconds, 5);
    for (const time of song.beatTimes) {
      expect(Math.min(...facts.beatTimes.map((beat) => Math.abs(beat - time)))).toBeLessThan(0.02);
    }
  });

  it('with its beats where the picture of its video has them', async () => {
    const late = await save('late.mkv', ['-af', 'asetpts=PTS+1.5/TB', '-c:a', 'flac']);
    const video = path('video.mkv');
    const picture = ['-f', 'lavfi', '-t', '20', '-i', 'color=size=64x64:rate=5'];
    const streams = ['-map', '0:a', '-map', '1:v', '-c:a', 'copy', '-c:v', 'mpeg4'];
    await execa(tools().ffmpeg, ['-v', 'error', '-copyts', '-i', late, ...picture, ...streams, video]);
    const { facts } = await analyseSong(tools(), video);
    expect(Math.min(...facts.beatTimes.map((beat) => Math.abs(beat - song.beatTimes[8] - 1.5)))).toBeLessThan(
      0.02,
    );
  });

  it('and outlined', async () => {
    const peaks = await readWaveform(tools(), await save('outline.wav'), 100);
    expect(peaks).toHaveLength(100);
    expect(Math.max(...peaks)).toBe(1);
    expect(peaks.at(-1)).toBeLessThan(0.01);
  });
});

describe('a song is refused, with what to do,', () => {
  const refusal = async (file: string): Promise<string> => {
    const failure = await analyseSong(tools(), file).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'Failure', code: 'bad-request', remedy: expect.any(String) });
    return failure instanceof Error ? failure.message : '';
  };
  const sound = async (name: string, source: string, seconds: number): Promise<string> =>
    make(name, { picture: null, sound: source, seconds, options: ['-c:a', 'pcm_s16le'] });

  it('where it is not there', async () => {
    expect(await refusal(path('gone.mp3'))).toBe('gone.mp3 cannot be used as a song: the file is not there.');
  });

  it('where there is no sound in it', async () => {
    const film = await make('film.mp4', { sound: null });
    expect(await refusal(film)).toBe('film.mp4 cannot be used as a song: there is no sound in it.');
  });

  it('where it is silent', async () => {
    const file = await sound('silent.wav', 'anullsrc=r=22050:cl=mono', 30);
    expect(await refusal(file)).toBe('silent.wav cannot be used as a song: the sound is silent.');
  });

  it('where it lasts ten seconds', async () => {
    expect(await refusal(await sound('short.wav', 'sine', 10))).toBe('short.wav is only 10 seconds long.');
  });

  it('where it lasts an hour, without reading it', async () => {
    const file = await sound('hour.wav', 'anullsrc=r=8000:cl=mono', 3600);
    expect(await refusal(file)).toBe('hour.wav is 60 minutes long.');
  });

  it('where it has no beat', async () => {
    const file = await sound('noise.wav', 'anoisesrc=r=22050:color=pink:seed=1', 25);
    expect(await refusal(file)).toBe('noise.wav has no steady beat to dance to.');
  });

  it('where it is cut off', async () => {
    const file = await save('cut.flac');
    await truncate(file, 200_000);
    expect(await refusal(file)).toMatch(/^cut\.flac is damaged: only \d+ of its \d+ seconds can be read\.$/);
  });

  it('where it is no music at all', async () => {
    await writeFile(path('letter.mp3'), 'Dear dancers, '.repeat(500));
    expect(await refusal(path('letter.mp3'))).toMatch(/^letter\.mp3 cannot be used as a song: /);
  });

  it('where it only names another file', async () => {
    await writeFile(path('list.mp3'), `ffconcat version 1.0\nfile '${await save('other.wav')}'\n`);
    expect(await refusal(path('list.mp3'))).toMatch(/^list\.mp3 cannot be used as a song: /);
  });

  it('and given up when it is cancelled', async () => {
    const file = await save('cancelled.wav');
    await expect(analyseSong(tools(), file, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const late = analyseSong(tools(), file, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  });
});

const FOLDER = '../shared/data/Bachata_steps';

/** Clips of four songs with the tempo of each. */
const CLIPS = [
  ['spin/spins_double.mp4', 136],
  ['basic/slow_basic.mp4', 108],
  ['bolero/paseala.mp4', 132],
  ['cross_body_lead/cross_body_lead.mp4', 130],
  ['headrolls/headrolls_back.mp4', 115],
  ['hiprolls/double_hiproll.mp4', 108],
] as const;

describe.skipIf(!existsSync(FOLDER))('the music of real clips', () => {
  it.each(CLIPS)('has its beats at the tempo of its song, to 1 %%: %s', async (key, bpm) => {
    const file = join(FOLDER, key);
    const result = await probeSong(tools(), file);
    expect(result.status).toBe('readable');
    if (result.status === 'readable') {
      const { samples } = await decodeSong(tools(), file, result.probe, { longestSeconds: 60 });
      const span = { from: 0, to: samples.length / SAMPLE_RATE };
      const times = beatGrid(onsetLevels(samples), span, profileOf(null).tempo) ?? [];
      const heardBpm = (60 * (times.length - 1)) / (times[times.length - 1] - times[0]);
      expect(Math.abs(heardBpm / bpm - 1)).toBeLessThan(0.01);
    }
  });
});
