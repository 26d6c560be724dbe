import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderVideo } from '../../src/choreography/render/renderVideo.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { toneMapping } from '../../src/media/frames/colours.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { BEAT_TIMES, clickSong, coloursOf, OPTIONS, planOf } from '../choreography/renderedDance.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { colourOf } from '../pose/frames.ts';

const { tools, path, make } = clipWorkshop();

/** The wrong matrix would make of it 171 instead of 190: what is shown must be this. */
const SHOWN = [60, 190, 90] as const;
const PICTURE = `color=0x${Buffer.from(SHOWN).toString('hex')}:size=96x64:rate=25,format=gbrp`;

const hasZscale = spawnSync('ffmpeg', ['-hide_banner', '-filters'], { encoding: 'utf8' }).stdout?.includes(
  ' zscale ',
);

const BT709 = 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=gbr:range=pc';

/** A clip's picture, and what its file says of the colours: matrix, primaries and transfer function. */
interface Coded {
  readonly picture: string;
  readonly tags: readonly [matrix: string, primaries: string, transfer: string] | null;
  readonly range?: 'tv' | 'pc';
}

function hdr(transfer: string): Coded {
  const picture =
    `${PICTURE},${BT709},zscale=t=linear:npl=203,format=gbrpf32le,` +
    `zscale=p=bt2020:t=${transfer}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le`;
  return { picture, tags: ['bt2020nc', 'bt2020', transfer] };
}

function sdr(matrix: string, tags: Coded['tags'], range: 'tv' | 'pc' = 'tv'): Coded {
  return {
    picture: `${PICTURE},scale=out_color_matrix=${matrix}:out_range=${range},format=yuv420p`,
    tags,
    range,
  };
}

const CLIPS: Readonly<Record<string, Coded>> = {
  'untagged.mkv': sdr('bt601', null),
  'bt601.mkv': sdr('bt601', ['smpte170m', 'smpte170m', 'smpte170m']),
  'bt709.mkv': sdr('bt709', ['bt709', 'bt709', 'bt709']),
  'full.mkv': sdr('bt709', ['bt709', 'bt709', 'bt709'], 'pc'),
  ...(hasZscale ? { 'hlg.mkv': hdr('arib-std-b67'), 'pq.mkv': hdr('smpte2084') } : {}),
};

/** Files whose tone mapping leaves highlights room: they come out a little darker. */
const TOLERANCE: Readonly<Record<string, number>> = { 'hlg.mkv': 25, 'pq.mkv': 25 };

function distance(colour: ArrayLike<number>): number {
  return Math.max(...SHOWN.map((value, i) => Math.abs(value - colour[i])));
}

beforeAll(async () => {
  await mkdir(path('clips'));
  for (const [name, { picture, tags, range = 'tv' }] of Object.entries(CLIPS)) {
    const [matrix, primaries, transfer] = tags ?? [];
    const options = [
      ...['-c:v', 'ffv1', ...KEEP, '-color_range', range],
      ...(tags
        ? ['-colorspace', `${matrix}`, '-color_primaries', `${primaries}`, '-color_trc', `${transfer}`]
        : []),
    ];
    await make(`clips/${name}`, { picture, sound: null, seconds: 3, options });
  }
});

/** Does not turn the pixels into the workshop's usual format. */
const KEEP = ['-pix_fmt', '+'] as const;

describe('a rendered video', () => {
  it('is tagged as BT.709 and shows the colours of each clip, whatever these are coded in', async () => {
    const names = Object.keys(CLIPS);
    const song = await clickSong(tools(), path(''));
    const plan = planOf(
      names.map((clip) => ({ clip, beats: 5 })),
      song,
    );
    const sources = { song: path(song.path), clips: names.map((clip) => path(`clips/${clip}`)) };
    const target = path('colours.mp4');
    await renderVideo(tools(), plan, sources, target, OPTIONS);
    const { stdout } = await execa(tools().ffprobe, [
      ...['-v', 'error', '-select_streams', 'v', '-print_format', 'json'],
      ...['-show_entries', 'stream=color_range,color_space,color_transfer,color_primaries', target],
    ]);
    expect(JSON.parse(stdout).streams).toEqual([
      { color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
    ]);
    const colours = await coloursOf(tools(), target);
    names.forEach((name, block) => {
      const middle = (BEAT_TIMES[5 * block + 2] - BEAT_TIMES[0]) * OPTIONS.framesPerSecond;
      expect([name, distance(colours[Math.round(middle)])]).toSatisfy(
        ([, off]: [string, number]) => off <= (TOLERANCE[name] ?? 10),
      );
    });
  });
});

describe.runIf(hasZscale)('a picture in HDR', () => {
  it.each(['hlg.mkv', 'pq.mkv'])('%s is decoded to what an ordinary screen shows', async (name) => {
    const file = path(`clips/${name}`);
    const probed = await probeClip(tools(), file);
    if (probed.status === 'unreadable') {
      throw new Error(probed.reason.because);
    }
    const colourWith = async (filters: ReadonlySet<string> | null) => {
      const mapping = filters ? toneMapping(probed.probe, filters) : [];
      const { frames } = decodeClip(tools(), file, probed.probe, { toneMapping: mapping });
      for await (const frame of frames) {
        return colourOf(frame, 0, 0);
      }
      throw new Error('no frame');
    };
    expect(distance(await colourWith(new Set(['zscale', 'tonemap'])))).toBeLessThanOrEqual(25);
    expect(distance(await colourWith(new Set()))).toBeLessThanOrEqual(25);
    expect(distance(await colourWith(null))).toBeGreaterThan(30);
  });
});
