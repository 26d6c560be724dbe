import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClips } from '../faults/tinyClips.ts';
import { CLI, run, type Workspace } from '../sampleLibrary.ts';
import { hasS3Server, type S3Server, startS3Server } from './s3Server.ts';

const CLIPS = 10;
const SHARDS = ['1/4', '2/4', '3/4', '4/4'];
const DATABASE = 's3://moves/library';

let server: S3Server;
let workspace: Workspace;

/** A machine of its own, as far as the library can tell: it shares nothing with the others but the clips and S3. */
function machine(shard: string) {
  const out = join(workspace.root, `${shard.replace('/', '-of-')}.json`);
  const options = ['--shard', shard, '--jobs', '1', '--database', DATABASE, '--out', out];
  return execa(process.execPath, [CLI, 'generate', ...options], {
    cwd: workspace.root,
    detached: true,
    reject: false,
    env: { ...server.environment, SOURCE_DATE_EPOCH: '1700000000' },
  });
}

function onS3(...programArguments: readonly string[]) {
  return execa(process.execPath, [CLI, ...programArguments, '--database', DATABASE], {
    cwd: workspace.root,
    reject: false,
    env: { ...server.environment, SOURCE_DATE_EPOCH: '1700000000' },
  });
}

describe.runIf(hasS3Server)('four machines that embed their shards into one library on S3', () => {
  beforeAll(async () => {
    server = await startS3Server('moves');
    workspace = await tinyClips(CLIPS);
  });

  afterAll(async () => {
    server.stop();
    await workspace.remove();
  });

  it('make the library that one machine makes, though one is killed and run again', {
    timeout: 600_000,
  }, async () => {
    const machines = SHARDS.map(machine);
    const [, , third] = machines;
    let isKilled = false;
    // Once its first clip is reported: before that it may be the one that makes the table for all.
    third.stderr.on('data', (text) => {
      if (!isKilled && /\d+\/\d+ /.test(String(text))) {
        isKilled = true;
        process.kill(-(third.pid ?? 0), 'SIGKILL');
      }
    });
    const outcomes = await Promise.all(machines);
    expect(outcomes.map(({ exitCode, signal, stderr }) => exitCode ?? signal ?? stderr)).toEqual([
      0,
      0,
      'SIGKILL',
      0,
    ]);
    const again = await machine(SHARDS[2]);
    expect(again.exitCode).toBe(0);

    const { stderr } = await onS3('generate', '--out', join(workspace.root, 's3.json'));
    expect(stderr).toContain(`${CLIPS} moves, 0 new`);
    await run(workspace, 'generate');
    expect(await readFile(join(workspace.root, 's3.json'))).toEqual(await readFile(workspace.embeddingsFile));
  });

  it('is searched where it lies', async () => {
    const { stdout } = await onS3('similar', 'basic/side_basic_1.mp4', '-k', '3', '--json');
    expect(JSON.parse(stdout).results).toHaveLength(3);
  });

  it('tells in a sentence where S3 cannot be reached', async () => {
    server.stop();
    const { stderr, exitCode } = await onS3('stats');
    expect(exitCode).toBe(2);
    const [message] = stderr.split('\n').filter((line) => line.startsWith('move-embeddings:'));
    expect(message).toBe(`move-embeddings: ${DATABASE} could not be read: its server cannot be reached.`);
  });
});
