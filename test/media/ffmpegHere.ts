import { ffmpegAbilities } from '../../src/media/ffmpeg/ffmpegAbilities.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';

/** The ffmpeg that the program uses here: what came with it, where there is a build for this platform. */
export const FFMPEG = await findFfmpeg();

const { encoders } = await ffmpegAbilities(FFMPEG);

/** Arguments that make it write H.264, well enough to analyse. */
export const H264: readonly string[] = encoders.has('libx264')
  ? ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '23', '-pix_fmt', 'yuv420p']
  : ['-c:v', 'libopenh264', '-b:v', '2M', '-pix_fmt', 'yuv420p'];
