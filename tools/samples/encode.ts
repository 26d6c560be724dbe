import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { FRAME_RATE } from './filming.ts';
import { SOUND_RATE } from './music/instruments.ts';
import { PICTURE } from './picture/camera.ts';

const VIDEO = ['-c:v', 'libx264', '-preset', 'slow', '-crf', '25', '-pix_fmt', 'yuv420p', '-g', '60'];
const AUDIO = ['-c:a', 'aac', '-b:a', '80k'];
/** One ffmpeg makes the same bytes of the same pictures: no dates, no names, no threads. */
const REPEATABLE = [
  '-map_metadata',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
];

export interface EncodeRequest {
  /** Path of ffmpeg. */
  readonly program: string;
  readonly output: string;
  readonly frameCount: number;
  /** RGBA pixels of a frame. */
  readonly pixels: (frame: number) => Buffer;
  /** Raw mono float samples in a file; null for a clip without sound. */
  readonly soundFile: string | null;
}

/** Writes an MP4 with ffmpeg. @throws Error with ffmpeg's own words where it fails. */
export async function encode({
  program,
  output,
  frameCount,
  pixels,
  soundFile,
}: EncodeRequest): Promise<void> {
  const sound =
    soundFile === null ? [] : ['-f', 'f32le', '-ar', `${SOUND_RATE}`, '-ac', '1', '-i', soundFile];
  const size = `${PICTURE.width}x${PICTURE.height}`;
  const ffmpeg = spawn(
    program,
    [
      ...[
        '-v',
        'error',
        '-y',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgba',
        '-s',
        size,
        '-r',
        `${FRAME_RATE}`,
        '-i',
        '-',
      ],
      ...sound,
      ...VIDEO,
      ...(soundFile === null ? [] : AUDIO),
      ...[...REPEATABLE, '-threads', '1', '-movflags', '+faststart', output],
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let complaints = '';
  ffmpeg.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const closed = once(ffmpeg, 'close');
  // Where ffmpeg stops early the pipe breaks; its exit code and words tell why.
  ffmpeg.stdin.on('error', () => {});
  for (let frame = 0; frame < frameCount && ffmpeg.exitCode === null; frame++) {
    if (!ffmpeg.stdin.write(pixels(frame))) {
      await Promise.race([once(ffmpeg.stdin, 'drain'), closed]);
    }
  }
  ffmpeg.stdin.end();
  const [exitCode] = await closed;
  if (exitCode !== 0) {
    throw new Error(`ffmpeg could not write ${output}: ${complaints.trim()}`);
  }
}
