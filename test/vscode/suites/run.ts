import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { notes } from './notes.ts';

/** What the editor calls inside its extension host: runs the suite that the environment names. */
export async function run(): Promise<void> {
  const { SUITE = '', SUITE_OUTCOME = '' } = process.env;
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, slow: 10_000 });
  mocha.addFile(join(__dirname, `${SUITE}.js`));
  const tests: { title: string; failure: string | null }[] = [];
  // Written at every step, so that a run which is cut off tells how far it came.
  const write = (ended: boolean) =>
    writeFileSync(SUITE_OUTCOME, JSON.stringify({ ended, tests, notes: notes() }));
  const note = (title: string, failure: string | null) => {
    tests.push({ title, failure });
    write(false);
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => note(test.fullTitle(), null));
    runner.on('fail', (test, error) => note(test.fullTitle(), error.stack ?? error.message));
  });
  write(true);
}
