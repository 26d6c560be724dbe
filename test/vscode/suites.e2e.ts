import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, workspaceWith } from '../sampleLibrary.ts';
import type { Outcome } from './editor/outcome.ts';
import { suiteRunner } from './editor/suiteRunner.ts';
import { KEYS, severalRoots } from './workspaces.ts';

const runSuite = await suiteRunner();

/** Files with the same rows are the same, byte for byte, when every row has this time. */
const SAME_TIME = { SOURCE_DATE_EPOCH: '1700000000' };

/** Runs a suite inside the editor and reports each of its tests. */
function report({ ended, tests, notes }: Outcome, fewest: number): void {
  for (const line of notes) {
    console.log(line);
  }
  it('ran to its end', () => {
    expect(ended).toBe(true);
  });
  it(`ran at least ${fewest} tests`, () => {
    expect(tests.length).toBeGreaterThanOrEqual(fewest);
  });
  for (const { title, failure } of tests) {
    it(title, () => {
      expect(failure).toBeNull();
    });
  }
}

if (!runSuite) {
  describe.skip('in the editor, which needs the npm registry and Chromium', () => {
    it('runs the suites');
  });
} else {
  const roots = await severalRoots();
  const outcome = await runSuite('commands.suite', roots, { env: SAME_TIME });
  afterAll(() => roots.remove());

  describe('in a workspace of several folders', () => {
    report(outcome, 29);

    it('writes the same bytes as the command line', async () => {
      const fromEditor = await readFile(join(roots.moves.root, 'first_run.txt'), 'utf8');
      const other = await workspaceWith(KEYS);
      await run(other, 'generate');
      expect(await readFile(other.embeddingsFile, 'utf8')).toBe(fromEditor);
      await other.remove();
    });
  });

  describe('without a folder', async () => {
    report(await runSuite('noFolder.suite', null), 5);
  });

  describe('in restricted mode', async () => {
    const untrusted = await workspaceWith(KEYS.slice(0, 1));
    await mkdir(join(untrusted.root, '.vscode'));
    const settings = JSON.stringify({ 'moveEmbeddings.ffmpegPath': '/tmp/evil' });
    await writeFile(join(untrusted.root, '.vscode/settings.json'), settings);
    const options = {
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    };
    const opened = { folder: untrusted.root };
    report(await runSuite('untrusted.suite', opened, options), 2);
    await untrusted.remove();
  });
}
