import { describe, expect, it } from 'vitest';
import { move, unitVector } from '../../../test/library/moveBuilder.ts';
import { mapVectorsOf } from './mapVectors.ts';

describe('the vectors that a map is drawn from', () => {
  it('are the modalities side by side, pose, audio and text, move after move', () => {
    const pose = unitVector(512, 7);
    const text = unitVector(384, 8);
    const { keys, dimension, vectors } = mapVectorsOf([
      move('a/1.mp4', { vectors: { pose } }),
      move('a/2.mp4', { vectors: { text } }),
    ]);
    expect(keys).toEqual(['a/1.mp4', 'a/2.mp4']);
    expect(dimension).toBe(1024);
    expect(vectors).toHaveLength(2 * 1024);
    expect(vectors.subarray(0, 512)).toEqual(pose);
    expect(vectors.subarray(1024 + 512 + 128)).toEqual(text);
  });

  it('are zeros where a modality is missing', () => {
    const { vectors } = mapVectorsOf([move('a/1.mp4', { vectors: { audio: null } })]);
    expect(vectors.subarray(512, 640)).toEqual(new Float32Array(128));
  });

  it('leave out what another model made than that of most moves', () => {
    const { vectors } = mapVectorsOf([
      move('a/1.mp4', { model: 'old' }),
      move('a/2.mp4', { model: 'new' }),
      move('a/3.mp4', { model: 'new' }),
    ]);
    expect(vectors.subarray(0, 1024)).toEqual(new Float32Array(1024));
    expect(vectors.subarray(1024, 2048)).toEqual(vectors.subarray(2048));
  });
});
