import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeOfBeat } from '../../src/choreography/plan/beatTime.ts';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import { parsePlan } from '../../src/choreography/plan/parsePlan.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { answerOf, mcpClient } from '../mcp/mcpClient.ts';
import { run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

const CLIPS = [
  'basic/side_basic.mp4',
  'spin/double_spin.mp4',
  'intros/invitation.mp4',
  'outro/dip_outro.mp4',
];

describe('move-embeddings choreograph', () => {
  let workspace: Workspace;
  let plan: Choreography;

  /** A song of half a minute out of a sample's music. */
  async function makeSong(): Promise<void> {
    const { ffmpeg } = await findFfmpeg();
    const clip = join(workspace.clips, 'basic/side_basic.mp4');
    const sound = ['-stream_loop', '9', '-i', clip, '-vn', '-t', '30', '-c:a', 'pcm_s16le'];
    await execa(ffmpeg, ['-v', 'error', ...sound, join(workspace.root, 'song.wav')]);
  }

  const choreograph = (...options: string[]) =>
    run(workspace, 'choreograph', 'song.wav', '--out', 'dance.choreography.json', ...options);

  async function readPlan(): Promise<Choreography> {
    return parsePlan(await readFile(join(workspace.root, 'dance.choreography.json'), 'utf8'), 'it');
  }

  beforeAll(async () => {
    workspace = await workspaceWith(CLIPS);
    await makeSong();
    expect((await run(workspace, 'generate')).exitCode).toBe(0);
    expect((await choreograph()).exitCode).toBe(0);
    plan = await readPlan();
  });

  afterAll(() => workspace.remove());

  it('gives an agent the same plan, and writes none for one that only reads', async () => {
    const client = await mcpClient(workspace.root);
    const request = 'a gentle ending';
    const planned = await answerOf(client, 'plan', { song: 'song.wav', request });
    await client.close();
    const printed = await runJson<object>(
      workspace,
      ...['choreograph', 'song.wav', '--request', request, '--out', 'another.choreography.json'],
    );
    expect(planned).toEqual({ ...printed, plan_file: null });
    expect(await readdir(workspace.root)).not.toContain('song.choreography.json');
  });

  it('writes a plan of the sample clips: intro first, outro last, on the beats, with relative paths', () => {
    expect(plan.song.path).toBe('song.wav');
    expect(plan.clipFolder).toBe('clips');
    const clips = plan.blocks.map(({ clip }) => clip);
    expect(clips[0]).toBe('intros/invitation.mp4');
    expect(clips.at(-1)).toBe('outro/dip_outro.mp4');
    const [last] = plan.blocks.slice(-1);
    const lasts =
      timeOfBeat(plan.song, last.startBeat + last.beats) - timeOfBeat(plan.song, plan.blocks[0].startBeat);
    expect(lasts).toBeGreaterThan(24);
    expect(plan.blocks.some(({ reasons }) => typeof reasons?.flow === 'number')).toBe(true);
    expect(plan.blocks.every(({ reasons }) => (reasons?.why?.length ?? 0) > 0)).toBe(true);
  });

  it('writes the same bytes again, and shows sections, moves and reasons', async () => {
    const before = await readFile(join(workspace.root, 'dance.choreography.json'), 'utf8');
    const { stdout } = await choreograph();
    expect(await readFile(join(workspace.root, 'dance.choreography.json'), 'utf8')).toBe(before);
    expect(stdout).toContain('Invitation');
    expect(stdout).toContain('opens the dance');
    expect(stdout).toContain('Compromises');
  });

  it('shows what it understood of a request in words before it plans, and obeys it', async () => {
    const { stderr, exitCode } = await choreograph(
      '--request',
      'a beginner dance that ends gently, no lifts',
      '--seed',
      '3',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Understood: beginner, a gentle ending.\nCannot be planned: no lifts.');
    expect((await readPlan()).request).toMatchObject({ difficulty: ['beginner'], ending: 'gentle', seed: 3 });
  });

  it('prints one document with --json', async () => {
    const document = await runJson<{ plan: Choreography }>(
      workspace,
      ...['choreograph', 'song.wav', '--out', 'dance.choreography.json', '--exclude', 'spin'],
    );
    expect(document.plan.blocks.map(({ clip }) => clip)).not.toContain('spin/double_spin.mp4');
  });

  it('is changed by replan, swap and lock, and written for people and video editors', async () => {
    await choreograph();
    const file = 'dance.choreography.json';
    const last = String((await readPlan()).blocks.length);
    expect((await run(workspace, 'lock', file, '1', last)).exitCode).toBe(0);
    const [first, ...others] = (await readPlan()).blocks;
    expect([first.locked, others.at(-1)?.locked, others[0].locked]).toEqual([true, true, false]);
    const { moves } = await runJson<{ moves: { clip: string }[] }>(workspace, 'swap', file, '2', '--json');
    expect((await run(workspace, 'swap', file, '2', '--with', moves[0].clip)).exitCode).toBe(0);
    expect((await readPlan()).blocks[1].clip).toBe(moves[0].clip);
    const { stderr } = await run(workspace, 'replan', file, '--request', 'beginner, no spins', '--seed', '5');
    expect(stderr).toContain('Understood: beginner, no spin.');
    const again = await readPlan();
    expect(again.request).toMatchObject({ difficulty: ['beginner'], excluded: ['spin'], seed: 5 });
    expect(again.blocks[0]).toEqual(first);
    expect(again.blocks.filter(({ locked }) => !locked).map(({ clip }) => clip)).not.toContain(CLIPS[1]);
    for (const [name, text] of Object.entries({
      'a.html': '<h1>song</h1>',
      'a.csv': 'move,section',
      'a.edl': 'FCM',
      'a.otio': 'clips/',
    })) {
      expect((await run(workspace, 'sheet', file, '--out', name)).exitCode).toBe(0);
      expect(await readFile(join(workspace.root, name), 'utf8')).toContain(text);
    }
    expect((await run(workspace, 'sheet', file, '--out', 'a.txt')).stderr).toContain('.html');
  });

  it.each([
    ['a name that is no plan’s', ['song.wav', '--out', 'dance.json'], '.choreography.json'],
    ['a song that is not there', ['away.mp3', '--out', 'a.choreography.json'], 'away.mp3'],
    ['no song', ['--out', 'a.choreography.json'], 'no song'],
    ['a clip for a song', ['annotations.json', '--out', 'a.choreography.json'], 'annotations.json'],
    [
      'exclusions of all',
      ['song.wav', '--out', 'a.choreography.json', '--exclude', ...CLIPS],
      'none is left',
    ],
    [
      'a duration that is none',
      ['song.wav', '--out', 'a.choreography.json', '--duration', 'long'],
      'seconds',
    ],
  ])('refuses %s, says so, and writes nothing', async (_, programArguments, hint) => {
    const { exitCode, stderr } = await run(workspace, 'choreograph', ...programArguments);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(hint);
    expect(await readdir(workspace.root)).not.toContain('a.choreography.json');
  });

  it('replaces no file that is not a plan', async () => {
    const file = join(workspace.root, 'diary.choreography.json');
    await writeFile(file, 'my diary');
    const { exitCode, stderr } = await run(workspace, 'choreograph', 'song.wav', '--out', file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('not a plan');
    expect(await readFile(file, 'utf8')).toBe('my diary');
  });

  it('leaves out a clip that was deleted since', async () => {
    await rm(join(workspace.clips, 'spin/double_spin.mp4'));
    expect((await choreograph()).exitCode).toBe(0);
    expect((await readPlan()).blocks.map(({ clip }) => clip)).not.toContain('spin/double_spin.mp4');
  });
});
