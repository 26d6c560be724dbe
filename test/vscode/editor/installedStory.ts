import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { Workspace } from '../../sampleLibrary.ts';
import { findChromium } from './findChromium.ts';
import { installEditor } from './installEditor.ts';
import { type EditorServer, startServer } from './startServer.ts';
import { launchBrowser, openWorkbench } from './workbench.ts';

const editor = await installEditor();
const chromium = await findChromium();

/** Whether there is all that a story needs. */
export const CAN_TELL = editor !== null && chromium !== null;

/** What a story has in its hands, once it has begun. */
export interface InstalledStory {
  readonly page: Page;
  readonly workspace: Workspace;
  /** What scripts of the page threw. */
  readonly pageErrors: readonly string[];
  /** Another window of the same editor, without a folder. */
  emptyWindow(): Promise<Page>;
  /** Kept as output of the run, for people to look at. */
  picture(name: string): Promise<void>;
  statusBarItem(text: string): Locator;
  /** Gives the window another colour theme. */
  paint(theme: string): Promise<void>;
}

/**
 * An editor with the packed extension installed, and a window of it that a story works in from its first test to its
 * last. To be called inside `describe`.
 */
export function installedStory(prepare: () => Promise<Workspace>): InstalledStory {
  let workspace: Workspace;
  let server: EditorServer;
  let browser: Browser;
  let page: Page;
  const pageErrors: string[] = [];
  let hasFailed = false;

  beforeAll(async () => {
    if (!editor || !chromium) {
      throw new Error('skipped');
    }
    workspace = await prepare();
    server = await startServer(editor, { vsix: [inject('vsix')] });
    browser = await launchBrowser(chromium);
    page = await newWindow(browser);
    page.on('pageerror', ({ message }) => pageErrors.push(message));
    await openWorkbench(page, server.port, { folder: workspace.root });
  });

  // What comes later builds on what came before.
  beforeEach(({ skip }) => skip(hasFailed, 'an earlier part of the story failed'));

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      hasFailed = true;
      const windows = browser.contexts().flatMap((context) => context.pages());
      for (const [index, window] of windows.entries()) {
        await window.screenshot({ path: join('out/pictures', `failed-${task.name}-${index}.png`) });
      }
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await workspace?.remove();
  });

  async function picture(name: string): Promise<void> {
    await page.screenshot({ path: join('out/pictures', `${name}.png`) });
  }

  return {
    get page() {
      return page;
    },
    get workspace() {
      return workspace;
    },
    pageErrors,
    picture,
    emptyWindow: async () => {
      const empty = await newWindow(browser);
      await openWorkbench(empty, server.port, null);
      return empty;
    },
    statusBarItem: (text) => page.locator('.statusbar-item', { hasText: text }),
    paint: async (theme) => {
      const settings = join(workspace.root, '.vscode');
      await mkdir(settings, { recursive: true });
      await writeFile(join(settings, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    },
  };
}

/** A page in a context of its own, which axe asks for. */
async function newWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  return page;
}
