import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Editor } from './installEditor.ts';
import { type ServerOptions, startServer } from './startServer.ts';
import { develop, launchBrowser, type Opened, openWorkbench } from './workbench.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const LIMIT_MS = 420_000;

/** What a suite inside the extension host found out. */
const Outcome = z.object({
  /** False where the run was cut off. */
  ended: z.boolean(),
  notes: z.array(z.string()),
  tests: z.array(z.object({ title: z.string(), failure: z.string().nullable() })),
});
export type Outcome = z.infer<typeof Outcome>;

/** Runs a Mocha suite, built to `out/suites`, inside the extension host of a real editor. */
export async function runInEditor(
  editor: Editor,
  browserPath: string,
  suite: string,
  opened: Opened,
  options: ServerOptions = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'suite-'));
  const outcomeFile = join(folder, 'outcome.json');
  const env = { ...options.env, SUITE: suite, SUITE_OUTCOME: outcomeFile };
  const server = await startServer(editor, { ...options, env });
  const browser = await launchBrowser(browserPath);
  try {
    const page = await browser.newPage();
    const ended = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      void page.exposeFunction('codeAutomationLog', () => undefined);
      setTimeout(resolve, LIMIT_MS).unref();
    });
    await develop(page, server.port, { extension: REPOSITORY, tests: join(REPOSITORY, 'out/suites/run.js') });
    await openWorkbench(page, server.port, opened);
    await ended;
    // An extension host that is killed ends well, too: only what the suite wrote counts.
    if (!existsSync(outcomeFile)) {
      throw new Error(`The suite ${suite} ended without an outcome.`);
    }
    return Outcome.parse(JSON.parse(await readFile(outcomeFile, 'utf8')));
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
