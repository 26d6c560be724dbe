import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { type FfmpegTools, findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { FRAMES_PER_SECOND, type Frame } from '../../src/media/frames/frame.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { SAMPLE_CLIPS } from '../../tools/samples/clips.ts';
import { film } from '../../tools/samples/filming.ts';
import { PICTURE } from '../../tools/samples/picture/camera.ts';
import {
  ANNOTATIONS_FILE,
  annotationsFile,
  clipFile,
  TRUTH_FILE,
  truthFile,
} from '../../tools/samples/sampleFiles.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

let tools: FfmpegTools;
beforeAll(async () => {
  tools = await findFfmpeg();
});

async function probeOf(key: string) {
  const result = await probeClip(tools, clipFile(key));
  if (result.status === 'unreadable') {
    throw new Error(`${key}: ${result.reason.because}`);
  }
  return result.probe;
}

/** Mean difference of a decoded frame from a drawn picture, in grey levels, sampled at the frame's own size. */
function differenceOf({ width, height, red, green }: Frame, drawn: Buffer): number {
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sourceX = Math.floor(((x + 0.5) * PICTURE.width) / width);
      const sourceY = Math.floor(((y + 0.5) * PICTURE.height) / height);
      const from = (sourceY * PICTURE.width + sourceX) * 4;
      const at = y * width + x;
      sum += Math.abs(red[at] - drawn[from]) + Math.abs(green[at] - drawn[from + 1]);
    }
  }
  return sum / (2 * width * height);
}

describe('the sample files', () => {
  it('are what the script writes of its clips', () => {
    expect(readJson(ANNOTATIONS_FILE)).toEqual(annotationsFile(SAMPLE_CLIPS));
    expect(readJson(TRUTH_FILE)).toEqual(truthFile(SAMPLE_CLIPS));
  });

  it('hold the annotated clips and no others', async () => {
    const files = await readdir(clipFile(''), { recursive: true });
    const clips = files.filter((file) => file.endsWith('.mp4')).map((file) => file.replaceAll('\\', '/'));
    expect(clips.sort()).toEqual(SAMPLE_CLIPS.map(({ key }) => key).sort());
  });

  it('hold two clips of one id, one clip without sound and one with a single dancer', () => {
    const ids = annotationsFile(SAMPLE_CLIPS).clips.map(({ clip_id }) => clip_id);
    expect(ids.length - new Set(ids).size).toBe(1);
    expect(SAMPLE_CLIPS.filter(({ hasSound }) => !hasSound)).toHaveLength(1);
    expect(SAMPLE_CLIPS.filter(({ looks }) => looks.length === 1)).toHaveLength(1);
  });

  it('weigh less than five megabytes', async () => {
    const sizes = await Promise.all(SAMPLE_CLIPS.map(async ({ key }) => (await stat(clipFile(key))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5e6);
  });
});

describe.each(SAMPLE_CLIPS)('the sample $key', (clip) => {
  it('lasts as long as it was danced, with sound where it is annotated', async () => {
    const probe = await probeOf(clip.key);
    expect(probe.durationSeconds).toBeCloseTo(clip.seconds, 1);
    expect({ width: probe.width, height: probe.height }).toEqual(PICTURE);
    expect(probe.hasSound).toBe(clip.hasSound);
  });

  it('shows at each analysed frame the dancers where the truth says', async () => {
    const { frames } = decodeClip(tools, clipFile(clip.key), await probeOf(clip.key));
    const { pixels } = film(clip);
    const { source_frames: sources } = truthFile([clip]).clips[clip.key];
    const decoded: Frame[] = [];
    for await (const frame of frames) {
      decoded.push(frame);
    }
    expect(decoded).toHaveLength(clip.seconds * FRAMES_PER_SECOND);
    for (const i of [0, Math.floor(decoded.length / 2), decoded.length - 1]) {
      expect(differenceOf(decoded[i], pixels(sources[i]))).toBeLessThan(3);
    }
  });
});

describe('the clip of a fast spin', () => {
  it('is told from its own pictures a tenth of a second off, so that the frames of the truth are the right ones', async () => {
    const spin = SAMPLE_CLIPS.find(({ key }) => key === 'spin/double_spin.mp4') ?? SAMPLE_CLIPS[0];
    const { pixels } = film(spin);
    const { source_frames: sources } = truthFile([spin]).clips[spin.key];
    const { frames } = decodeClip(tools, clipFile(spin.key), await probeOf(spin.key));
    let index = 0;
    for await (const frame of frames) {
      if (index === 11) {
        const [before, exact, after] = [-2, 0, 2].map((off) =>
          differenceOf(frame, pixels(sources[11] + off)),
        );
        expect(exact).toBeLessThan(before);
        expect(exact).toBeLessThan(after);
      }
      index++;
    }
    expect(index).toBeGreaterThan(11);
  });
});
