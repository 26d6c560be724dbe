import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitVector } from '../library/moveBuilder.ts';
import { runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';
import { answerOf, clientOf, mcpClient } from './mcpClient.ts';

describe('the MCP server', () => {
  let workspace: Workspace;
  let client: Client;

  beforeAll(async () => {
    workspace = await workspaceWith(['intros/invitation.mp4']);
    const labels = ['spin', 'basic', 'spin', null];
    const embeddings = labels.map((label, n) => ({
      clip_id: `clip_${n}`,
      clip_key: `a/move_${n}.mp4`,
      video_path: `clips/a/move_${n}.mp4`,
      move_name: `Move ${n}`,
      move_label: label,
      difficulty: n === 0 ? 'beginner' : null,
      energy_level: null,
      style: null,
      duration: 8,
      pose_embedding: [...unitVector(512, n)],
      audio_embedding: [...unitVector(128, n)],
      text_embedding: [...unitVector(384, n)],
    }));
    const file = join(workspace.root, 'loaded.json');
    await writeFile(file, JSON.stringify({ generated_at: '2026-01-01T00:00:00Z', embeddings }));
    await runJson(workspace, 'load', file);
    client = await mcpClient(workspace.root);
  });

  afterAll(async () => {
    await client.close();
    await workspace.remove();
  });

  it.each([
    ['statistics', {}, ['stats']],
    ['list', {}, ['list']],
    ['list', { unlabelled: true, count: 1 }, ['list', '--unlabelled', '-k', '1']],
    ['list', { filter: { difficulty: ['beginner'] } }, ['list', '--difficulty', 'beginner']],
    ['similar', { clip: 'a/move_1.mp4', count: 2 }, ['similar', 'a/move_1.mp4', '-k', '2']],
    ['search', { description: 'spin' }, ['search', 'spin']],
    [
      'search',
      { description: 'spin', filter: { difficulty: ['beginner'] } },
      ['search', 'spin', '--difficulty', 'beginner'],
    ],
  ])('answers %s %j as the command line does', async (name, given, command) => {
    expect(await answerOf(client, name, given)).toEqual(await runJson(workspace, ...command));
  });

  it('offers only tools that write nothing, and says so', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'statistics',
      'list',
      'similar',
      'search',
      'unlabelled',
      'plan',
    ]);
    expect(tools.map(({ annotations }) => annotations?.readOnlyHint)).toEqual(tools.map(() => true));
    expect(client.getInstructions()).toContain('--allow-writes');
  });

  it('says what is wrong, and what to do', async () => {
    const { content, isError } = await client.callTool({ name: 'similar', arguments: { clip: 'nothing' } });
    expect(isError).toBe(true);
    expect(JSON.stringify(content)).toContain('nothing');
  });

  it('labels moves where it may write, also as the package of the extension starts it', async () => {
    const program = [join(process.cwd(), 'dist/mcp.js'), '--allow-writes'];
    const writing = await clientOf(program, workspace.root);
    const { tools } = await writing.listTools();
    expect(
      tools.flatMap(({ name, annotations }) =>
        annotations?.readOnlyHint ? [] : [[name, annotations?.destructiveHint]],
      ),
    ).toEqual([
      ['label', true],
      ['collect', true],
      ['plan', false],
      ['render', true],
    ]);
    const edit = {
      clips: ['intros/invitation.mp4'],
      set: { difficulty: 'advanced' },
      add: { tags: ['class'] },
    };
    expect(await answerOf(writing, 'label', edit)).toEqual({
      annotations_file: workspace.annotations,
      changed: ['intros/invitation.mp4'],
      refused: [],
      waiting: [],
    });
    await writing.close();
    const { clips } = JSON.parse(await readFile(workspace.annotations, 'utf8'));
    expect(clips).toMatchObject([{ difficulty: 'high', tags: ['class'] }]);
  });
});
