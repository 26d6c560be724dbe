import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../deploy/kubernetes');

/** What a pattern finds in a file of the deployment. */
async function found(file: string, pattern: RegExp): Promise<string> {
  const text = await readFile(join(FOLDER, file), 'utf8');
  const [, match] = pattern.exec(text) ?? [];
  expect(match, `${pattern} in ${file}`).toBeDefined();
  return match ?? '';
}

it('gives every shard to one pod: the Job has as many completions as there are shards', async () => {
  const completions = await found('shards.yaml', /^ {2}completions: (\d+)$/m);
  expect(await found('kustomization.yaml', /^ {6}- SHARDS=(\d+)$/m)).toBe(completions);
});

it('tells each pod its shard, counted from 1', async () => {
  const script = await found('shards.yaml', /args:\n\s+- >-\n((?:\s{14}\S.*\n)+)/);
  const line = script.trim().replaceAll(/\s+/g, ' ').replace('exec node /app/dist/cli.js', 'echo');
  const { stdout } = await execa('sh', ['-c', line], {
    env: { JOB_COMPLETION_INDEX: '63', SHARDS: '64', DATABASE: 's3://moves/library' },
  });
  expect(stdout).toBe('generate /clips --shard 64/64 --database s3://moves/library --jobs 2');
});
