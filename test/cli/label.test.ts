import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

/** One workspace, labelled step after step. */
describe('label', () => {
  let workspace: Workspace;
  const annotations = async () => JSON.parse(await readFile(workspace.annotations, 'utf8')).clips;

  beforeAll(async () => {
    workspace = await workspaceWith([]);
    await mkdir(join(workspace.clips, 'spin'), { recursive: true });
    await writeFile(join(workspace.clips, 'spin/a.mp4'), '');
    await writeFile(join(workspace.clips, 'spin/b.mp4'), '');
  });
  afterAll(() => workspace.remove());

  it('writes what is said into the annotations file', async () => {
    const said = [
      '--difficulty',
      'beginner',
      '--tag',
      'class',
      '--tag',
      'x',
      '--note',
      '=slow',
      '--favourite',
    ];
    const result = await runJson(workspace, 'label', 'spin/a.mp4', 'clips/spin/b.mp4', ...said);
    const changed = ['spin/a.mp4', 'spin/b.mp4'];
    expect(result).toEqual({ annotations_file: workspace.annotations, changed, refused: [], waiting: [] });
    await run(workspace, 'label', 'b', '--untag', 'x', '--clear', 'notes', '--count-one', '2.5');
    const a = { difficulty: 'beginner', tags: ['class', 'x'], favourite: true, notes: '=slow' };
    const b = { difficulty: 'beginner', tags: ['class'], favourite: true, count_one: 2.5 };
    expect(await annotations()).toEqual([
      { video_path: 'spin/a.mp4', ...a },
      { video_path: 'spin/b.mp4', ...b },
    ]);
  });

  it('gives labels away and takes them back, naming what cannot be taken', async () => {
    const before = await annotations();
    const table = join(workspace.root, 'labels.csv');
    await run(workspace, 'label', '--export', 'labels.csv');
    await writeFile(table, `${await readFile(table, 'utf8')}none.mp4,turn\r\nspin/b.mp4,,expert\r\n`);
    await run(workspace, 'label', 'spin/a.mp4', '--difficulty', 'advanced', '--clear', 'tags');
    const { exitCode, stderr } = await run(workspace, 'label', '--import', 'labels.csv');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('line 5, difficulty');
    expect(stderr).toContain('none.mp4');
    expect(new Set(await annotations())).toEqual(new Set(before));
  });

  it('refuses what says nothing, and clips that are not there', async () => {
    expect(await run(workspace, 'label', 'spin/a.mp4')).toMatchObject({ exitCode: 2 });
    expect(await run(workspace, 'label', 'spin/c.mp4', '--tag', 'x')).toMatchObject({ exitCode: 2 });
  });
});
