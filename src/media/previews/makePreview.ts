import { execa } from 'execa';
import { ANALYSED_SECONDS } from '../../moves/quality.ts';
import { Failure } from '../../shared/failure.ts';
import { clockedInput, otherStream } from '../clockedInput.ts';
import type { FfmpegTools } from '../ffmpeg/findFfmpeg.ts';
import { frameSize } from '../frames/frameSize.ts';
import type { ClipProbe } from '../probe/clipProbe.ts';
import { playSong } from '../sound/decodeSong.ts';
import { rawSound, type SoundForm } from '../sound/stampedSound.ts';
import { makeFile } from './makeFile.ts';

/** Short side of the picture in pixels, where the clip has as many. */
const SHORT_SIDE = 360;

const STEREO: SoundForm = { channels: 2, sampleRate: 44_100 };

/** Encoders of H.264 that builds of ffmpeg bring, best first, with their settings for a small file made fast. */
const H264_ENCODERS: Readonly<Record<string, readonly string[]>> = {
  libx264: ['-preset', 'superfast', '-crf', '27', '-profile:v', 'main'],
  libopenh264: ['-b:v', '700k'],
  h264_videotoolbox: ['-b:v', '700k'],
  h264_mf: ['-b:v', '700k'],
};

/**
 * Makes a small version of a clip that VS Code can play: H.264 at 360 lines and MP3, because desktop VS Code is silent
 * on AAC, with the index in front so that it starts before it is loaded.
 * @throws Failure `no-ffmpeg` where this ffmpeg cannot write these formats, and as `makeFile`
 */
export async function makePreview(
  tools: FfmpegTools,
  clip: string,
  probe: ClipProbe,
  target: string,
): Promise<void> {
  const { width, height } = frameSize(probe, SHORT_SIDE);
  const sound = probe.hasSound ? ['-map', '1:a', '-c:a', 'libmp3lame', '-b:a', '128k'] : [];
  const song = probe.hasSound
    ? playSong(tools, clip, probe, STEREO, { longestSeconds: ANALYSED_SECONDS })
    : null;
  await makeFile(
    tools,
    target,
    ['-t', `${ANALYSED_SECONDS}`, ...clockedInput(clip, probe), ...(song ? rawSound(STEREO) : [])],
    [
      ...['-map', `0:${probe.pictureStream}`],
      ...['-vf', `scale=${even(width)}:${even(height)},setsar=1,format=yuv420p`],
      ...(await h264(tools, probe.hasSound)),
      ...sound,
      ...['-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'],
    ],
    { aside: otherStream(probe, 'picture'), ...(song && { stdin: song.sound }) },
  );
}

/** H.264 halves the picture's colours: its sides are even. */
function even(side: number): number {
  return Math.max(2, 2 * Math.round(side / 2));
}

async function h264({ ffmpeg }: FfmpegTools, withSound: boolean): Promise<string[]> {
  const { stdout } = await execa(ffmpeg, ['-hide_banner', '-encoders'], { stdin: 'ignore', timeout: 20_000 });
  const known = (name: string) => new RegExp(`^ \\S+ +${name} `, 'm').test(stdout);
  const encoder = Object.entries(H264_ENCODERS).find(([name]) => known(name));
  if (!encoder || (withSound && !known('libmp3lame'))) {
    throw new Failure('no-ffmpeg', `${ffmpeg} cannot write H.264 and MP3, so there is nothing to play.`, {
      remedy: 'Install a full build of ffmpeg, or open the clip itself.',
    });
  }
  const [name, settings] = encoder;
  return ['-c:v', name, ...settings];
}
