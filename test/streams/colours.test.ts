import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderVideo } from '../../src/choreography/render/renderVideo.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { ffmpegAbilities } from '../../src/media/ffmpeg/ffmpegAbilities.ts';
import { type FfmpegTools, findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { toneMapping } from '../../src/media/frames/colours.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { BEAT_TIMES, clickSong, coloursOf, OPTIONS, planOf } from '../choreography/renderedDance.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { colourOf } from '../pose/frames.ts';

const { tools, path, make } = clipWorkshop();

/** The wrong matrix would make of it 171 instead of 190: what is shown must be this. */
const SHOWN = [60, 190, 90] as const;
const PICTURE = `color=0x${Buffer.from(SHOWN).toString('hex')}:size=96x64:rate=25,format=gbrp`;

/** The machine's own ffmpeg, if there is one: it may map tones by itself. */
const onPath = await findFfmpeg({ bundled: null }).catch(() => null);
const hasZscale = onPath !== null && (await ffmpegAbilities(onPath)).filters.has('zscale');

/** A clip's picture, coded by a matrix, in a file that says so, or says nothing of its colours. */
function coded(matrix: string, tag: string | null, range: 'tv' | 'pc' = 'tv'): string {
  const said = tag ?? 'unknown';
  return (
    `${PICTURE},scale=out_color_matrix=${matrix}:out_range=${range},format=yuv420p,` +
    `setparams=range=${tag === null ? 'unknown' : range}:colorspace=${said}:color_primaries=${said}:color_trc=${said}`
  );
}

const CLIPS: Readonly<Record<string, string>> = {
  'untagged.mkv': coded('bt601', null),
  'bt601.mkv': coded('bt601', 'smpte170m'),
  'bt709.mkv': coded('bt709', 'bt709'),
  'full.mkv': coded('bt709', 'bt709', 'pc'),
};

/** The same colour in HDR, for which an ffmpeg with zscale was needed. */
const HDR_CLIPS = ['hlg.mkv', 'pq.mkv'] as const;

/** Files whose tone mapping leaves highlights room: they come out a little darker. */
const TOLERANCE: Readonly<Record<string, number>> = { 'hlg.mkv': 25, 'pq.mkv': 25 };

function distance(colour: ArrayLike<number>): number {
  return Math.max(...SHOWN.map((value, i) => Math.abs(value - colour[i])));
}

beforeAll(async () => {
  await mkdir(path('clips'));
  for (const [name, picture] of Object.entries(CLIPS)) {
    await make(`clips/${name}`, {
      picture,
      sound: null,
      seconds: 3,
      options: ['-c:v', 'ffv1', ...KEEP, ...(name === 'full.mkv' ? FULL : [])],
    });
  }
  for (const name of HDR_CLIPS) {
    await cp(join(import.meta.dirname, 'clips', name), path(`clips/${name}`));
  }
});

/** Does not turn the pixels into the workshop's usual format. */
const KEEP = ['-pix_fmt', '+'] as const;
const FULL = ['-color_range', 'pc'] as const;

describe('a rendered video', () => {
  it('is tagged as BT.709 and shows the colours of each clip, whatever these are coded in', async () => {
    const names = [...Object.keys(CLIPS), ...HDR_CLIPS];
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

describe.each(HDR_CLIPS)('the HDR picture %s', (name) => {
  async function colourWith(tools: FfmpegTools, filters: ReadonlySet<string> | null) {
    const file = path(`clips/${name}`);
    const probed = await probeClip(tools, file);
    if (probed.status === 'unreadable') {
      throw new Error(probed.reason.because);
    }
    const mapping = filters ? toneMapping(probed.probe, filters) : [];
    const { frames } = decodeClip(tools, file, probed.probe, { toneMapping: mapping });
    for await (const frame of frames) {
      return colourOf(frame, 0, 0);
    }
    throw new Error('no frame');
  }

  it('is decoded to what an ordinary screen shows', async () => {
    expect(distance(await colourWith(tools(), new Set()))).toBeLessThanOrEqual(25);
    expect(distance(await colourWith(tools(), null))).toBeGreaterThan(30);
  });

  it.runIf(hasZscale)('is decoded to the same by an ffmpeg that maps tones by itself', async () => {
    const mapped = await colourWith(onPath ?? tools(), new Set(['zscale', 'tonemap']));
    expect(distance(mapped)).toBeLessThanOrEqual(25);
  });
});
