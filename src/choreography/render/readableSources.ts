import { ffmpegAbilities } from '../../media/ffmpeg/ffmpegAbilities.ts';
import type { FfmpegTools } from '../../media/ffmpeg/findFfmpeg.ts';
import { isHdr, toneMapping } from '../../media/frames/colours.ts';
import type { ClipProbe } from '../../media/probe/clipProbe.ts';
import { probeClip, probeSong } from '../../media/probe/probeClip.ts';
import { inEnglish } from '../../moves/reasons/reasonWords.ts';
import { Failure } from '../../shared/failure.ts';
import type { Choreography } from '../plan/choreography.ts';
import type { RenderSources } from './renderOptions.ts';

/** A clip that is there and can be opened. */
export interface ReadableClip {
  /** Its key, for messages. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly probe: ClipProbe;
  /** Filters that make an ordinary picture of it; none where it is one. */
  readonly toneMapping: readonly string[];
}

/** Containers round their lengths, and sound and picture seldom end together. */
const LENGTH_TOLERANCE_SECONDS = 0.25;

/**
 * Opens the clip of each block.
 * @returns in the order of the blocks
 * @throws Failure `unknown-clip` where one is gone, `bad-request` where one is damaged or shorter than it is needed
 */
export async function readableClips(
  tools: FfmpegTools,
  { blocks }: Choreography,
  { clips }: RenderSources,
  signal: AbortSignal | undefined,
): Promise<readonly ReadableClip[]> {
  const readable = new Map<string, ReadableClip>();
  for (const [index, { clip: name, toSeconds }] of blocks.entries()) {
    const file = clips[index];
    const clip = readable.get(file) ?? (await openClip(tools, name, file, signal));
    readable.set(file, clip);
    const { durationSeconds } = clip.probe;
    if (durationSeconds !== null && toSeconds > durationSeconds + LENGTH_TOLERANCE_SECONDS) {
      const there = `${durationSeconds.toFixed(2)} of ${toSeconds.toFixed(2)} seconds`;
      throw new Failure(
        'bad-request',
        `The clip ${name} is shorter than the plan says: ${there} are there.`,
        {
          remedy: 'It has been changed since. Take another move in its place, or plan again.',
        },
      );
    }
  }
  return clips.map((file) => readable.get(file)).filter((clip) => clip !== undefined);
}

async function openClip(
  tools: FfmpegTools,
  name: string,
  file: string,
  signal: AbortSignal | undefined,
): Promise<ReadableClip> {
  const probed = await probeClip(tools, file, { signal });
  if (probed.status === 'unreadable') {
    throw new Failure('unknown-clip', `The clip ${name} cannot be used: ${inEnglish(probed.reason)}.`, {
      remedy: 'Put it back, take another move in its place, or plan again.',
    });
  }
  const { probe } = probed;
  const mapping = isHdr(probe) ? toneMapping(probe, (await ffmpegAbilities(tools)).filters) : [];
  return { name, file, probe, toneMapping: mapping };
}

/** Opens the song. @throws Failure `bad-request` where it is gone, damaged or without sound */
export async function readableSong(
  tools: FfmpegTools,
  file: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly file: string; readonly probe: ClipProbe }> {
  const probed = await probeSong(tools, file, { signal });
  if (probed.status === 'unreadable') {
    throw new Failure('bad-request', `The song ${file} cannot be used: ${inEnglish(probed.reason)}.`, {
      remedy: 'Put it back where it was, or plan again with another.',
    });
  }
  return { file, probe: probed.probe };
}
