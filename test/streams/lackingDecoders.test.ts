import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { run, type Workspace } from '../sampleLibrary.ts';
import { canHideDecoders, realWithout, scriptedWithout } from './withoutDecoder.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await tinyClips(2);
  await run(workspace, 'generate');
});

afterAll(() => workspace.remove());

describe.each([
  { title: 'a real ffmpeg', make: realWithout, isThere: canHideDecoders() },
  { title: 'a script in its place', make: scriptedWithout, isThere: process.platform !== 'win32' },
])('an ffmpeg without the decoder for the clips: $title', ({ make, isThere }) => {
  it.runIf(isThere)('leaves the library as it is and says what is lacking', async () => {
    const ffmpeg = await make('h264', join(workspace.root, `no-picture-${make.name}`));
    const before = await readFile(workspace.embeddingsFile);
    const { exitCode, stdout, stderr } = await run(
      workspace,
      ...['generate', '--force', '--json', '--ffmpeg', ffmpeg],
    );
    expect(exitCode).toBe(1);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
    const { moves, failed, lacking_decoders, decoder_advice } = JSON.parse(stdout);
    expect(moves).toBe(2);
    expect(failed).toHaveLength(2);
    expect(failed[0].reason).toBe('this ffmpeg has no decoder for h264');
    expect(lacking_decoders).toEqual([{ codec: 'h264', clips: 2 }]);
    expect(stderr).toContain('This ffmpeg has no decoder for:\n  h264, 2 clips\n');
    expect(stderr).toContain(decoder_advice);
    expect(decoder_advice).toMatch(/https:|install/);
  });

  it.runIf(isThere)('is named by the doctor', async () => {
    const ffmpeg = await make('hevc', join(workspace.root, `doctor-${make.name}`));
    const { exitCode, stdout } = await run(workspace, 'doctor', '--json', '--ffmpeg', ffmpeg);
    const { ready, checks } = JSON.parse(stdout);
    expect(exitCode).toBe(2);
    expect(ready).toBe(false);
    expect(checks).toContainEqual(
      expect.objectContaining({
        name: 'ffmpeg decoders',
        state: 'missing',
        detail: 'none for hevc: clips in these cannot be read',
        remedy: expect.stringMatching(/install/i),
      }),
    );
  });
});

describe('an ffmpeg without the decoder for the sound', () => {
  it.runIf(canHideDecoders())('embeds the picture, and keeps what was heard before', async () => {
    const ffmpeg = await realWithout('aac', join(workspace.root, 'no-sound'));
    const before = await readFile(workspace.embeddingsFile);
    const again = await run(workspace, 'generate', '--force', '--ffmpeg', ffmpeg);
    expect(again.stderr).toContain('This ffmpeg has no decoder for:\n  aac, 2 clips\n');
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
    const elsewhere = ['--database', join(workspace.root, 'new'), '--out', join(workspace.root, 'new.json')];
    const { stdout } = await run(workspace, 'generate', '--json', '--ffmpeg', ffmpeg, ...elsewhere);
    const { embedded, missing } = JSON.parse(stdout);
    expect(embedded).toHaveLength(2);
    expect(missing.map(({ modality }: { modality: string }) => modality)).toEqual(['audio', 'audio']);
    expect(missing[0].reason).toBe('ffmpeg has no decoder for its sound (aac)');
  });
});

it('says of a whole ffmpeg that it can do all', async () => {
  const { stdout } = await run(workspace, 'doctor', '--json');
  for (const name of ['ffmpeg decoders', 'ffmpeg encoders']) {
    expect(JSON.parse(stdout).checks).toContainEqual(expect.objectContaining({ name, state: 'ok' }));
  }
});
