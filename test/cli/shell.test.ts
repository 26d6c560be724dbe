import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { CLI } from '../sampleLibrary.ts';

/** What a shell line comes to in which `$CLI` is the program; bash, for the codes of all parts of a pipe. */
function shell(line: string) {
  return execa('bash', ['-c', line], { reject: false, env: { CLI: `${process.execPath} ${CLI}` } });
}

it.runIf(process.platform !== 'win32')('a reader that leaves is no error', async () => {
  for (const reader of ['true', 'head -1']) {
    const { stdout, stderr } = await shell(
      `$CLI models --json | ${reader} >/dev/null; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stderr).toBe('');
    expect(stdout).toBe('0');
  }
});

it.runIf(existsSync('/dev/full'))('output that cannot be written is an error that says so', async () => {
  const { stderr, exitCode } = await shell('$CLI models --json >/dev/full');
  expect(stderr).toContain('The output could not be written');
  expect(stderr).not.toContain('    at ');
  expect(exitCode).toBe(2);
});
