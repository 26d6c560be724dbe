import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkFolder } from './clipFolderWalk.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'walk-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function given(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await file(path, 'x');
  }
}

async function file(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** So many packets of a transport stream, of 188 bytes or of 192 as cameras write them. */
function packets(count: number, bytes: number): Buffer {
  const packet = Buffer.alloc(bytes);
  packet[bytes - 188] = 0x47;
  return Buffer.concat(Array.from({ length: count }, () => packet));
}

describe('a folder of clips', () => {
  it('holds the videos of cameras and phones of all times, in any case', async () => {
    const clips = [
      '3gp',
      'AVI',
      'FLV',
      'M2TS',
      'MPEG',
      'mpg',
      'OGV',
      'WMV',
      'm4v',
      'mkv',
      'mov',
      'mp4',
      'webm',
    ];
    await given(...clips.map((extension) => `a/clip.${extension}`));
    expect((await walkFolder(folder)).videos).toHaveLength(clips.length);
  });

  it('tells a transport stream from TypeScript by its content', async () => {
    await file('a/tv.ts', packets(5, 188));
    await file('a/camera.MTS', packets(5, 192));
    await file('src/code.ts', 'export const G = 0x47;\n'.repeat(100));
    await file('src/module.mts', 'G'.repeat(50));
    const { videos, skipped, others } = await walkFolder(folder);
    expect(videos).toEqual(['a/camera.MTS', 'a/tv.ts']);
    expect(skipped).toEqual([]);
    expect(others).toEqual([]);
  });

  it('has folders of systems in it that hold none', async () => {
    const folders = [
      '@eaDir',
      '#recycle',
      '$RECYCLE.BIN',
      '.Trash-1000',
      '.Trashes',
      'lost+found',
      '.@__thumb',
    ];
    await given(...folders.map((name) => `a/${name}/clip.mp4`), ...folders.map((name) => `${name}/clip.mp4`));
    await given('a/clip.mp4');
    expect((await walkFolder(folder)).videos).toEqual(['a/clip.mp4']);
  });

  it.each([
    'a/._turn.mp4',
    'a/turn.sync-conflict-20240101-120000-ABCDEF7.mp4',
    "a/turn (Ana's conflicted copy 2024-05-01).mp4",
    'a/turn_conflict-20240101-120000.mp4',
    'a/turn.tmp.mp4',
    'a/~turn.mp4',
    'a/turn.mp4~',
    'a/.syncthing.turn.mp4.tmp',
  ])('has no clip in %s', async (path) => {
    await given(path, 'a/turn.mp4');
    const { videos, away } = await walkFolder(folder);
    expect(videos).toEqual(['a/turn.mp4']);
    expect(away).toEqual([]);
  });

  it('says of a video that it passes over why', async () => {
    await given('a/turn.part.mp4', 'a/turn.sync-conflict-20240101-120000-ABCDEF7.mp4');
    expect((await walkFolder(folder)).skipped).toEqual([
      { path: 'a/turn.part.mp4', reason: expect.stringContaining('written') },
      {
        path: 'a/turn.sync-conflict-20240101-120000-ABCDEF7.mp4',
        reason: expect.stringContaining('conflict'),
      },
    ]);
  });

  it.each(['a/.turn.mp4.icloud', 'a/turn.mp4.crdownload', 'a/turn.mp4.part', 'a/turn.mp4.!sync'])(
    'lacks a clip that %s stands for',
    async (path) => {
      await given(path);
      expect(await walkFolder(folder)).toMatchObject({ videos: [], away: ['a/turn.mp4'] });
    },
  );

  it('lacks a clip whose bytes are not on the disk, where the disk counts them', async () => {
    await file('a/here.mp4', Buffer.alloc(4096, 1));
    await file('a/away.mp4', '');
    await truncate(join(folder, 'a/away.mp4'), 2 ** 20);
    expect(await walkFolder(folder)).toMatchObject({ videos: ['a/here.mp4'], away: ['a/away.mp4'] });
    await rm(join(folder, 'a/here.mp4'));
    expect(await walkFolder(folder)).toMatchObject({ videos: ['a/away.mp4'], away: [] });
  });

  it('counts what else lies in it, and names one of each kind', async () => {
    await given(
      'a/cover.JPG',
      'a/b.jpg',
      'a/party.vob',
      'song.wv',
      'song.caf',
      'song.ac3',
      'notes.json',
      '.DS_Store',
    );
    const { others, jsonFiles } = await walkFolder(folder);
    expect(others).toEqual([
      { extension: '.jpg', count: 2, example: 'a/b.jpg' },
      { extension: '.vob', count: 1, example: 'a/party.vob' },
    ]);
    expect(jsonFiles).toEqual(['notes.json']);
  });

  it('tells an empty folder from one that is passed over', async () => {
    await mkdir(join(folder, 'empty'));
    await given('.hidden/a.mp4');
    expect(await walkFolder(folder)).toMatchObject({ emptyFolders: ['empty'], unreadableFolders: [] });
  });
});
