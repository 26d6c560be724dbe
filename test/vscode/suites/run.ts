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
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => tests.push({ title: test.fullTitle(), failure: null }));
    runner.on('fail', (test, error) =>
      tests.push({ title: test.fullTitle(), failure: error.stack ?? error.message }),
    );
  });
  writeFileSync(SUITE_OUTCOME, JSON.stringify({ tests, notes: notes() }));
}
