import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import { answerOf, mcpClient } from '../mcp/mcpClient.ts';
import { clipWorkshop } from '../media/makeClip.ts';
import { CLI } from '../sampleLibrary.ts';
import { clickSong, planOf, writePlan } from './renderedDance.ts';

const { tools, path, make } = clipWorkshop();
let plan: Choreography;

beforeAll(async () => {
  await mkdir(path('clips'));
  await make('clips/red.mp4', { picture: 'color=red:size=96x64:rate=30', seconds: 4 });
  const song = await clickSong(tools(), dirname(path('song.mp3')));
  plan = planOf(
    [
      { clip: 'red.mp4', beats: 4 },
      { clip: 'red.mp4', beats: 4, from: 1 },
    ],
    song,
  );
});

async function render(changed: Partial<Choreography> = {}) {
  const file = await writePlan(dirname(path('x')), { ...plan, ...changed });
  return execa(
    process.execPath,
    [CLI, 'render', file, '--out', path('dance.mp4'), '--size', '96x64', '--fps', '25', '--json'],
    { reject: false },
  );
}

describe('the render command', () => {
  it('makes the video, prints one document, and tells how far it is', async () => {
    const { exitCode, stdout, stderr } = await render();
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: path('dance.mp4'), width: 96, height: 64, fps: 25 });
    expect(stderr).toContain('100 %');
  });

  it('makes the same for an agent, and only in the folder that the agent may write to', async () => {
    const file = await writePlan(dirname(path('x')), plan);
    const program = [CLI, 'render', file, '--out', path('printed.mp4'), '--json'];
    const { elapsed_s: _, ...printed } = JSON.parse((await execa(process.execPath, program)).stdout);
    const client = await mcpClient(dirname(path('x')), '--allow-writes');
    const asked = { plan: file, video: 'asked.mp4' };
    expect(await answerOf(client, 'render', asked)).toMatchObject({ ...printed, file: path('asked.mp4') });
    const outside = { ...asked, video: '../asked.mp4' };
    await expect(answerOf(client, 'render', outside)).rejects.toThrow('lies outside the folder');
    await client.close();
  });

  it('refuses a song that is not the one that was planned for', async () => {
    await writeFile(path('other.mp3'), 'another song');
    const { exitCode, stderr } = await render({ song: { ...plan.song, path: 'other.mp3' } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('not the song that was planned for');
  });

  it.each([
    ['that is not there', 'gone.mp4', 'blocks[1].clip'],
    ['outside the clip folder', '../secret.mp4', 'blocks[1].clip'],
  ])('refuses a clip %s, with its place', async (_, clip, place) => {
    const { exitCode, stderr } = await render({ blocks: [plan.blocks[0], { ...plan.blocks[1], clip }] });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(place);
  });

  it('refuses a plan that is none', async () => {
    await writeFile(path('broken.choreography.json'), '{"version": 1');
    const { exitCode, stderr } = await execa(
      process.execPath,
      [CLI, 'render', path('broken.choreography.json'), '--out', path('x.mp4')],
      { reject: false },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is not JSON');
  });
});
