import { findEncoder } from '../../choreography/render/videoEncoder.ts';
import { type FfmpegAbilities, ffmpegAbilities } from '../../media/ffmpeg/ffmpegAbilities.ts';
import { type FfmpegTools, findFfmpeg } from '../../media/ffmpeg/findFfmpeg.ts';
import { fullFfmpegHint, thisMachine } from '../../media/ffmpeg/installHint.ts';
import { Failure } from '../../shared/failure.ts';
import type { SetupCheck } from '../answers.ts';

/** What phones and cameras film in: without one of these, most clips cannot be read, or not heard. */
const NEEDED_DECODERS = ['h264', 'hevc', 'aac'] as const;

const USUAL_DECODERS = ['vp8', 'vp9', 'av1', 'mpeg4', 'mp3', 'opus', 'vorbis', 'flac', 'pcm_s16le'] as const;

/** The sound of previews and of rendered videos. */
const SOUND_ENCODERS = ['libmp3lame', 'aac'] as const;

/** Whether ffmpeg is there, and can read what people film and write what is made of it. */
export async function ffmpegChecks(setting: string | undefined): Promise<SetupCheck[]> {
  let tools: FfmpegTools;
  try {
    tools = await findFfmpeg({ setting });
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    return [{ name: 'ffmpeg', state: 'missing', detail: error.message, remedy: error.remedy }];
  }
  const { ffmpeg, version, source } = tools;
  const from = { setting: 'as set', bundled: 'comes with the program', path: 'on the PATH' }[source];
  const abilities = await ffmpegAbilities(tools);
  const hint = fullFfmpegHint(await thisMachine());
  return [
    { name: 'ffmpeg', state: 'ok', detail: `${version}, ${ffmpeg} (${from})`, remedy: null },
    decoderCheck(abilities, hint),
    await encoderCheck(tools, abilities, hint),
  ];
}

function decoderCheck({ decoders }: FfmpegAbilities, hint: string): SetupCheck {
  const lacking = [...NEEDED_DECODERS, ...USUAL_DECODERS].filter((codec) => !decoders.has(codec));
  const isUsable = NEEDED_DECODERS.every((codec) => decoders.has(codec));
  const name = 'ffmpeg decoders';
  return lacking.length === 0
    ? { name, state: 'ok', detail: [...NEEDED_DECODERS, ...USUAL_DECODERS].join(', '), remedy: null }
    : {
        name,
        state: isUsable ? 'warning' : 'missing',
        detail: `none for ${lacking.join(', ')}: clips in these cannot be read`,
        remedy: hint,
      };
}

/** Without encoders, clips can still be analysed. */
async function encoderCheck(
  tools: FfmpegTools,
  { encoders }: FfmpegAbilities,
  hint: string,
): Promise<SetupCheck> {
  const video = await findEncoder(tools, 'auto').catch((error: unknown) => {
    if (error instanceof Failure) {
      return null;
    }
    throw error;
  });
  const lacking = [
    ...(video ? [] : ['H.264']),
    ...SOUND_ENCODERS.filter((encoder) => !encoders.has(encoder)),
  ];
  const name = 'ffmpeg encoders';
  return lacking.length === 0
    ? { name, state: 'ok', detail: [video?.name, ...SOUND_ENCODERS].join(', '), remedy: null }
    : {
        name,
        state: 'warning',
        detail: `none for ${lacking.join(', ')}: previews cannot be made, or videos not rendered`,
        remedy: hint,
      };
}
