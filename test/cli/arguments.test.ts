import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Workspace, workspaceWith } from '../sampleLibrary.ts';

describe('the command line', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await workspaceWith([]);
  });

  afterAll(() => workspace.remove());

  it.each([
    ['an unknown command', ['embed'], 'unknown command'],
    ['an unknown option', ['stats', '--fast'], 'unknown option'],
    ['a shard that is none', ['generate', '--shard', '5/4'], 'K/N'],
    ['weights that are none', ['similar', 'x', '--weights', 'pose=much'], 'pose=1,audio=0,text=0.25'],
    ['a difficulty that is none', ['similar', 'x', '--difficulty', 'easy'], 'beginner'],
    ['a number that is none', ['similar', 'x', '-k', '0'], 'whole number'],
    ['a folder without clips', ['generate'], 'no video clips'],
    ['a library that is not there', ['stats'], 'no move library'],
    ['an embeddings file that is not there', ['load', 'nowhere.json'], 'nowhere.json'],
    ['a pose model that is not known', ['models', 'add', 'alphapose'], 'movenet-multipose'],
  ])('refuses %s with exit code 2 and says what to do', async (_, programArguments, hint) => {
    const { exitCode, stderr, stdout } = await run(workspace, ...programArguments);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(hint);
    expect(stdout).toBe('');
  });

  it('says what is wrong with the ffmpeg that it is given', async () => {
    await mkdir(join(workspace.root, 'clips/spin'), { recursive: true });
    await writeFile(join(workspace.root, 'clips/spin/a.mp4'), 'x');
    const { exitCode, stderr } = await run(
      workspace,
      'generate',
      '--ffmpeg',
      join(workspace.root, 'no-ffmpeg'),
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`there is no ffmpeg program at ${join(workspace.root, 'no-ffmpeg')}`);
    expect(stderr).toMatch(/correct the setting or remove it/i);
  });

  it('lists the candidates where there are several clip folders', async () => {
    await mkdir(join(workspace.root, 'more/spin'), { recursive: true });
    await writeFile(join(workspace.root, 'more/spin/a.mp4'), 'x');
    const { exitCode, stderr } = await run(workspace, 'generate');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(join(workspace.root, 'more'));
    expect(stderr).toContain(join(workspace.root, 'clips'));
  });

  it('prints its version and its help with exit code 0', async () => {
    expect((await run(workspace, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await run(workspace, 'generate', '--help')).stdout).toContain('--shard');
  });
});
