import { copyFile, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editAnnotations, run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

interface GenerateJson {
  moves: number;
  embedded: string[];
  failed: { clip_key: string; reason: string }[];
  missing: { clip_key: string; modality: string; reason: string }[];
  shared_clip_ids: { clip_id: string; clip_keys: string[] }[];
  plan: {
    new: string[];
    changed: { clip_key: string; reason: string }[];
    metadata_only: string[];
    unchanged: string[];
    gone: string[];
  };
}

interface Entry {
  clip_key: string;
  clip_id: string;
  move_label: string | null;
  pose_embedding: number[] | null;
  audio_embedding: number[] | null;
  text_embedding: number[] | null;
  quality: { audio: { missing?: string } };
}

const KEYS = ['arm_styling/paseala.mp4', 'bolero/paseala.mp4', 'intros/invitation.mp4'];

async function entries(workspace: Workspace): Promise<Entry[]> {
  return JSON.parse(await readFile(workspace.embeddingsFile, 'utf8')).embeddings;
}

function length(vector: number[] | null): number {
  return Math.hypot(...(vector ?? []));
}

/** One library through its life, step after step. */
describe('generate', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await workspaceWith(KEYS, 2.5);
  });

  afterAll(() => workspace.remove());

  it('shows with --dry-run what there is to do and does nothing', async () => {
    const { plan, moves } = await runJson<GenerateJson>(workspace, 'generate', '--dry-run');
    expect(plan.new).toEqual(KEYS);
    expect(moves).toBe(0);
    await expect(readFile(workspace.embeddingsFile)).rejects.toThrow('ENOENT');
  });

  it('embeds every clip, finds the annotations by itself and keeps both clips that share a clip_id', async () => {
    const result = await runJson<GenerateJson>(workspace, 'generate');
    expect(result.embedded).toEqual(KEYS);
    expect(result.shared_clip_ids).toEqual([{ clip_id: 'paseala', clip_keys: KEYS.slice(0, 2) }]);
    const rows = await entries(workspace);
    expect(rows.map(({ clip_key }) => clip_key)).toEqual(KEYS);
    for (const row of rows) {
      expect(length(row.pose_embedding)).toBeCloseTo(1, 5);
      expect(length(row.text_embedding)).toBeCloseTo(1, 5);
    }
  });

  it('begins with the smallest clip, and makes the same of them one after the other as side by side', async () => {
    const before = await entries(workspace);
    const elsewhere = ['--database', join(workspace.root, 'one by one'), '--jobs', '1'];
    const { stderr } = await run(workspace, 'generate', ...elsewhere);
    const sizes = await Promise.all(KEYS.map(async (key) => (await stat(join(workspace.clips, key))).size));
    expect(stderr).toContain(`1/3 embedded ${KEYS[sizes.indexOf(Math.min(...sizes))]}`);
    const vectors = ({ pose_embedding, audio_embedding }: Entry) => [pose_embedding, audio_embedding];
    expect((await entries(workspace)).map(vectors)).toEqual(before.map(vectors));
  });

  it('says why a clip has no audio vector and invents none', async () => {
    const [, , silent] = await entries(workspace);
    expect(silent.audio_embedding).toBeNull();
    expect(silent.quality.audio.missing).toBe('the clip has no sound');
  });

  it('does nothing when nothing changed, and writes the same bytes', async () => {
    const before = await readFile(workspace.embeddingsFile);
    const { plan, embedded } = await runJson<GenerateJson>(workspace, 'generate');
    expect(embedded).toEqual([]);
    expect(plan.unchanged).toEqual(KEYS);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
  });

  it('does not analyse a clip again whose time alone changed', async () => {
    await utimes(join(workspace.clips, KEYS[0]), 1_600_000_000, 1_600_000_000);
    const { plan } = await runJson<GenerateJson>(workspace, 'generate');
    expect(plan.unchanged).toEqual(KEYS);
  });

  it('embeds the text alone when a label changed', async () => {
    const [before] = await entries(workspace);
    await editAnnotations(workspace, ({ clips }) => {
      clips[0].move_label = 'sensual_paseala';
    });
    const { plan, embedded } = await runJson<GenerateJson>(workspace, 'generate');
    expect(plan.metadata_only).toEqual([KEYS[0]]);
    expect(embedded).toEqual([]);
    const [after] = await entries(workspace);
    expect(after.move_label).toBe('sensual_paseala');
    expect(after.text_embedding).not.toEqual(before.text_embedding);
    expect(after.pose_embedding).toEqual(before.pose_embedding);
  });

  it('fails a clip that cannot be read with its reason, and does the rest', async () => {
    await mkdir(join(workspace.clips, 'spin'));
    await writeFile(join(workspace.clips, 'spin/empty.mp4'), '');
    await writeFile(join(workspace.clips, 'spin/notes.mp4'), 'not a video at all');
    await copyFile(join(workspace.clips, KEYS[1]), join(workspace.clips, 'spin/copy.mp4'));
    const { exitCode, stderr } = await run(workspace, 'generate');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('spin/empty.mp4: the file is empty');
    expect(stderr).toContain('spin/notes.mp4: this is not a video');
    expect((await entries(workspace)).map(({ clip_key }) => clip_key)).toEqual([...KEYS, 'spin/copy.mp4']);
  });

  it('removes the row of a clip that was deleted', async () => {
    await rm(join(workspace.clips, 'spin'), { recursive: true });
    const { plan, moves } = await runJson<GenerateJson>(workspace, 'generate');
    expect(plan.gone).toEqual(['spin/copy.mp4']);
    expect(moves).toBe(3);
  });

  it('makes the same library in shards as at once, byte for byte', async () => {
    const before = await readFile(workspace.embeddingsFile);
    const database = ['--database', join(workspace.root, 'sharded')];
    const shards = [1, 2].map((k) => run(workspace, 'generate', '--shard', `${k}/2`, ...database));
    expect((await Promise.all(shards)).map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    await run(workspace, 'generate', ...database);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
  });

  it('ends with one row a clip when two runs work at once', async () => {
    const database = ['--database', join(workspace.root, 'twice')];
    const runs = await Promise.all([1, 2].map(() => run(workspace, 'generate', ...database)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const { total } = await runJson<{ total: number }>(workspace, 'stats', ...database);
    expect(total).toBe(3);
  });

  it('does not empty a library over a folder with none of its clips, unless told to prune', async () => {
    const other = await workspaceWith(['footwork/solo_footwork.mp4'], 2.5);
    const database = ['--database', join(workspace.root, '.move-embeddings')];
    const refused = await run(other, 'generate', ...database);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('Not one of the 3 clips');
    const { moves } = await runJson<GenerateJson>(other, 'generate', '--prune', ...database);
    expect(moves).toBe(1);
    await other.remove();
  });
});
