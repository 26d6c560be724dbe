import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolsIn } from '../../src/engine/engineTools.ts';
import { type LocalEngine, localEngine } from '../../src/engine/localEngine.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { type Workspace, workspaceWith } from '../sampleLibrary.ts';

const PASEALA = 'arm_styling/paseala.mp4';
const INVITATION = 'intros/invitation.mp4';

let workspace: Workspace;
let engine: LocalEngine;

beforeAll(async () => {
  workspace = await workspaceWith([PASEALA, INVITATION]);
  engine = localEngine(toolsIn(join(import.meta.dirname, '../../dist'), () => undefined));
  await engine.generate({ place: { root: workspace.root } });
});

afterAll(async () => {
  engine.close();
  await workspace.remove();
});

function place() {
  return { root: workspace.root };
}

describe('the pictures of clips', () => {
  it('are not made before somebody looks', async () => {
    const moves = await engine.moves({ place: place() });
    expect(moves.map(({ key, posterFile }) => [key, posterFile])).toEqual([
      [PASEALA, null],
      [INVITATION, null],
    ]);
    expect(moves[0].clipFile).toBe(join(workspace.clips, PASEALA));
  });

  it('are a JPEG 320 pixels wide, listed from then on', async () => {
    const { file } = await engine.poster({ place: place(), clip: PASEALA });
    const bytes = await readFile(file);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const [{ posterFile }] = await engine.moves({ place: place() });
    expect(posterFile).toBe(file);
  });

  it('are made once, however many ask at the same time', async () => {
    const asked = Array.from({ length: 5 }, () => engine.poster({ place: place(), clip: INVITATION }));
    const files = new Set((await Promise.all(asked)).map(({ file }) => file));
    expect(files.size).toBe(1);
    const names = await readdir(join(workspace.root, '.move-embeddings/cache/posters'));
    expect(names.filter((name) => !/^[0-9a-f]{64}\.jpg$/.test(name))).toEqual([]);
  });

  it('play in every editor: H.264 and MP3, the index in front', async () => {
    const { file } = await engine.preview({ place: place(), clip: PASEALA });
    const probed = await probeClip(await findFfmpeg(), file);
    expect(probed).toMatchObject({ status: 'readable', probe: { hasPicture: true, hasSound: true } });
    const bytes = (await readFile(file)).toString('latin1');
    expect(bytes).toContain('avc1');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('follow a clip that is changed', async () => {
    const before = await engine.poster({ place: place(), clip: INVITATION });
    const clip = join(workspace.clips, INVITATION);
    await writeFile(clip, await readFile(join(workspace.clips, PASEALA)));
    const after = await engine.poster({ place: place(), clip: INVITATION });
    expect(after.file).not.toBe(before.file);
  });

  it('are refused with the reason where the clip shows nothing', async () => {
    await writeFile(join(workspace.clips, INVITATION), 'no video');
    await expect(engine.poster({ place: place(), clip: INVITATION })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('not a video'),
    });
  });

  it('are refused where the clip is gone, and the list says so', async () => {
    await rm(join(workspace.clips, INVITATION));
    await expect(engine.preview({ place: place(), clip: INVITATION })).rejects.toMatchObject({
      code: 'unknown-clip',
    });
    const moves = await engine.moves({ place: place() });
    expect(moves[1]).toMatchObject({ key: INVITATION, clipFile: null, posterFile: null });
  });

  it.each(['../secret.mp4', '/etc/passwd', 'arm_styling/nobody.mp4'])('are not made of %s', async (clip) => {
    await expect(engine.poster({ place: place(), clip })).rejects.toMatchObject({ code: 'unknown-clip' });
  });
});
