import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseMusic, type MusicAnalysis } from '../../src/embedding/audio/embedAudio.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { dot } from '../../src/moves/vectors.ts';
import { soundOf } from '../../tools/fit-constants/audioSound.ts';

const FOLDER = '../shared/data/Bachata_steps';

/** Two clips each of two songs, with the tempo of each song. */
const CLIPS = [
  { key: 'spin/spins_double.mp4', bpm: 136 },
  { key: 'ladyturn/energetic_ladyturn.mp4', bpm: 136 },
  { key: 'basic/slow_basic.mp4', bpm: 108 },
  { key: 'spin/spin_cross.mp4', bpm: 108 },
] as const;

describe.skipIf(!existsSync(FOLDER))('the music of real clips', () => {
  let analyses: MusicAnalysis[] = [];
  beforeAll(async () => {
    const tools = await findFfmpeg();
    const sounds = await Promise.all(CLIPS.map(({ key }) => soundOf(tools, join(FOLDER, key))));
    analyses = sounds.map((sound) => analyseMusic(sound));
  });

  it('has the tempo of its song, to a part in two hundred', () => {
    for (const [i, { bpm }] of CLIPS.entries()) {
      expect(Math.abs((analyses[i].tempoBpm ?? 0) / bpm - 1)).toBeLessThan(0.005);
    }
  });

  it('is nearest to the clip of the same song', () => {
    const vectors = analyses.map(({ embedding }) =>
      embedding.status === 'embedded' ? embedding.vector : new Float32Array(128),
    );
    const cosines = vectors.map((a, i) => vectors.map((b, j) => (i === j ? -1 : dot(a, b))));
    expect(cosines.map((row) => row.indexOf(Math.max(...row)))).toEqual([1, 0, 3, 2]);
  });
});
