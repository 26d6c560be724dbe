import { join } from 'node:path';
import type { Editor } from './installEditor.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type ServerOptions, startServer } from './startServer.ts';
import { develop, launchBrowser, type Opened, openWorkbench } from './workbench.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const LIMIT_MS = 420_000;

/** Runs a Mocha suite, built to `out/suites`, inside the extension host of a real editor, shown in a browser. */
export function runInEditor(
  editor: Editor,
  browserPath: string,
  suite: string,
  opened: Opened,
  options: ServerOptions = {},
): Promise<Outcome> {
  return outcomeOf(suite, async (_folder, env) => {
    const server = await startServer(editor, { ...options, env: { ...options.env, ...env } });
    const browser = await launchBrowser(browserPath);
    try {
      const page = await browser.newPage();
      const ended = new Promise((resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve);
        void page.exposeFunction('codeAutomationLog', () => undefined);
        setTimeout(resolve, LIMIT_MS).unref();
      });
      const tests = join(REPOSITORY, 'out/suites/run.js');
      await develop(page, server.port, { extension: REPOSITORY, tests });
      await openWorkbench(page, server.port, opened);
      await ended;
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
