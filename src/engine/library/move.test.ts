import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { move } from '../../../test/library/moveBuilder.ts';
import { defaultDatabase } from '../../shared/paths.ts';
import { MoveTable } from '../../store/table.ts';
import { toolsIn } from '../engineTools.ts';
import { type LocalEngine, localEngine } from '../localEngine.ts';

const CLIPS = ['spin/a.mp4', 'basic/a.mp4', 'basic/b.mp4'];
let root: string;
let engine: LocalEngine;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'one-move-'));
  for (const key of CLIPS) {
    await mkdir(dirname(join(root, 'clips', key)), { recursive: true });
    await writeFile(join(root, 'clips', key), '');
  }
  const table = await MoveTable.open(defaultDatabase(root), { create: true });
  await table.upsert(CLIPS.map((key) => move(key)));
  table.close();
  engine = localEngine(toolsIn(root, () => undefined));
});

afterEach(async () => {
  vi.restoreAllMocks();
  engine.close();
  await rm(root, { recursive: true });
});

const ask = (clip: string) => engine.move({ place: { root }, clip });

describe('one move of a library', () => {
  it('is found by its key and by the path of its clip, without reading the others', async () => {
    const all = vi.spyOn(MoveTable.prototype, 'headers');
    const file = join(root, 'clips/basic/a.mp4');
    expect(await ask('basic/a.mp4')).toMatchObject({ key: 'basic/a.mp4', clipFile: file });
    expect(await ask(file)).toEqual(await ask('basic/a.mp4'));
    expect(all).not.toHaveBeenCalled();
  });

  it('is none where another file has a name that ends alike', async () => {
    expect(await ask(join(root, 'elsewhere/basic/a.mp4'))).toBeNull();
    expect(await ask('spin/none.mp4')).toBeNull();
  });
});
