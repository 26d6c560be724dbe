import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workspace, workspaceWith } from '../sampleLibrary.ts';
import { findChromium } from './editor/findChromium.ts';
import { installEditor } from './editor/installEditor.ts';
import { chooseInMenu, explorerRow, notification, panelPage, runCommand } from './editor/parts.ts';
import { type EditorServer, startServer } from './editor/startServer.ts';
import { launchBrowser, openWorkbench } from './editor/workbench.ts';
import { packedExtension } from './packedExtension.ts';

const KEYS = [
  'arm_styling/paseala.mp4',
  'basic/side_basic.mp4',
  'bolero/paseala.mp4',
  'intros/invitation.mp4',
  'spin/double_spin.mp4',
];
const HOSTILE = '<img src=x onerror=alert(1)>.mp4';

const editor = await installEditor();
const chromium = await findChromium();

describe.skipIf(editor === null || chromium === null)('from the installed package', () => {
  let workspace: Workspace;
  let packed: string;
  let server: EditorServer;
  let browser: Browser;
  let page: Page;
  const pageErrors: string[] = [];

  beforeAll(async () => {
    if (!editor || !chromium) {
      throw new Error('skipped');
    }
    workspace = await workspaceWith(KEYS);
    await rename(join(workspace.clips, 'spin/double_spin.mp4'), join(workspace.clips, 'spin', HOSTILE));
    packed = await packedExtension();
    server = await startServer(editor, { vsix: [packed] });
    browser = await launchBrowser(chromium);
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(90_000);
    page.on('pageerror', ({ message }) => pageErrors.push(message));
    await openWorkbench(page, server.port, { folder: workspace.root });
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await workspace?.remove();
  });

  /** Kept as output of the run, for people to look at. */
  async function picture(name: string): Promise<void> {
    await page.screenshot({ path: join('out/pictures', `${name}.png`) });
  }

  it('is small, and holds nothing but bundles, models and the natives of its own platform', async () => {
    const platform = `${process.platform}-${process.arch}`;
    const names = await readdir(join('out/package', platform), { recursive: true });
    expect(names.filter((name) => /\.(map|ts|mts|mjs)$|node_modules/.test(name))).toEqual([]);
    const natives = names.filter((name) => /\.(node|so|dylib|dll)(\.\d+)*$/.test(name));
    expect(natives).toHaveLength(3);
    expect(names).toContain('models/movenet-multipose/model.onnx');
    const { size } = await stat(packed);
    console.log(`package: ${(size / 2 ** 20).toFixed(1)} MB`);
    expect(size).toBeLessThan(120 * 2 ** 20);
  });

  it('generates, with progress and one message at the end', async () => {
    await runCommand(page, 'Move Embeddings: Generate Move Embeddings');
    await notification(page, 'Embedding the moves of').waitFor();
    await notification(page, /mp4, \d of 5/).waitFor();
    await picture('1-generating');
    const outcome = notification(page, '5 moves, 5 new');
    await outcome.waitFor();
    await picture('2-generated');
    await outcome.getByRole('button', { name: 'Show Statistics' }).click();
  });

  it('shows the statistics, and a hostile name as text', async () => {
    const panel = panelPage(page);
    await panel.getByRole('heading', { name: 'What the library holds' }).waitFor();
    const row = panel.getByRole('row', { name: /<Img Src=X Onerror=Alert\(1\)>/i });
    await row.first().waitFor();
    await panel.locator('img[src="x"]').waitFor({ state: 'detached' });
    await picture('3-statistics');
  });

  it('makes the posters on first sight', async () => {
    const first = panelPage(page).locator('move-poster').first();
    await first.scrollIntoViewIfNeeded();
    const poster = first.locator('img');
    await poster.waitFor();
    const width = () => poster.evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0));
    await expect.poll(width, { timeout: 60_000 }).toBe(320);
    await picture('4-posters');
  });

  it('finds moves like a clip that is right-clicked', async () => {
    const row = await explorerRow(page, 'clips', 'basic', 'side_basic.mp4');
    await chooseInMenu(page, row, 'Find Similar Moves');
    const panel = panelPage(page);
    await panel.getByRole('heading', { name: 'Similar moves' }).waitFor();
    await expect.poll(() => panel.locator('move-card').count(), { timeout: 60_000 }).toBeGreaterThan(1);
    await picture('5-similar');
  });

  it('plays a clip', async () => {
    const panel = panelPage(page);
    await panel
      .getByRole('button', { name: /^Play / })
      .first()
      .click();
    const video = panel.locator('move-player video');
    await video.waitFor();
    const played = () => video.evaluate((film) => ('currentTime' in film ? Number(film.currentTime) : 0));
    await expect.poll(played, { timeout: 60_000 }).toBeGreaterThan(0);
    await picture('6-playing');
  });

  it('searches by description', async () => {
    await runCommand(page, 'Move Embeddings: Search Moves by Description');
    await page.locator('.quick-input-widget input').fill('romantic intro');
    await page.keyboard.press('Enter');
    const panel = panelPage(page);
    await panel.getByRole('heading', { name: 'Search by description' }).waitFor();
    await panel.locator('move-card').first().getByText('Invitation').waitFor();
    await picture('7-search');
  });

  it('raised no error in the page', () => {
    expect(pageErrors).toEqual([]);
  });
});
