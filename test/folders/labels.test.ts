import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

interface GenerateJson {
  annotations_file: string | null;
  annotation_problems: { file: string; line: number; field: string; problem: string }[];
  annotations_without_clip: string[];
  kept_labels: string[];
  embedded: string[];
  plan: { metadata_only: string[]; unchanged: string[] };
}

interface Entry {
  clip_key: string;
  move_label: string | null;
  difficulty: string | null;
  energy_level: string | null;
  text_embedding: number[];
}

const KEYS = ['arm_styling/paseala.mp4', 'bolero/paseala.mp4', 'intros/invitation.mp4'];

/** One library whose annotations are damaged, moved and mended, step after step. */
describe('labels in the library', () => {
  let workspace: Workspace;
  let clips: Record<string, unknown>[];
  let labelled: Entry[];

  async function annotate(entries: readonly unknown[]): Promise<void> {
    await writeFile(workspace.annotations, JSON.stringify({ clips: entries }, null, 2));
  }

  async function entries(): Promise<Entry[]> {
    return JSON.parse(await readFile(workspace.embeddingsFile, 'utf8')).embeddings;
  }

  beforeAll(async () => {
    workspace = await workspaceWith(KEYS, 2.5);
    clips = JSON.parse(await readFile(workspace.annotations, 'utf8')).clips;
    await run(workspace, 'generate');
    labelled = await entries();
    expect(labelled.map(({ move_label }) => move_label)).not.toContain(null);
  });

  afterAll(() => workspace.remove());

  it.each([
    ['in UTF-16 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    [
      'with NaN and a trailing comma',
      (text: string) =>
        text.replace(/"estimated_tempo":[^,}]*/, '"estimated_tempo": NaN').replace(/\]\s*\}$/, ',]}'),
    ],
    ['with backslashes', (text: string) => text.replaceAll(/(?<="video_path": ?"[^"]*)\//g, '\\\\')],
    [
      'with absolute paths of another machine',
      (text: string) => text.replaceAll(/("video_path": ?")/g, '$1C:\\\\dance\\\\clips/'),
    ],
  ])('are the same where the file comes back %s', async (_, form) => {
    await writeFile(workspace.annotations, form(JSON.stringify({ clips })));
    const result = await runJson<GenerateJson>(workspace, 'generate');
    expect(result).toMatchObject({
      annotations_file: workspace.annotations,
      annotation_problems: [],
      kept_labels: [],
      plan: { metadata_only: [], unchanged: KEYS },
    });
    expect(await entries()).toEqual(labelled);
  });

  it('stay where the file is gone, and the run says so', async () => {
    await rename(workspace.annotations, `${workspace.annotations}.away`);
    const { stderr, exitCode } = await run(workspace, 'generate');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Labels that the library already has are kept');
    expect((await runJson<GenerateJson>(workspace, 'generate')).kept_labels).toEqual(KEYS);
    expect(await entries()).toEqual(labelled);
    await rename(`${workspace.annotations}.away`, workspace.annotations);
  });

  it('stay where the file is no JSON, which is refused with its place', async () => {
    await writeFile(workspace.annotations, `${JSON.stringify({ clips }, null, 2).slice(0, -8)}`);
    const { stderr, exitCode } = await run(workspace, 'generate');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(workspace.annotations);
    expect(stderr).toMatch(/line \d+, column \d+/);
    expect(await entries()).toEqual(labelled);
  });

  it('stay where the file names no clip here, which is named', async () => {
    await annotate(clips.map((clip, i) => ({ ...clip, video_path: `elsewhere/${i}.mp4` })));
    const result = await runJson<GenerateJson>(workspace, 'generate');
    expect(result.annotations_file).toBe(workspace.annotations);
    expect(result.annotations_without_clip).toEqual([0, 1, 2].map((i) => `elsewhere/${i}.mp4`));
    expect(result.kept_labels).toEqual(KEYS);
    expect(await entries()).toEqual(labelled);
  });

  it('stay where the entry is faulty, which costs that entry alone and is named with line and field', async () => {
    await annotate([{ ...clips[0], difficulty: 'hard' }, { ...clips[1], move_label: 'turn' }, clips[2]]);
    const result = await runJson<GenerateJson>(workspace, 'generate');
    const lines = (await readFile(workspace.annotations, 'utf8')).split('\n');
    expect(result.annotation_problems).toEqual([
      {
        file: workspace.annotations,
        line: lines.findIndex((line) => line.includes('hard')) + 1,
        field: 'clips[0].difficulty',
        problem: '"hard" is not one of low, medium, high, beginner, intermediate, advanced',
      },
    ]);
    expect(result.kept_labels).toEqual([KEYS[0]]);
    expect(await entries()).toMatchObject([labelled[0], { move_label: 'turn' }, labelled[2]]);
  });

  it('stay where the clip is embedded again while the file is away', async () => {
    await annotate(clips);
    await run(workspace, 'generate');
    await rm(workspace.annotations);
    await appendFile(join(workspace.clips, KEYS[2]), Buffer.alloc(16));
    const result = await runJson<GenerateJson>(workspace, 'generate');
    expect(result.embedded).toEqual([KEYS[2]]);
    const [, , after] = await entries();
    expect(after).toMatchObject({ move_label: labelled[2].move_label, difficulty: labelled[2].difficulty });
    expect(after.text_embedding).toEqual(labelled[2].text_embedding);
  });

  it('go where their entry was removed, and field by field', async () => {
    const { move_label: _, ...rest } = clips[1];
    await annotate([{ ...rest, difficulty: 'advanced' }, clips[2]]);
    const result = await runJson<GenerateJson>(workspace, 'generate');
    expect(result.kept_labels).toEqual([]);
    expect(await entries()).toMatchObject([
      { move_label: null, difficulty: null, energy_level: null },
      { move_label: null, difficulty: 'advanced', energy_level: labelled[1].energy_level },
      { move_label: labelled[2].move_label },
    ]);
  });

  it('that were loaded from a file stay beside annotations that do not say them', async () => {
    await annotate(clips);
    await run(workspace, 'generate');
    const exported = join(workspace.root, 'exported.json');
    await rename(workspace.embeddingsFile, exported);
    const database = ['--database', join(workspace.root, 'loaded')];
    await run(workspace, 'load', exported, ...database);
    await annotate([{ video_path: KEYS[0], move_label: 'spin' }]);
    const result = await runJson<GenerateJson>(workspace, 'generate', ...database);
    expect(result.kept_labels).toEqual(KEYS);
    expect(await entries()).toMatchObject([
      { move_label: 'spin', difficulty: labelled[0].difficulty },
      { move_label: labelled[1].move_label },
      { move_label: labelled[2].move_label },
    ]);
  });
});
