import { cp, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLI, cutClip, run, runJson, type Workspace } from '../sampleLibrary.ts';
import { canMount, mountDisk, type SmallDisk } from './mounts.ts';
import { tinyClips } from './tinyClips.ts';

interface GenerateJson {
  readonly moves: number;
  readonly embedded: readonly string[];
  readonly plan: { readonly gone: readonly string[]; readonly unseen: readonly string[] };
}

let workspace: Workspace;
let disks: SmallDisk[];

function disk(name: string, megabytes: number): SmallDisk {
  const mounted = mountDisk(join(workspace.root, name), megabytes);
  disks.push(mounted);
  return mounted;
}

function addClip(category = 'basic'): Promise<void> {
  return cutClip('basic/side_basic.mp4', 2.5, join(workspace.clips, category, 'new.mp4'));
}

async function movesIn(database: string): Promise<number> {
  const { total } = await runJson<{ total: number }>(workspace, 'stats', '--database', database);
  return total;
}

/** Writes until hardly anything fits on the disk any more. */
async function fill({ path }: SmallDisk): Promise<string> {
  const filler = join(path, 'filler');
  const { bavail, bsize } = await statfs(path);
  await writeFile(filler, Buffer.alloc((bavail - 2) * bsize));
  return filler;
}

describe.runIf(canMount())('a library whose disk', () => {
  beforeEach(async () => {
    disks = [];
    workspace = await tinyClips(2);
  });

  afterEach(async () => {
    for (const { takeAway } of disks) {
      takeAway();
    }
    await workspace.remove();
  });

  it('is full is left as it was, and the next run with room does the rest', async () => {
    const small = disk('small', 4);
    const database = join(small.path, 'library');
    const options = ['--database', database, '--out', join(small.path, 'moves.json')];
    await run(workspace, 'generate', ...options);
    const before = await readFile(join(small.path, 'moves.json'));
    await addClip();
    const filler = await fill(small);
    const full = await run(workspace, 'generate', ...options);
    expect(full.stderr).toContain(small.path);
    expect(full.stderr).toContain('the disk is full');
    expect(full.stderr).toContain('Free some space');
    expect(full.exitCode).toBe(2);
    expect(await movesIn(database)).toBe(2);
    expect(await readFile(join(small.path, 'moves.json'))).toEqual(before);
    await rm(filler);
    expect((await runJson<GenerateJson>(workspace, 'generate', ...options)).moves).toBe(3);
  });

  it('can only be read is searched all the same, and refuses new moves with its name', async () => {
    const small = disk('read only', 4);
    const options = ['--database', join(small.path, 'library'), '--out', join(small.path, 'moves.json')];
    await run(workspace, 'generate', ...options);
    await addClip();
    small.makeReadOnly();
    const { stderr, exitCode } = await run(workspace, 'generate', ...options);
    expect(stderr).toContain(small.path);
    expect(stderr).toContain('the disk can only be read');
    expect(exitCode).toBe(2);
    expect(await movesIn(join(small.path, 'library'))).toBe(2);
    small.makeWritable();
  });
});

describe.runIf(canMount())('clips whose disk', () => {
  let source: string;

  beforeEach(async () => {
    disks = [];
    workspace = await tinyClips(4);
    // Where no clips are looked for.
    source = join(workspace.root, '.source');
    await cp(workspace.clips, source, { recursive: true, preserveTimestamps: true });
    await rm(workspace.clips, { recursive: true });
  });

  afterEach(async () => {
    for (const { takeAway } of disks) {
      takeAway();
    }
    await workspace.remove();
  });

  async function insert(): Promise<SmallDisk> {
    const clips = disk('clips', 16);
    await cp(source, clips.path, { recursive: true, preserveTimestamps: true });
    return clips;
  }

  it('goes away during a run fail and keep their rows', async () => {
    const clips = await insert();
    await run(workspace, 'generate');
    const before = await readFile(workspace.embeddingsFile);
    const forced = execa(process.execPath, [CLI, 'generate', '--force', '--jobs', '1'], {
      cwd: workspace.root,
      reject: false,
      env: { SOURCE_DATE_EPOCH: '1700000000' },
    });
    forced.stderr.once('data', () => {
      clips.takeAway();
      disks = [];
    });
    const { exitCode, stderr } = await forced;
    expect(stderr).toContain('the file is not there');
    expect(exitCode).toBe(1);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
  });

  it('is away keep their rows, whatever the empty folder looks like', async () => {
    const clips = await insert();
    await run(workspace, 'generate');
    const before = await readFile(workspace.embeddingsFile);
    clips.takeAway();
    disks = [];
    const empty = await run(workspace, 'generate', workspace.clips);
    expect(empty.stderr).toContain(`There are no video clips in ${workspace.clips}`);
    expect(empty.exitCode).toBe(2);
    await addClip('spin');
    const other = await run(workspace, 'generate', workspace.clips);
    expect(other.stderr).toContain('Not one of the 4 clips of the library');
    expect(other.stderr).toContain('--prune removes those moves');
    expect(other.exitCode).toBe(2);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
    expect(await movesIn(join(workspace.root, '.move-embeddings'))).toBe(4);
  });

  it('held one category keep their rows until they are pruned', async () => {
    await cp(source, workspace.clips, { recursive: true, preserveTimestamps: true });
    await rm(join(workspace.clips, 'basic'), { recursive: true });
    const category = disk('clips/basic', 8);
    await cp(join(source, 'basic'), category.path, { recursive: true, preserveTimestamps: true });
    await run(workspace, 'generate');
    category.takeAway();
    disks = [];
    const { stderr } = await run(workspace, 'generate');
    expect(stderr).toContain('Not seen, because their folder is empty or cannot be read');
    const kept = await runJson<GenerateJson>(workspace, 'generate');
    expect(kept).toMatchObject({ moves: 4, plan: { gone: [], unseen: ['basic/side_basic_1.mp4'] } });
    const pruned = await runJson<GenerateJson>(workspace, 'generate', '--prune');
    expect(pruned).toMatchObject({ moves: 3, plan: { gone: ['basic/side_basic_1.mp4'], unseen: [] } });
  });
});
