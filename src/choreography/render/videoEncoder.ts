import { execa } from 'execa';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { Failure } from '../../shared/failure.ts';
import type { EncoderChoice } from './renderOptions.ts';

/** An H.264 encoder with its settings as arguments of ffmpeg. */
export interface VideoEncoder {
  readonly name: string;
  readonly arguments: readonly string[];
}

/**
 * Best first. One thread each, because several pieces are made at once, and because the number of threads would show
 * in the bytes.
 */
const SOFTWARE: readonly VideoEncoder[] = [
  {
    name: 'libx264',
    arguments: ['-preset', 'veryfast', '-crf', '20', '-profile:v', 'high', '-threads', '1'],
  },
  { name: 'libopenh264', arguments: ['-b:v', '5M', '-threads', '1'] },
];

const HARDWARE: readonly VideoEncoder[] = [
  { name: 'h264_videotoolbox', arguments: ['-b:v', '6M'] },
  { name: 'h264_nvenc', arguments: ['-rc', 'vbr', '-cq', '22', '-b:v', '0'] },
  { name: 'h264_qsv', arguments: ['-global_quality', '22'] },
  { name: 'h264_amf', arguments: ['-b:v', '6M'] },
  { name: 'h264_mf', arguments: ['-b:v', '6M'] },
];

/**
 * The encoder to use. That ffmpeg was built with one says little of the machine: each is tried on a few frames.
 * @throws Failure `no-ffmpeg` where none of the wanted kind works here
 */
export async function findEncoder(tools: FfmpegTools, choice: EncoderChoice): Promise<VideoEncoder> {
  const candidates = {
    auto: [...SOFTWARE, ...HARDWARE],
    software: SOFTWARE,
    hardware: HARDWARE,
  }[choice];
  const { stdout } = await execa(tools.ffmpeg, ['-hide_banner', '-encoders'], {
    stdin: 'ignore',
    timeout: 20_000,
  });
  for (const encoder of candidates) {
    if (new RegExp(`^ \\S+ +${encoder.name} `, 'm').test(stdout) && (await works(tools, encoder))) {
      return encoder;
    }
  }
  throw choice === 'hardware'
    ? new Failure('no-ffmpeg', 'No hardware video encoder works on this machine.', {
        remedy: 'Render with the software encoder, which is the default.',
      })
    : new Failure('no-ffmpeg', `${tools.ffmpeg} cannot write H.264, the format of the video.`, {
        remedy: 'Install a full build of ffmpeg.',
      });
}

async function works({ ffmpeg }: FfmpegTools, encoder: VideoEncoder): Promise<boolean> {
  const source = ['-f', 'lavfi', '-i', 'color=size=320x240:rate=30', '-frames:v', '3'];
  const { failed } = await execa(
    ffmpeg,
    [
      ...['-nostdin', '-v', 'quiet', ...source, '-pix_fmt', 'yuv420p'],
      ...['-c:v', encoder.name, ...encoder.arguments, '-f', 'null', '-'],
    ],
    { stdin: 'ignore', timeout: 20_000, reject: false },
  );
  return !failed;
}
