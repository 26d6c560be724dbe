import { readWaveform } from '../../../choreography/song/analyseSong.ts';
import { findFfmpeg } from '../../../media/ffmpeg/findFfmpeg.ts';
import type { EngineHandler } from '../../contract/contract.ts';
import { songFileOf } from '../planFiles.ts';

export const songWaveform: EngineHandler<'songWaveform'> = async (
  { planFile, song, buckets, ffmpegPath },
  _context,
  { signal },
) => {
  const file = await songFileOf(planFile, song, signal);
  const tools = await findFfmpeg({ setting: ffmpegPath });
  return { peaks: await readWaveform(tools, file, buckets, { signal }) };
};
