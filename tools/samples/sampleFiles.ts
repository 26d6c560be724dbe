import { join } from 'node:path';
import type { SampleClip } from './clips.ts';
import { KEYPOINT_NAMES } from './dancers/keypoints.ts';
import { FRAME_RATE, film } from './filming.ts';
import { SONGS } from './music/songs.ts';
import { PICTURE } from './picture/camera.ts';

export const SAMPLES = 'samples';
export const ANNOTATIONS_FILE = join(SAMPLES, 'annotations.json');
export const TRUTH_FILE = join(SAMPLES, 'truth.json');
export const clipFile = (key: string): string => join(SAMPLES, 'clips', key);

/** Frames a second whose keypoints are in the truth file. */
export const ANALYSED_RATE = 5;

const STEP = FRAME_RATE / ANALYSED_RATE;
/**
 * ffmpeg's fps filter rounds times to the nearest: of the six frames 0-5 that share an output frame it keeps the
 * last that is nearer to it than to the next, which is number 2.
 */
const KEPT_OF_STEP = 2;

/** What was drawn and played in a clip. */
export interface ClipTruth {
  /** Analysed frames a second. */
  readonly fps: number;
  readonly duration_s: number;
  readonly has_sound: boolean;
  /** The song's name: clips of one song share it. */
  readonly song: string;
  /** Of the music, or of the dance where there is no sound. */
  readonly tempo_bpm: number;
  readonly first_beat_s: number;
  /** All beats within the clip; the first of them is a count 1. */
  readonly beats_s: readonly number[];
  /** The clip's own frame behind each analysed frame. */
  readonly source_frames: readonly number[];
  /** Per dancer, per analysed frame: x and y of the 17 keypoints in pixels, [x0, y0, x1, y1, ...]. */
  readonly dancers: readonly {
    readonly role: 'lead' | 'follow';
    readonly keypoints: readonly (readonly number[])[];
  }[];
}

export interface Truth {
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly keypoint_names: readonly string[];
  /** By clip key. */
  readonly clips: Readonly<Record<string, ClipTruth>>;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export function truthOf(clip: SampleClip): ClipTruth {
  const { tempoBpm } = SONGS[clip.song];
  const filming = film(clip);
  const frames = Array.from(
    { length: Math.round(clip.seconds * ANALYSED_RATE) },
    (_, i) => i * STEP + KEPT_OF_STEP,
  );
  const beatCount = Math.ceil(((clip.seconds - clip.firstBeatSeconds) * tempoBpm) / 60);
  const keypoints = frames.map((frame) => filming.keypoints(frame));
  return {
    fps: ANALYSED_RATE,
    duration_s: clip.seconds,
    has_sound: clip.hasSound,
    song: clip.song,
    tempo_bpm: tempoBpm,
    first_beat_s: clip.firstBeatSeconds,
    beats_s: Array.from({ length: beatCount }, (_, i) =>
      rounded(clip.firstBeatSeconds + (i * 60) / tempoBpm, 4),
    ),
    source_frames: frames,
    dancers: clip.looks.map((_, dancer) => ({
      role: clip.looks.length === 1 || dancer === 1 ? 'follow' : 'lead',
      keypoints: keypoints.map((dancers) => dancers[dancer].flat().map((value) => rounded(value, 1))),
    })),
  };
}

export function truthFile(clips: readonly SampleClip[]): Truth {
  return {
    description: 'What was drawn and played in the clips: for tests.',
    ...PICTURE,
    keypoint_names: KEYPOINT_NAMES,
    clips: Object.fromEntries(clips.map((clip) => [clip.key, truthOf(clip)])),
  };
}

/** The annotations in the form that people use for such clips. */
export function annotationsFile(clips: readonly SampleClip[]) {
  const categoryOf = (key: string): string => key.slice(0, key.indexOf('/'));
  return {
    instructions: 'Annotations for the sample clips. video_path is relative to the folder of the clips.',
    move_categories: [...new Set(clips.map(({ key }) => categoryOf(key)))],
    clips: clips.map((clip) => ({
      clip_id: clip.key.slice(clip.key.indexOf('/') + 1, -'.mp4'.length),
      video_path: clip.key,
      move_label: categoryOf(clip.key),
      energy_level: clip.energy,
      estimated_tempo: Math.round(SONGS[clip.song].tempoBpm),
      difficulty: clip.difficulty,
    })),
  };
}
