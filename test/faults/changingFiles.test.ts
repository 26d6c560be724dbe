import { chmod, cp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineClient } from '../../src/engine/process/client.ts';
import { analyseClips } from '../../src/generation/analysis/analysisPool.ts';
import type { GenerationProgress } from '../../src/generation/generationResult.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import { inEnglish } from '../../src/moves/reasons/reasonWords.ts';
import { FFMPEG } from '../media/ffmpegHere.ts';
import { CLI, cutClip, run, runJson, type Workspace } from '../sampleLibrary.ts';
import { startedBy } from './processTree.ts';
import { tinyClips } from './tinyClips.ts';

const DIST = join(import.meta.dirname, '../../dist');
const MODEL = join(import.meta.dirname, '../../models/movenet-multipose/model.onnx');

interface GenerateJson {
  readonly moves: number;
  readonly embedded: readonly string[];
  readonly plan: { readonly unchanged: readonly string[] };
}

let workspace: Workspace;

beforeEach(async () => {
  workspace = await tinyClips(2);
});

afterEach(() => workspace.remove());

/** A program in the workspace that stands before the real ffmpeg. */
async function ffmpegThat(script: string): Promise<string> {
  const path = join(workspace.root, 'ffmpeg');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  await symlink(FFMPEG.ffprobe, join(workspace.root, 'ffprobe'));
  return path;
}

describe('two programs on one library', () => {
  it('end with one row a clip, the command line beside the engine of an editor', async () => {
    const client = new EngineClient({ script: join(DIST, 'engine.js') });
    const events: GenerationProgress['event'][] = [];
    const onProgress = ({ event }: GenerationProgress) => void events.push(event);
    const [served, printed] = await Promise.all([
      client.engine.generate({ place: { root: workspace.root } }, { onProgress }),
      run(workspace, 'generate'),
    ]);
    client.dispose();
    expect(printed.exitCode).toBe(0);
    expect(served).toMatchObject({ moves: 2, failed: [] });
    // Whoever came second waited, and found nothing left to do.
    expect(events.includes('waiting')).toBe(served.embedded.length === 0);
    expect(printed.stderr.includes('waiting until it has finished')).toBe(served.embedded.length > 0);
    expect((await runJson<{ total: number }>(workspace, 'stats')).total).toBe(2);
  });
});

describe('a clip that is replaced while it is read', () => {
  it('fails, keeps its row, and is embedded by the next run', async () => {
    await run(workspace, 'generate');
    const before = await readFile(workspace.embeddingsFile);
    const clip = join(workspace.clips, 'basic/side_basic_1.mp4');
    const other = join(workspace.root, 'other.mp4');
    await cutClip('bodywaves/bodywave.mp4', 3, other);
    await utimes(clip, 1, 1);
    await cutClip('basic/side_basic.mp4', 2.3, clip);
    const ffmpeg = await ffmpegThat(
      `case "$*" in *side_basic*) cp '${other}' '${clip}';; esac\nexec '${FFMPEG.ffmpeg}' "$@"`,
    );
    const { exitCode, stderr } = await run(workspace, 'generate', '--ffmpeg', ffmpeg);
    expect(stderr).toContain('basic/side_basic_1.mp4: the file changed while it was read');
    expect(exitCode).toBe(1);
    expect(await readFile(workspace.embeddingsFile)).toEqual(before);
    const { embedded } = await runJson<GenerateJson>(workspace, 'generate');
    expect(embedded).toEqual(['basic/side_basic_1.mp4']);
  });
});

describe('a clock that was set back', () => {
  it('makes no clip stale and loses no row', async () => {
    const at = (epoch: string) =>
      execa(process.execPath, [CLI, 'generate', '--json'], {
        cwd: workspace.root,
        env: { SOURCE_DATE_EPOCH: epoch },
      });
    await at('1700000000');
    await cutClip('bolero/paseala.mp4', 2.5, join(workspace.clips, 'bolero/paseala.mp4'));
    await utimes(join(workspace.clips, 'bolero/paseala.mp4'), 4e9, 4e9);
    const { stdout } = await at('1000000000');
    expect(JSON.parse(stdout)).toMatchObject({ moves: 3, embedded: ['bolero/paseala.mp4'] });
    const file = JSON.parse(await readFile(workspace.embeddingsFile, 'utf8'));
    expect(file.generated_at).toBe(new Date(1_700_000_000_000).toISOString());
    const again = JSON.parse((await at('1000000000')).stdout);
    expect(again).toMatchObject({ embedded: [], moves: 3 });
  });
});

describe('what another program spoilt', () => {
  it('is written anew where it is the embeddings file, and refused where it is to be loaded', async () => {
    await run(workspace, 'generate');
    const whole = await readFile(workspace.embeddingsFile);
    const half = whole.subarray(0, whole.length / 2);
    await writeFile(workspace.embeddingsFile, half);
    const loaded = await run(workspace, 'load', workspace.embeddingsFile);
    expect(loaded.stderr).toContain(`${workspace.embeddingsFile} is not a usable embeddings file`);
    expect(loaded.exitCode).toBe(2);
    await run(workspace, 'generate');
    expect(await readFile(workspace.embeddingsFile)).toEqual(whole);
  });

  it('is named and left alone where it is the table', async () => {
    await run(workspace, 'generate');
    const versions = join(workspace.root, '.move-embeddings/moves.lance/_versions');
    for (const name of await readdir(versions)) {
      await writeFile(join(versions, name), 'not a manifest');
    }
    const kept = join(workspace.root, 'kept');
    await cp(join(workspace.root, '.move-embeddings'), kept, { recursive: true });
    const { stderr, exitCode } = await run(workspace, 'generate');
    expect(stderr).toContain(
      `The move library in ${join(workspace.root, '.move-embeddings')} cannot be read`,
    );
    expect(stderr).toContain('Nothing was changed. Move that folder away, or name another database');
    expect(stderr).toContain('--database URI');
    expect(exitCode).toBe(2);
    for (const name of await readdir(versions)) {
      expect(await readFile(join(versions, name), 'utf8')).toBe('not a manifest');
    }
    await rm(kept, { recursive: true });
  });
});

describe.runIf(process.platform === 'linux')('an ffmpeg that hangs', () => {
  it('is given up when nothing comes of it, and ended', async () => {
    const hangs = await ffmpegThat(
      `case "$*" in *side_basic*) exec tail -f /dev/null;; *) exec '${FFMPEG.ffmpeg}' "$@";; esac`,
    );
    const ffmpeg = { ...FFMPEG, ffmpeg: hangs };
    const setup = {
      ffmpeg,
      pose: { network: 'movenet-multipose', model: 'm', weightsPath: MODEL },
      threads: 1,
    } as const;
    const requests = ['arm_styling/paseala_0.mp4', 'basic/side_basic_1.mp4'].map((name) => {
      const key = parseClipKey(name);
      if (!key) {
        throw new Error(name);
      }
      return { setup, key, path: join(workspace.clips, name) };
    });
    const pool = { script: join(DIST, 'analysis.js'), processes: 1, stallSeconds: 12 };
    const outcomes: string[] = [];
    for await (const { analysis } of analyseClips(requests, pool, {})) {
      outcomes.push(analysis.status === 'failed' ? inEnglish(analysis.reason) : analysis.status);
    }
    expect(outcomes).toEqual(['analysed', 'nothing was read of it for 12 seconds']);
    expect(startedBy(process.pid).filter(({ program }) => program === 'tail')).toEqual([]);
  });
});
