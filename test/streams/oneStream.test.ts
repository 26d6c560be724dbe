import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { FFMPEG } from '../media/ffmpegHere.ts';
import { cutClip, run, type Workspace } from '../sampleLibrary.ts';
import {
  asAudioObjectType,
  asFormatTag,
  asPictureTagged,
  asSoundTagged,
  patched,
  wipeDecoderConfiguration,
  zeroed,
} from './patchedFiles.ts';

interface Row {
  readonly clip_key: string;
  readonly pose_embedding: readonly number[] | null;
  readonly audio_embedding: readonly number[] | null;
  readonly text_embedding: readonly number[] | null;
  readonly quality: { readonly pose: { readonly damaged_frames?: number } };
}

interface GenerateJson {
  readonly failed: readonly { readonly clip_key: string; readonly reason: string }[];
  readonly missing: readonly {
    readonly clip_key: string;
    readonly modality: string;
    readonly reason: string;
  }[];
  readonly lacking_decoders: readonly { readonly codec: string; readonly clips: number }[];
}

/** Files whose sound cannot be decoded, by the plain twin that they were made from, with the reason. */
const SOUNDS = [
  ['sls.mp4', 'plain.mp4', asAudioObjectType(37), /^ffmpeg has no decoder for its sound \(aac\)$/],
  ['ac4.mp4', 'plain.mp4', asSoundTagged('ac-4'), /^ffmpeg has no decoder for its sound \(ac-?4\)$/],
  [
    'mpegh.mp4',
    'plain.mp4',
    asSoundTagged('mhm1'),
    /^ffmpeg has no decoder for its sound \(mpegh_3d_audio\)$/,
  ],
  ['unknown.avi', 'plain.avi', asFormatTag(0x7777), /^ffmpeg has no decoder for its sound \(0x7777\)$/],
] as const;

const FOLDER = 'streams';

let workspace: Workspace;
let result: GenerateJson;
let rows: ReadonlyMap<string, Row>;
let exitCode: number | undefined;

beforeAll(async () => {
  workspace = await tinyClips(0);
  const file = (name: string) => join(workspace.clips, FOLDER, name);
  await mkdir(join(workspace.clips, FOLDER), { recursive: true });
  await cutClip('arm_styling/paseala.mp4', 2.5, file('plain.mp4'));
  await execa(FFMPEG.ffmpeg, [
    '-v',
    'error',
    '-i',
    file('plain.mp4'),
    '-c:v',
    'mpeg4',
    '-c:a',
    'mp2',
    file('plain.avi'),
  ]);
  for (const [name, twin, change] of SOUNDS) {
    await patched(file(twin), file(name), change);
  }
  await patched(file('plain.mp4'), file('no_configuration.mp4'), wipeDecoderConfiguration);
  await patched(file('plain.mp4'), file('avs3.mp4'), asPictureTagged('avs3'));
  await patched(file('plain.mp4'), file('few_zeros.mp4'), zeroed(0.5, 0.04));
  await patched(file('plain.mp4'), file('many_zeros.mp4'), zeroed(0.3, 0.4));
  const done = await run(workspace, 'generate', '--json');
  exitCode = done.exitCode;
  result = JSON.parse(done.stdout);
  const { embeddings } = JSON.parse(await readFile(workspace.embeddingsFile, 'utf8'));
  rows = new Map(embeddings.map((row: Row) => [row.clip_key, row]));
});

afterAll(() => workspace.remove());

function missingOf(name: string) {
  return result.missing.filter(({ clip_key }) => clip_key === `${FOLDER}/${name}`);
}

it.each(SOUNDS)('the picture of %s gives what it gives beside good sound', (name, twin, _, reason) => {
  const [row, plain] = [rows.get(`${FOLDER}/${name}`), rows.get(`${FOLDER}/${twin}`)];
  expect(plain?.pose_embedding).toHaveLength(512);
  expect(row?.pose_embedding).toEqual(plain?.pose_embedding);
  expect(row?.text_embedding).toHaveLength(384);
  expect(row?.audio_embedding).toBeNull();
  expect(missingOf(name)).toMatchObject([{ modality: 'audio', reason: expect.stringMatching(reason) }]);
});

it('the sound beside a picture that cannot be decoded gives what it gives beside a good one', () => {
  const row = rows.get(`${FOLDER}/no_configuration.mp4`);
  expect(row?.audio_embedding).toEqual(rows.get(`${FOLDER}/plain.mp4`)?.audio_embedding);
  expect(row?.audio_embedding).toHaveLength(128);
  expect(missingOf('no_configuration.mp4')).toMatchObject([
    { modality: 'pose', reason: 'the picture cannot be decoded' },
  ]);
});

it('a few zeros in the middle of a file are in the quality of its movement, and are said', async () => {
  const damaged = rows.get(`${FOLDER}/few_zeros.mp4`)?.quality.pose.damaged_frames ?? 0;
  expect(damaged).toBeGreaterThan(0.01);
  expect(damaged).toBeLessThan(0.2);
  expect(rows.get(`${FOLDER}/plain.mp4`)?.quality.pose.damaged_frames).toBeUndefined();
  const { stdout } = await run(workspace, 'stats');
  expect(stdout).toContain(`${Math.round(100 * damaged)} % of its pictures are damaged`);
});

it('a file that is largely zeros fails, and says how much of it is damaged', () => {
  const { reason } = result.failed.find(({ clip_key }) => clip_key.includes('many_zeros')) ?? {};
  expect(reason).toMatch(/^([3-6]\d) % of its pictures are damaged$/);
});

it('a picture that ffmpeg has no decoder for fails its clip, and is counted', () => {
  expect(result.failed).toContainEqual({
    clip_key: `${FOLDER}/avs3.mp4`,
    reason: 'this ffmpeg has no decoder for avs3',
  });
  expect(result.failed).toHaveLength(2);
  expect(result.lacking_decoders).toContainEqual({ codec: 'avs3', clips: 1 });
  expect(exitCode).toBe(1);
});
