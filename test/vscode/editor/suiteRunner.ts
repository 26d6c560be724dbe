import { findChromium } from './findChromium.ts';
import { installEditor } from './installEditor.ts';
import type { Outcome } from './outcome.ts';
import { runInEditor } from './runInEditor.ts';
import { runOnDesktop } from './runOnDesktop.ts';
import type { ServerOptions } from './startServer.ts';
import type { Opened } from './workbench.ts';

type RunSuite = (suite: string, opened: Opened, options?: ServerOptions) => Promise<Outcome>;

/**
 * How suites are run: in desktop VS Code where vitest's mode says `desktop`, else in the workbench in a browser.
 * @returns null where that needs what can be neither found nor installed
 */
export async function suiteRunner(): Promise<RunSuite | null> {
  if (process.env.MODE === 'desktop') {
    return runOnDesktop;
  }
  const editor = await installEditor();
  const chromium = await findChromium();
  return editor && chromium
    ? (suite, opened, options) => runInEditor(editor, chromium, suite, opened, options)
    : null;
}
