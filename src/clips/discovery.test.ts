import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscoveryRequest, discoverClips } from './discovery.ts';

let root: string;

beforeEach(async () => {
  // A folder of its own inside, so that nothing else lies beside it.
  root = join(await mkdtemp(join(tmpdir(), 'discovery-')), 'workspace');
  await mkdir(root);
});

afterEach(() => rm(dirname(root), { recursive: true, force: true }));

async function given(files: Record<string, unknown>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function annotations(...videoPaths: string[]) {
  return {
    clips: videoPaths.map((video_path) => ({
      clip_id: 'id',
      video_path,
      move_label: 'basic',
      energy_level: 'low',
      difficulty: 'low',
    })),
  };
}

function discover(folder = '.', rest: Partial<DiscoveryRequest> = {}) {
  return discoverClips({ folder: join(root, folder), ...rest });
}

function found(clipFolder: string, annotationsFile: string | null) {
  return {
    status: 'found',
    clipFolder: join(root, clipFolder),
    annotationsFile: annotationsFile === null ? null : join(root, annotationsFile),
  };
}

describe('discoverClips', () => {
  it('finds the folder whose files an annotations file names, though another holds more videos', async () => {
    await given({
      'data/clips/spin/a.mp4': '',
      'data/notes.json': annotations('spin/a.mp4', 'spin/gone.mp4'),
      'films/x/1.mp4': '',
      'films/x/2.mp4': '',
      'package.json': { name: 'x' },
    });
    for (const folder of ['.', 'data', 'data/clips']) {
      expect(await discover(folder)).toEqual(found('data/clips', 'data/notes.json'));
    }
  });

  it('finds annotations inside the clip folder, and by another Unicode form', async () => {
    await given({ 'clips/spin/an\u0303o.mp4': '', 'clips/annotations.json': annotations('./spin/año.mp4') });
    expect(await discover()).toEqual(found('clips', 'clips/annotations.json'));
  });

  it('without annotations takes the folder with the most videos in subfolders', async () => {
    await given({
      'a/c1/1.mp4': '',
      'a/c2/2.mp4': '',
      'b/c1/1.mp4': '',
      '3.mp4': '',
      '4.mp4': '',
      '5.mp4': '',
    });
    expect(await discover()).toEqual(found('a', null));
  });

  it('takes a folder of videos without subfolders for one', async () => {
    await given({ '3.mp4': '' });
    expect(await discover()).toEqual(found('.', null));
  });

  it('honours the folder that the user named, whatever lies deeper in it', async () => {
    await given({ 'clips/spin/1.mp4': '', 'clips/old/spin/1.mp4': '', 'clips/old/spin/2.mp4': '' });
    expect(await discover('clips', { isNamed: true })).toEqual(found('clips', null));
    expect(await discover('clips')).toEqual(found('clips/old', null));
    expect(await discover('.', { isNamed: true })).toEqual(found('clips/old', null));
  });

  it('lists the clip folders when there are several', async () => {
    await given({ 'a/spin/1.mp4': '', 'b/spin/1.mp4': '', 'a.json': annotations('spin/1.mp4') });
    const both = { status: 'several-clip-folders', clipFolders: [join(root, 'a'), join(root, 'b')] };
    expect(await discover()).toEqual(both);
    await rm(join(root, 'a.json'));
    expect(await discover()).toEqual(both);
    await given({ 'x/1.json': annotations('a/spin/1.mp4'), 'x/2.json': annotations('b/spin/1.mp4') });
    expect(await discover()).toMatchObject({ status: 'several-annotations-files' });
  });

  it('lists the annotations files when there are several, and honours the one named', async () => {
    await given({
      'clips/spin/1.mp4': '',
      'one.json': annotations('spin/1.mp4'),
      'two.json': annotations('spin/1.mp4'),
    });
    expect(await discover()).toEqual({
      status: 'several-annotations-files',
      clipFolder: join(root, 'clips'),
      annotationsFiles: [join(root, 'one.json'), join(root, 'two.json')],
    });
    expect(await discover('.', { annotationsFile: join(root, 'two.json') })).toEqual(
      found('clips', 'two.json'),
    );
  });

  it('keeps the annotations file that the user named though it names no clip', async () => {
    await given({ 'clips/spin/1.mp4': '', 'far/notes.json': annotations('other/1.mp4') });
    const request = { annotationsFile: join(root, 'far/notes.json') };
    expect(await discover('.', request)).toEqual(found('clips', 'far/notes.json'));
  });

  it('refuses a broken annotations file beside the clips instead of passing it over', async () => {
    await given({ 'clips/spin/1.mp4': '', 'notes.json': '{"clips": [{"video_path": "spin/1.mp4"},' });
    await expect(discover()).rejects.toMatchObject({
      code: 'bad-annotations',
      message: expect.stringContaining(join(root, 'notes.json')),
    });
    await given({ 'sound.json': annotations('spin/1.mp4') });
    expect(await discover()).toEqual(found('clips', 'sound.json'));
  });

  it('does not look in dot folders, node_modules or through links to folders', async () => {
    await given({
      'clips/spin/1.mp4': '',
      '.move-embeddings/cache/1.mp4': '',
      '.move-embeddings/cache/2.mp4': '',
      'node_modules/x/y/1.mp4': '',
      'node_modules/x/y/2.mp4': '',
    });
    await symlink(root, join(root, 'clips/spin/circle'));
    expect(await discover()).toEqual(found('clips', null));
  });

  it('says that there are no clips', async () => {
    await given({ 'a/notes.txt': '' });
    await expect(discover()).rejects.toMatchObject({
      code: 'no-clips',
      message: expect.stringContaining(root),
    });
    await expect(discover('nowhere')).rejects.toMatchObject({ code: 'storage' });
  });
});
