import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findChromium } from '../vscode/editor/findChromium.ts';
import type { PageHost } from './pageHosts.ts';
import { startPanelServer, type Theme } from './panelServer.ts';
import type { SceneName } from './scenes.ts';

const SCREENSHOTS = 'out/screenshots';
const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const executablePath = await findChromium();

/** Whether there is a browser to try the panel in. */
export const HAS_BROWSER = executablePath !== null;

/** States of the plan editor. */
type PlanScene = 'missing' | 'broken' | 'silent';

export interface Scene {
  readonly scene?: SceneName | PlanScene;
  /** Of the scene `many`. */
  readonly moves?: number;
  readonly theme?: Theme;
  readonly language?: string;
  readonly width?: number;
  /** The page that is opened, the statistics panel by default. */
  readonly path?: '/' | '/plan';
}

/** A browser for the suite that calls this, and the panel served to it, with the engine behind. */
export function panelBrowser() {
  let server: Awaited<ReturnType<typeof startPanelServer>>;
  let browser: Browser;
  let opened = 0;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    server = await startPanelServer();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_FLAGS });
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** A panel in a browser, with what it complained of: script errors and breaches of its security policy. */
  async function open({ width = 1280, path = '/', ...query }: Scene = {}) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const id = String(++opened);
    const words = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    await page.goto(`${server.address}${path}?${new URLSearchParams([...words, ['page', id]])}`);
    return {
      page,
      complaints,
      host: () => hostOf(id),
      real: () => server.host.handlers('en'),
      library: server.host.library.root,
    };
  }

  /** The host of an opened page; after a reload, that of the page as it is now. */
  function hostOf(id: string): PageHost {
    const host = server.pages.byPage.get(id);
    if (host === undefined) {
      throw new Error('The page has not reached its host yet.');
    }
    return host;
  }

  async function openReady(scene: Scene = {}) {
    const opened = await open(scene);
    await opened.page.getByRole('heading', { name: 'Moves', exact: true }).waitFor();
    return opened;
  }

  return { open, openReady };
}

/** What axe finds wrong with a page. */
export async function violations(page: Page): Promise<string[]> {
  // Loading the style sheets of every shadow root serves one rule, on turned screens, and takes minutes.
  const { violations: found } = await new AxeBuilder({ page }).options({ preload: false }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Kept as output of the run, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}
