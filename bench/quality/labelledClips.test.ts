import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLabelledClips } from './labelledClips.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelled-clips-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: unknown): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('labelled clips', () => {
  it('carry category, annotated tempo and song, and null where nobody says', async () => {
    await write('clips/spin/one.mp4', 'one');
    await write('clips/basic/two.mp4', 'two');
    const annotations = await write('annotations.json', {
      clips: [
        {
          clip_id: 'one',
          video_path: 'spin/one.mp4',
          move_label: 'spin',
          energy_level: 'high',
          estimated_tempo: 131,
          difficulty: 'low',
        },
      ],
    });
    const songs = await write('songs.json', { song: { 'basic/two.mp4': 7 } });
    expect(await readLabelledClips(join(folder, 'clips'), annotations, songs)).toMatchObject([
      { key: 'basic/two.mp4', category: 'basic', annotatedTempoBpm: null, song: 7 },
      { key: 'spin/one.mp4', category: 'spin', annotatedTempoBpm: 131, song: null },
    ]);
  });

  it('refuse a songs file of another form, saying which form it must have', async () => {
    await write('clips/spin/one.mp4', 'one');
    const songs = await write('songs.json', ['spin/one.mp4']);
    await expect(readLabelledClips(join(folder, 'clips'), null, songs)).rejects.toMatchObject({
      code: 'bad-request',
      remedy: expect.stringContaining('{"song"'),
    });
  });
});
