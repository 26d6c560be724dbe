import { cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FFMPEG, H264 } from '../media/ffmpegHere.ts';
import { CLI, run, runJson, type Workspace, workspaceWith } from '../sampleLibrary.ts';

const ASKED = 'spin/double_spin.mp4';
const KEYS = ['basic/side_basic.mp4', 'basic/slow_basic.mp4', 'ladyturn/ladyturn_right.mp4', ASKED];

interface Answer {
  query: string;
  results: { clip_key: string; parts: { pose: number | null; audio: number | null; text: number | null } }[];
  near_copies: { clip_key: string }[];
}

let workspace: Workspace;
let elsewhere: string;
/** A copy of a clip of the library, under another name and in another place. */
let copy: string;

/** Everything in the workspace, with size and time. */
async function filesOf({ root }: Workspace): Promise<string[]> {
  const names = await readdir(root, { recursive: true });
  return Promise.all(
    names.sort().map(async (name) => {
      const { size, mtimeMs } = await stat(join(root, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
}

const similar = (...given: readonly string[]) => runJson<Answer>(workspace, 'similar', ...given);
const keysOf = ({ results }: Answer) => results.map(({ clip_key }) => clip_key);

beforeAll(async () => {
  workspace = await workspaceWith(KEYS);
  elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere '));
  copy = join(elsewhere, 'holiday video.mp4');
  await cp(join(workspace.clips, ASKED), copy);
  await run(workspace, 'generate');
});

afterAll(async () => {
  await workspace.remove();
  await rm(elsewhere, { recursive: true, force: true });
});

describe('a video from outside the library', () => {
  it('finds the clip that it is a copy of, and keeps nothing', async () => {
    const before = await filesOf(workspace);
    const answer = await similar(copy);
    expect(answer.query).toBe(copy);
    expect(answer.near_copies.map(({ clip_key }) => clip_key)).toEqual([ASKED]);
    expect(keysOf(answer).sort()).toEqual(KEYS.filter((key) => key !== ASKED).sort());
    expect(answer.results.every(({ parts }) => parts.pose !== null && parts.text === null)).toBe(true);
    expect(await filesOf(workspace)).toEqual(before);
    expect(await readdir(elsewhere)).toEqual(['holiday video.mp4']);
  });

  it('finds the clip that it was made of by mirroring, cropping or trimming', async () => {
    const edits = [
      ['-vf', 'hflip,crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2'],
      ['-t', '7', '-vf', 'fps=15,lutrgb=r=val+25:g=val+25:b=val+25'],
    ];
    for (const edit of edits) {
      const edited = join(elsewhere, 'edited.mp4');
      await execa(FFMPEG.ffmpeg, ['-v', 'error', '-y', '-i', copy, ...edit, ...H264, edited]);
      const { near_copies } = await similar(edited);
      await rm(edited);
      expect(near_copies.map(({ clip_key }) => clip_key)).toEqual([ASKED]);
    }
  });

  it('is told from drawn clips that dance something else', async () => {
    for (const key of KEYS) {
      expect((await similar(key)).near_copies).toEqual([]);
    }
  });

  it('finds its clip first by a part of it, encoded again', async () => {
    const part = join(elsewhere, 'small.mkv');
    await execa(FFMPEG.ffmpeg, ['-v', 'error', '-y', '-i', copy, '-vf', 'scale=-2:240', ...H264, part]);
    const answer = await similar(part, '--from', '2', '--to', '6');
    await rm(part);
    expect(answer.query).toBe(`${part}#t=2.000,6.000`);
    expect(keysOf(answer)[0]).toBe(ASKED);
  });

  it('is that video even where its path ends like the key of a clip', async () => {
    const [basic] = KEYS;
    const disguised = join(elsewhere, basic);
    await mkdir(join(elsewhere, 'basic'));
    await cp(join(workspace.clips, ASKED), disguised);
    const { query, near_copies } = await similar(disguised);
    await rm(join(elsewhere, 'basic'), { recursive: true });
    expect(query).toBe(disguised);
    expect(near_copies).toMatchObject([{ clip_key: ASKED }]);
  });

  it('leaves nothing behind when it is broken off', async () => {
    const before = await filesOf(workspace);
    const asking = execa(process.execPath, [CLI, 'similar', copy], { cwd: workspace.root, reject: false });
    await new Promise<void>((resolve, reject) => {
      asking.stderr.on('data', (text) => String(text).includes('Analysing') && resolve());
      asking.stderr.once('end', () => reject(new Error('it ended before')));
    });
    asking.kill('SIGINT');
    const { exitCode, stdout } = await asking;
    expect([exitCode, stdout]).toEqual([130, '']);
    expect(await filesOf(workspace)).toEqual(before);
  });
});

describe('a clip of the library', () => {
  it('finds the same figure first, danced to another song in other clothes', async () => {
    const [basic, slowBasic] = KEYS;
    expect(keysOf(await similar(basic))[0]).toBe(slowBasic);
    expect(keysOf(await similar(slowBasic))[0]).toBe(basic);
  });
});

describe('a part of a clip of the library', () => {
  it('finds its clip first, by movement alone', async () => {
    const { query, results } = await similar(ASKED, '--from', '2', '--to', '6');
    expect(query).toBe(`${ASKED}#t=2.000,6.000`);
    expect(results[0]).toMatchObject({ clip_key: ASKED, parts: { audio: null, text: null } });
    expect(results).toHaveLength(KEYS.length);
  });

  it('is the clip itself where it is all of it, by whatever path', async () => {
    const { query, results } = await similar(join(workspace.clips, ASKED), '--from', '0');
    expect(query).toBe(ASKED);
    expect(results[0].parts.text).not.toBeNull();
  });
});

describe('what cannot be asked with', () => {
  const refusal = async (...given: readonly string[]) => {
    const { exitCode, stderr } = await run(workspace, 'similar', ...given);
    expect(exitCode).toBe(2);
    return stderr;
  };

  it('is refused with what to do', async () => {
    expect(await refusal(workspace.annotations)).toMatch(
      /cannot be asked with: this is not a video.*\n.*Choose/,
    );
    expect(await refusal(ASKED, '--from', '8', '--to', '4')).toMatch(/cannot begin at 8 s and end at 4 s/);
    expect(await refusal(ASKED, '--from', '2', '--to', '3')).toMatch(/too short[\s\S]*at least 2 seconds/);
    expect(await refusal(copy, '--from', '2', '--to', '300')).toMatch(/no part of it ends at 300 s/);
    expect(await refusal(join(elsewhere, 'nowhere.mp4'))).toMatch(/no clip/);
  });

  it('is a video in which nobody is, too', async () => {
    const empty = join(elsewhere, 'empty.mp4');
    const nobody = ['-f', 'lavfi', '-i', 'testsrc2=d=3:s=320x240:r=10'];
    await execa(FFMPEG.ffmpeg, ['-v', 'error', ...nobody, ...H264, empty]);
    expect(await refusal(empty)).toMatch(/cannot be asked with: no dancer found[\s\S]*in which people dance/);
    await rm(empty);
  });
});
