import { z } from 'zod';
import type { FfmpegTools } from '../../../media/ffmpeg/findFfmpeg.ts';
import type { ClipProbe } from '../../../media/probe/clipProbe.ts';
import { playSong } from '../../../media/sound/decodeSong.ts';
import { rawSound, type SoundForm } from '../../../media/sound/stampedSound.ts';
import { runFfmpeg } from '../runFfmpeg.ts';

/** What the platforms that people put videos on play at: nothing is turned down there, and nothing is soft. */
const TARGET_LUFS = -14;
/** Lossy coding adds peaks of its own; a decibel below full scale is left for them. */
const TRUE_PEAK_DB = -1;
/** The widest that loudnorm takes: a song's own dynamics stay, it is made louder or softer as a whole. */
const LOUDNESS_RANGE = 20;
const SAMPLE_RATE = 48_000;
const STEREO: SoundForm = { channels: 2, sampleRate: SAMPLE_RATE };
/** Samples of a block of AAC. */
const AAC_SAMPLES = 1024;

/** The song, and what of it is danced. */
export interface SongPart {
  /** Absolute. */
  readonly file: string;
  readonly probe: ClipProbe;
  readonly fromSeconds: number;
  /** Of the video, whose length the sound is given. */
  readonly durationSeconds: number;
  readonly fadeInSeconds: number;
  readonly fadeOutSeconds: number;
}

const Decibels = z
  .string()
  .transform((text) => Number(text.replace('inf', 'Infinity')))
  .refine((value) => !Number.isNaN(value));

/** What loudnorm says of a sound. Silence is as loud as minus infinity, which is no number for its second pass. */
const Measured = z.object({
  input_i: Decibels,
  input_tp: Decibels,
  input_lra: Decibels,
  input_thresh: Decibels,
  target_offset: Decibels,
});

type Measured = z.infer<typeof Measured>;

/**
 * Makes the video's sound: the part of the song, brought to -14 LUFS as a whole, faded at its ends.
 * Method: EBU R128 in two passes, ffmpeg's loudnorm.
 * @param target file name in `folder`, an `.m4a`
 * @returns how loud the part was, in LUFS; null where it is silent
 */
export async function makeSound(
  tools: FfmpegTools,
  part: SongPart,
  folder: string,
  target: string,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const measured = await measureLoudness(tools, part, folder, signal);
  await runFfmpeg(tools, {
    arguments: [
      ...['-loglevel', 'error', ...rawSound(STEREO)],
      ...['-af', [...danced(part), ...(measured ? [loudnorm(measured)] : []), ...ending(part)].join(',')],
      ...['-c:a', 'aac', '-b:a', '192k', '-ar', `${SAMPLE_RATE}`, '-ac', '2', '-flags', '+bitexact'],
      ...['-map_metadata', '-1', '-fflags', '+bitexact', '-f', 'mp4', target],
    ],
    input: songTo(tools, part, signal),
    folder,
    subject: `The song ${part.file}`,
    signal,
  });
  return measured?.input_i ?? null;
}

async function measureLoudness(
  tools: FfmpegTools,
  part: SongPart,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Measured | null> {
  const report = await runFfmpeg(tools, {
    arguments: [
      ...['-loglevel', 'info', ...rawSound(STEREO)],
      ...['-af', [...danced(part), loudnorm(null)].join(','), '-f', 'null', '-'],
    ],
    input: songTo(tools, part, signal),
    folder,
    subject: `The song ${part.file}`,
    signal,
  });
  const json = report.slice(report.lastIndexOf('{'), report.lastIndexOf('}') + 1);
  const measured = Measured.parse(JSON.parse(json));
  return Object.values(measured).every(Number.isFinite) ? measured : null;
}

/** The song to the end of the part, on the clock that its beats were found on. */
function songTo(
  tools: FfmpegTools,
  part: SongPart,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  const { file, probe, fromSeconds, durationSeconds } = part;
  return playSong(tools, file, probe, STEREO, { longestSeconds: fromSeconds + durationSeconds, signal })
    .sound;
}

function danced({ fromSeconds, durationSeconds }: SongPart): string[] {
  return [
    `atrim=start=${fromSeconds.toFixed(6)}:duration=${durationSeconds.toFixed(6)}`,
    'asetpts=PTS-STARTPTS',
  ];
}

function loudnorm(measured: Measured | null): string {
  const target = `loudnorm=I=${TARGET_LUFS}:TP=${TRUE_PEAK_DB}:LRA=${LOUDNESS_RANGE}:print_format=json`;
  return measured === null
    ? target
    : [
        target,
        `measured_I=${measured.input_i}`,
        `measured_TP=${measured.input_tp}`,
        `measured_LRA=${measured.input_lra}`,
        `measured_thresh=${measured.input_thresh}`,
        `offset=${measured.target_offset}`,
        'linear=true',
      ].join(':');
}

/** Whole blocks of AAC only: otherwise the last one would make the video longer than its picture. */
function ending({ durationSeconds, fadeInSeconds, fadeOutSeconds }: SongPart): string[] {
  const samples = Math.floor((durationSeconds * SAMPLE_RATE) / AAC_SAMPLES) * AAC_SAMPLES;
  const seconds = samples / SAMPLE_RATE;
  const fadeOut = Math.min(fadeOutSeconds, seconds);
  return [
    // Where it must be compressed, loudnorm works at 192 kHz.
    `aresample=${SAMPLE_RATE}`,
    // And some versions of it leave gaps between the time stamps of samples that follow each other.
    'asetpts=N/SR/TB',
    ...(fadeInSeconds > 0 ? [`afade=t=in:d=${fadeInSeconds.toFixed(6)}`] : []),
    ...(fadeOut > 0 ? [`afade=t=out:st=${(seconds - fadeOut).toFixed(6)}:d=${fadeOut.toFixed(6)}`] : []),
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
  ];
}
