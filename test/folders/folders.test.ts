import { cp, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { copyOf, run, runJson, type Workspace } from '../sampleLibrary.ts';

interface Entry {
  clip_key: string;
  pose_embedding: number[];
  move_label: string | null;
}

interface GenerateJson {
  moves: number;
  embedded: string[];
  away: string[];
  other_files: { extension: string; count: number; example: string }[];
  plan: { gone: string[]; unseen: string[]; unchanged: string[] };
}

let library: Workspace;
let workspace: Workspace;
let keys: string[];

beforeAll(async () => {
  library = await tinyClips(3);
  ({ embedded: keys } = await runJson<GenerateJson>(library, 'generate'));
});

afterAll(() => library.remove());

beforeEach(async () => {
  workspace = await copyOf(library);
});

afterEach(() => workspace.remove());

/** Embeds the copied clips: from then on the library knows the folders that they lie in, not those that were copied. */
async function embedAgain(): Promise<void> {
  expect(await generate('--force')).toMatchObject({ embedded: keys });
}

async function vectors(): Promise<Entry[]> {
  return JSON.parse(await readFile(workspace.embeddingsFile, 'utf8')).embeddings;
}

function path(key: string): string {
  return join(workspace.clips, key);
}

function generate(...options: readonly string[]): Promise<GenerateJson> {
  return runJson<GenerateJson>(workspace, 'generate', ...options);
}

describe('a clip', () => {
  it('that was the last of its category and is deleted takes its row with it', async () => {
    await embedAgain();
    const [first] = keys;
    const category = dirname(first);
    const inCategory = keys.filter((key) => dirname(key) === category);
    for (const key of inCategory) {
      await rm(path(key));
    }
    expect(await generate()).toMatchObject({
      moves: keys.length - inCategory.length,
      plan: { gone: inCategory, unseen: [] },
    });
  });

  it('whose folder is another one than before, and empty, keeps its row', async () => {
    const [first] = keys;
    const category = dirname(path(first));
    await rename(category, `${category}.away`);
    await mkdir(category);
    await rename(`${category}.away`, join(workspace.root, '.away'));
    expect(await generate()).toMatchObject({ moves: keys.length, plan: { gone: [], unseen: [first] } });
  });

  it.each([
    ['in the cloud of iCloud', (name: string) => `.${name}.icloud`],
    ['fetched again', (name: string) => `${name}.crdownload`],
  ])('that is %s keeps its row', async (_, standIn) => {
    const [first] = keys;
    const name = first.slice(first.lastIndexOf('/') + 1);
    await rm(path(first));
    await writeFile(join(dirname(path(first)), standIn(name)), 'stands for it');
    const { stderr } = await run(workspace, 'generate');
    expect(stderr).toContain('Not on this disk');
    expect(await generate('--prune')).toMatchObject({
      moves: keys.length,
      away: [first],
      plan: { gone: [], unseen: [] },
    });
  });

  it('whose bytes are not on the disk keeps its row', async () => {
    const [first] = keys;
    await rm(path(first));
    await writeFile(path(first), '');
    await truncate(path(first), 2 ** 20);
    expect(await generate()).toMatchObject({ moves: keys.length, away: [first], plan: { gone: [] } });
  });
});

describe('clips that are renamed', () => {
  it('keep their vectors, and do not count as gone, however many they are', async () => {
    const before = await vectors();
    await rename(join(workspace.clips, dirname(keys[0])), join(workspace.clips, 'arms'));
    await rename(path(keys[1]), path('basic/another name.mp4'));
    const after = ['arms/paseala_0.mp4', 'basic/another name.mp4'];
    const renamed = after.map((to, i) => ({ from: keys[i], to }));
    const planned = await generate('--dry-run');
    expect(planned).toMatchObject({ renamed, plan: { new: [], gone: [], metadata_only: after } });
    const done = await generate();
    expect(done).toMatchObject({ moves: 3, renamed, embedded: [], plan: { new: [], gone: [], changed: [] } });
    const now = await vectors();
    expect(now.map(({ clip_key }) => clip_key)).toEqual([...after, keys[2]]);
    expect(now.map(({ pose_embedding }) => pose_embedding)).toEqual(
      before.map(({ pose_embedding }) => pose_embedding),
    );
    expect(now[0]).toMatchObject({ move_name: 'Paseala 0', video_path: 'clips/arms/paseala_0.mp4' });
    expect(now[1]).toMatchObject({ move_name: 'Another Name', clip_id: 'another name' });
    expect(await generate()).toMatchObject({
      moves: 3,
      renamed: [],
      plan: { unchanged: [...after, keys[2]] },
    });
  });

  it('keep what was said of them, though the annotations still name the old place', async () => {
    await writeFile(
      workspace.annotations,
      JSON.stringify({ clips: keys.map((key) => ({ video_path: key, move_label: 'turn' })) }),
    );
    await generate();
    await rename(path(keys[0]), path('basic/moved.mp4'));
    for (const _ of ['the run that notices', 'the next one']) {
      expect(await generate()).toMatchObject({ kept_labels: ['basic/moved.mp4'] });
      expect((await vectors()).map(({ move_label }) => move_label)).toEqual(['turn', 'turn', 'turn']);
    }
  });

  it('are analysed where there are two copies of one', async () => {
    await cp(path(keys[0]), path('basic/one.mp4'));
    await rename(path(keys[0]), path('basic/two.mp4'));
    expect(await generate()).toMatchObject({ renamed: [], embedded: ['basic/one.mp4', 'basic/two.mp4'] });
  });
});

describe('a library', () => {
  it('of which more than half would go asks first', async () => {
    await embedAgain();
    for (const key of keys.slice(0, 2)) {
      await rm(path(key));
    }
    const refused = await run(workspace, 'generate');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('2 of the 3 clips');
    expect(refused.stderr).toContain('--prune');
    expect(await generate('--prune')).toMatchObject({ moves: 1, plan: { gone: keys.slice(0, 2) } });
  });

  it('tells what in its folder is no clip', async () => {
    await writeFile(path('cover.jpg'), 'x');
    expect((await generate()).other_files).toEqual([{ extension: '.jpg', count: 1, example: 'cover.jpg' }]);
    expect((await run(workspace, 'generate')).stderr).toContain('Files that are no clips: cover.jpg');
  });
});
