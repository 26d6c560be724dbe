import { describe, expect, it } from 'vitest';
import { reportText } from './report.ts';
import type { BenchResult, ResultFigure } from './result.ts';

function figure(options: Partial<ResultFigure>): ResultFigure {
  return {
    id: 'pose.precision1',
    name: 'pose P@1',
    constants: 'shipped',
    summary: 'mean',
    value: 0.5,
    interval: [0.4, 0.6],
    chance: 0.07,
    clips: 56,
    target: { atLeast: 0.42, aim: 0.52 },
    byClip: {},
    ...options,
  };
}

function report(figures: readonly ResultFigure[], options: Partial<BenchResult> = {}): string {
  return reportText({
    clips: 56,
    songs: 17,
    pose_model: 'network',
    audio_model: 'signal',
    ffmpeg: '7.1',
    bootstrap: { resamples: 10_000, seed: 1 },
    fitted_on: { pose: 0, audio: 0 },
    failed: [],
    missing: [],
    figures: [...figures],
    ...options,
  });
}

const lineOf = (text: string, name: string): string =>
  text
    .split('\n')
    .find((line) => line.startsWith(name))
    ?.replace(/ +/g, ' ') ?? '';

describe('the report', () => {
  it('shows value, interval, chance, target and verdict in one line', () => {
    expect(lineOf(report([figure({})]), 'pose P@1')).toBe(
      'pose P@1 0.500 [0.400 0.600] 0.070 0.42 0.52 reached 56',
    );
  });

  it('judges by the constants that were fitted apart', () => {
    const text = report([figure({}), figure({ constants: 'refitted', value: 0.3, interval: [0.2, 0.4] })]);
    expect(lineOf(text, 'pose P@1')).toBe(
      'pose P@1 0.500 [0.400 0.600] 0.300 [0.200 0.400] 0.070 0.42 0.52 missed 56',
    );
  });

  it('takes less for better where the aim lies below', () => {
    const backwards = figure({
      name: 'backwards',
      summary: 'largest',
      value: 0.84,
      interval: null,
      chance: null,
      target: { atLeast: 0.95, aim: 0.85 },
    });
    expect(lineOf(report([backwards]), 'backwards')).toBe('backwards 0.840 0.95 0.85 aim 56');
  });

  it('says that the constants were fitted on the clips, and what failed or is missing', () => {
    const text = report([figure({})], {
      fitted_on: { pose: 56, audio: 56 },
      failed: [{ key: 'spin/a.mp4', reason: 'the file is empty' }],
      missing: [{ key: 'spin/b.mp4', modality: 'audio', reason: 'the clip has no sound' }],
    });
    expect(text).toContain('56 of 56');
    expect(text).toContain('Failed: spin/a.mp4: the file is empty.');
    expect(text).toContain('No audio: spin/b.mp4: the clip has no sound.');
  });
});
