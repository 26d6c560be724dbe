import { execa } from 'execa';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';

/** The sound of a clip, mono at SAMPLE_RATE, -1 to 1, without decoding its picture. */
export async function soundOf(tools: FfmpegTools, path: string): Promise<Float32Array> {
  const { stdout } = await execa(
    tools.ffmpeg,
    [
      '-nostdin',
      '-loglevel',
      'error',
      '-i',
      path,
      '-vn',
      '-ac',
      '1',
      '-ar',
      `${SAMPLE_RATE}`,
      '-f',
      'f32le',
      '-',
    ],
    { encoding: 'buffer', stdin: 'ignore' },
  );
  return new Float32Array(
    stdout.slice().buffer,
    0,
    Math.floor(stdout.length / Float32Array.BYTES_PER_ELEMENT),
  );
}
