import { describe, expect, it } from 'vitest';
import type { MusicFeatures } from '../../src/embedding/audio/musicFeatures.ts';
import type { HeardMusic } from '../../tools/fit-constants/fitAudioConstants.ts';
import { audioSpacesApart, type FittedClip } from './vectorSpaces.ts';

/** Features of three sizes, all in proportion to a level. */
function features(level: number): MusicFeatures {
  const block = (length: number) => Float64Array.from({ length }, (_, i) => level * (1 + (i % 3)));
  return { timbre: block(60), harmony: block(24), spectrum: block(22), rhythm: block(22) };
}

/** Music whose excerpts are a little louder. */
function heard(level: number): HeardMusic {
  return { whole: features(level), otherwise: [features(level * 1.1)] };
}

function clip(group: string, level: number): FittedClip<HeardMusic> {
  return {
    group,
    measured: { status: 'embedded', vector: new Float32Array(128), features: heard(level) },
  };
}

describe('spaces fitted apart', () => {
  it('do not change with the clips of the group that asks', () => {
    const others = [clip('b', 1), clip('b', 2), clip('c', 4)];
    const asking = clip('a', 3);
    const vectorBeside = (own: FittedClip<HeardMusic>) =>
      audioSpacesApart([asking, own, ...others])('a')(asking.measured);
    expect(vectorBeside(clip('a', 100))).toEqual(vectorBeside(clip('a', -7)));
  });

  it('change with the clips of other groups', () => {
    const asking = clip('a', 3);
    const vectorAmong = (level: number) =>
      audioSpacesApart([asking, clip('b', 1), clip('b', 5), clip('c', level)])('a')(asking.measured);
    expect(vectorAmong(4)).not.toEqual(vectorAmong(-40));
  });

  it('have no vector for a clip that has none', () => {
    const spaces = audioSpacesApart([clip('a', 3), clip('b', 1), clip('b', 5)]);
    expect(spaces('a')({ status: 'missing', reason: 'the clip has no sound' })).toBeNull();
  });
});
