import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { copyOf, run, runJson, type Workspace } from '../sampleLibrary.ts';

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
