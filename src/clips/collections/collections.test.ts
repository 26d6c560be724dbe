import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import { changeCollection, readCollections, removeCollection } from './collections.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'collections-'));
});
afterEach(() => rm(root, { recursive: true }));

const [A, B, C] = ['spin/a.mp4', 'spin/b.mp4', 'basic/c.mp4'].map(clipKey);
const KNOWN = { hashOf: new Map([A, B, C].map((key) => [key, `hash of ${key}`])) };
const nothing = { add: [], remove: [] };

describe('a collection', () => {
  it('holds what was put in and not taken out, in that order', async () => {
    await changeCollection(root, 'Monday class', { add: [C, A], remove: [] }, KNOWN);
    await changeCollection(root, 'monday class ', { add: [B, A], remove: [C] }, KNOWN);
    expect(await readCollections(root, KNOWN)).toEqual([
      {
        name: 'Monday class',
        file: join(root, 'collections/monday-class.collection.json'),
        clips: [A, B],
        missing: [],
      },
    ]);
  });

  it('follows a clip that was renamed by its content, and names one that is gone', async () => {
    await changeCollection(root, 'x', { add: [A, B], remove: [] }, KNOWN);
    const renamed = clipKey('turns/new name.mp4');
    const now = { hashOf: new Map([[renamed, `hash of ${A}`]]) };
    expect(await readCollections(root, now)).toMatchObject([{ clips: [renamed], missing: [B] }]);
    await changeCollection(root, 'x', nothing, now);
    expect(await readFile(join(root, 'collections/x.collection.json'), 'utf8')).toContain('new name');
  });

  it('has a file of its own whatever it is called, inside the folder', async () => {
    for (const name of ['../../etc', 'a/b', 'a b', '???', '課']) {
      await changeCollection(root, name, nothing, KNOWN);
    }
    expect((await readdir(join(root, 'collections'))).sort()).toEqual(
      ['a-b-2', 'a-b', 'collection', 'etc', '課'].map((name) => `${name}.collection.json`),
    );
    await removeCollection(root, 'A B', KNOWN);
    expect((await readCollections(root, KNOWN)).map(({ name }) => name)).not.toContain('a b');
  });

  it('keeps what others wrote into its file, and is refused where that is none', async () => {
    await changeCollection(root, 'x', { add: [A], remove: [] }, KNOWN);
    const file = join(root, 'collections/x.collection.json');
    const json = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(
      file,
      JSON.stringify({ ...json, room: 2, clips: [{ ...json.clips[0], state: 'knows' }] }),
    );
    await changeCollection(root, 'x', { add: [B], remove: [] }, KNOWN);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      room: 2,
      clips: [{ state: 'knows' }, {}],
    });
    await writeFile(file, '{"clips": [');
    await expect(changeCollection(root, 'x', nothing, KNOWN)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await readFile(file, 'utf8')).toBe('{"clips": [');
  });
});
