import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFfmpeg } from '../../../media/ffmpeg/findFfmpeg.ts';
import { makeFile } from '../../../media/previews/makeFile.ts';
import { probeSong } from '../../../media/probe/probeClip.ts';
import { LONGEST_SONG_SECONDS, playSong } from '../../../media/sound/decodeSong.ts';
import { rawSound, type SoundForm } from '../../../media/sound/stampedSound.ts';
import { inEnglish } from '../../../moves/reasons/reasonWords.ts';
import { Failure } from '../../../shared/failure.ts';
import { cacheFolder } from '../../../shared/paths.ts';
import type { EngineHandler } from '../../contract/contract.ts';
import { ClipFiles } from '../../library/clips/clipFiles.ts';
import { songFileOf } from '../planFiles.ts';

const STEREO: SoundForm = { channels: 2, sampleRate: 44_100 };

/**
 * A plan's song as an MP3, which every editor plays, in the library's cache; made where it is not there yet. Its time
 * is that of the beats.
 * @throws Failure as `songFileOf` and `makeFile`
 */
export const songPreview: EngineHandler<'songPreview'> = async (
  { place, planFile, song, ffmpegPath },
  _context,
  { signal },
) => {
  const file = await songFileOf(planFile, song, signal);
  const root = await new ClipFiles(place).libraryRoot();
  const target = join(cacheFolder(root), 'songs', `${song.contentHash}.mp3`);
  if (!existsSync(target)) {
    const tools = await findFfmpeg({ setting: ffmpegPath });
    const probed = await probeSong(tools, file, { signal });
    if (probed.status === 'unreadable') {
      throw new Failure('bad-request', `The song ${file} cannot be played: ${inEnglish(probed.reason)}.`);
    }
    const { probe } = probed;
    const { sound } = playSong(tools, file, probe, STEREO, { longestSeconds: LONGEST_SONG_SECONDS, signal });
    const mp3 = ['-c:a', 'libmp3lame', '-b:a', '160k', '-map_metadata', '-1', '-f', 'mp3'];
    await makeFile(tools, target, rawSound(STEREO), mp3, { stdin: sound });
  }
  return { file: target };
};
