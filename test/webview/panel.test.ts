import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../vscode/editor/findChromium.ts';
import { startPanelServer, THEMES, type Theme } from './panelServer.ts';

/** What axe looks through in a second or two. */
const FEW_MOVES = 24;
const SCREENSHOTS = 'out/screenshots';
const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const executablePath = await findChromium();

let server: Awaited<ReturnType<typeof startPanelServer>>;
let browser: Browser;

interface Scene {
  readonly scene?: string;
  readonly moves?: number;
  readonly theme?: Theme;
  readonly language?: string;
  readonly width?: number;
}

/** A panel in a browser, with what it complained of: script errors and breaches of its security policy. */
async function open({ width = 1280, ...query }: Scene = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const words = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  await page.goto(`${server.address}/?${new URLSearchParams(words)}`);
  return { page, complaints };
}

async function openReady(scene: Scene = {}) {
  const opened = await open(scene);
  await opened.page.getByRole('heading', { name: 'Moves', exact: true }).waitFor();
  return opened;
}

async function violations(page: Page): Promise<string[]> {
  // Loading the style sheets of every shadow root serves one rule, on turned screens, and takes minutes.
  const { violations: found } = await new AxeBuilder({ page }).options({ preload: false }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const statusOf = (page: Page) =>
  page.locator('.selection [role=status], .selection[role=status]').textContent();
const rowNames = (page: Page) => page.locator('move-table .row .name > span:first-child').allTextContents();

describe.skipIf(executablePath === null)('the statistics panel in a browser', () => {
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

  describe.each(THEMES)('in %s', (theme) => {
    it.each([
      ['a library', { scene: 'ready' }, 'All 24 moves selected.'],
      ['a run going on', { scene: 'generating' }, 'Generating, 41 of 149 clips'],
      ['no library', { scene: 'empty' }, 'No moves yet'],
      ['a workspace that is not trusted', { scene: 'untrusted' }, 'Trust this workspace to generate'],
      ['an engine that stopped', { scene: 'engine-lost' }, 'The engine stopped three times in a row.'],
    ])('is readable and accessible with %s', async (_, scene, words) => {
      const { page, complaints } = await open({ moves: FEW_MOVES, ...scene, theme });
      await page.getByText(words).first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.screenshot({ path: `${SCREENSHOTS}/panel-${scene.scene}-${theme}.png`, fullPage: true });
    });

    it('is accessible while it reads the library', async () => {
      const { page, complaints } = await open({ scene: 'loading', theme });
      await page.getByRole('status', { name: 'Reading the library' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('is accessible with a selection, a list, similar moves and a clip playing', async () => {
      const { page, complaints } = await openReady({ moves: FEW_MOVES, theme });
      await page.getByRole('button', { name: /^Difficulty: intermediate/ }).click();
      await page.getByRole('button', { name: 'clip incomplete' }).click();
      await page.getByRole('row', { name: /Giro/ }).first().click();
      await page.locator('move-card').first().waitFor();
      await page.locator('move-player video').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.screenshot({ path: `${SCREENSHOTS}/panel-similar-${theme}.png`, fullPage: true });
    });
  });

  it.each([
    ['too few moves for a map', { scene: 'few' }, 'The map begins at five moves.'],
    ['vectors that cannot be read', { scene: 'no-map' }, 'The vectors could not be read.'],
  ])('is readable and accessible with %s', async (_, scene, words) => {
    const { page, complaints } = await openReady({ moves: FEW_MOVES, ...scene });
    await page.getByText(words).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  describe('filtering', () => {
    it('selects by several bars at once, on the whole page, until Escape', async () => {
      const { page } = await openReady();
      await page.getByRole('button', { name: /^Difficulty: intermediate/ }).click();
      await page.getByRole('button', { name: /^Energy: high/ }).click();
      const selected = (await page.locator('move-table .row').count()).toString();
      expect(await statusOf(page)).toBe(`${selected} of 149 moves selected`);
      await page.keyboard.press('Escape');
      expect(await statusOf(page)).toBe('All 149 moves selected.');
      expect(await page.locator('move-table .row').count()).toBe(149);
    });

    it('selects by a cell of the coverage, and shows that an empty one is empty', async () => {
      const { page } = await openReady();
      const gap = page.getByRole('button', { name: /^No .*-energy .* move$/ }).first();
      await gap.click();
      await page.getByText('No move fits.').waitFor();
      await page.getByRole('button', { name: 'Show all moves' }).click();
      expect(await page.locator('move-table .row').count()).toBe(149);
    });

    it('works by keyboard alone', async () => {
      const { page } = await openReady();
      await page.getByRole('button', { name: /^Style: sensual/ }).focus();
      await page.keyboard.press('Enter');
      expect(await statusOf(page)).toContain('of 149 moves selected');
      await page.locator('move-table .row').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.locator('move-player').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('move-player').waitFor({ state: 'detached' });
      expect(await statusOf(page)).toContain('of 149 moves selected');
    });
  });

  describe('the table', () => {
    it('sorts by a column, and back', async () => {
      const { page } = await openReady();
      const header = page.getByRole('button', { name: 'Name', exact: true });
      const first = await rowNames(page);
      await header.click();
      expect(await rowNames(page)).toEqual([...first].reverse());
    });

    it('finds moves by name', async () => {
      const { page } = await openReady();
      await page.locator('move-table vscode-textfield input').fill('paseala');
      const names = await rowNames(page);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !/paseala/i.test(name))).toEqual([]);
    });

    it('shows a hostile name as text', async () => {
      const { page, complaints } = await openReady();
      await page.locator('move-table vscode-textfield input').fill('onerror');
      expect(await rowNames(page)).toEqual(['<Img Src=X Onerror=Alert(1)>']);
      await page.locator('move-table .row').click();
      await page.locator('move-player h2').waitFor();
      expect(await page.locator('move-player h2').textContent()).toBe('<Img Src=X Onerror=Alert(1)>');
      expect(complaints).toEqual([]);
    });
  });

  describe('similar moves', () => {
    it('ranks anew at once when a weight changes', async () => {
      const { page } = await openReady();
      await page.locator('move-table .row').nth(5).click();
      await page.locator('move-card').first().waitFor();
      const names = () => page.locator('move-card h3').allInnerTexts();
      const before = await names();
      await page.locator('move-weights input').nth(0).fill('0');
      await page.locator('move-weights input').nth(1).fill('0');
      const after = await names();
      expect(after).toHaveLength(before.length);
      expect(after).not.toEqual(before);
      const words = await page.locator('move-card dl .value:nth-of-type(1)').allInnerTexts();
      expect(words.length).toBeGreaterThan(0);
    });

    it('come into sight when the editor asks for them', async () => {
      const { page } = await openReady();
      await page.evaluate(`fakeHost.tell('show', { kind: 'similar', clip: fakeHost.keys()[5] })`);
      const card = page.locator('move-card').first();
      await card.waitFor();
      await expect.poll(async () => (await card.boundingBox())?.y).toBeLessThan(500);
      expect(await page.getByRole('heading', { name: 'Similar moves' }).isVisible()).toBe(true);
    });

    it('searches by description', async () => {
      const { page } = await openReady();
      await page.getByRole('button', { name: 'Search by Description' }).click();
      await page.keyboard.type('slow romantic basic');
      await page.keyboard.press('Enter');
      await page.locator('move-card').first().waitFor();
      expect(await page.locator('move-card').count()).toBe(12);
    });

    it('plays a card’s clip while the pointer is on it', async () => {
      const { page } = await openReady();
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await page.locator('move-table .row').nth(5).click();
      const card = page.locator('move-card').first();
      await card.locator('.screen').hover();
      await card.locator('video').waitFor();
      await page.locator('move-neighbours h2').hover();
      await card.locator('video').waitFor({ state: 'detached' });
    });
  });

  describe('a run', () => {
    it('fills an empty panel', async () => {
      const { page } = await open({ scene: 'empty' });
      await page.getByRole('button', { name: 'Generate Move Embeddings' }).click();
      await page.getByText('All 149 moves selected.').waitFor();
    });

    it('shows new moves while it goes on, and can be cancelled', async () => {
      const { page } = await openReady({ scene: 'generating' });
      await page.evaluate('fakeHost.grow(160)');
      await page.getByText('All 160 moves selected.').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.running').waitFor({ state: 'detached' });
    });

    it('says what is missing where it cannot run', async () => {
      const { page } = await openReady({ scene: 'no-ffmpeg', moves: FEW_MOVES });
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
      await page.getByRole('alert').getByText('ffmpeg was not found.').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  describe('the map', () => {
    const ready = (page: Page) => page.locator('move-map progress').waitFor({ state: 'detached' });

    it('is drawn in a worker, and goes from move to move by keyboard', async () => {
      const { page, complaints } = await openReady();
      await ready(page);
      await page.getByRole('application').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const name = await page.locator('move-map .tip p').textContent();
      await page.keyboard.press('Enter');
      await page.locator('move-player').waitFor();
      expect(await page.locator('move-player h2').textContent()).toBe(name);
      expect(complaints).toEqual([]);
    });

    it('selects the moves that are drawn around', async () => {
      const { page } = await openReady();
      await ready(page);
      await page.locator('move-map canvas.overlay').scrollIntoViewIfNeeded();
      const box = await page.locator('move-map canvas.overlay').boundingBox();
      expect(box).not.toBeNull();
      const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
      await page.getByRole('button', { name: /^Draw around moves/ }).click();
      await page.mouse.move(x + 4, y + 4);
      await page.mouse.down();
      for (const [dx, dy] of [
        [width / 2, 4],
        [width / 2, height - 4],
        [4, height - 4],
      ]) {
        await page.mouse.move(x + dx, y + dy, { steps: 4 });
      }
      await page.mouse.up();
      await page.getByRole('button', { name: /On the map/ }).waitFor();
      const rows = await page.locator('move-table .row').count();
      expect(rows).toBeGreaterThan(0);
      expect(rows).toBeLessThan(149);
    });
  });

  it('draws ten thousand moves and only the rows in sight', async () => {
    const { page, complaints } = await openReady({ moves: 10_000 });
    await page.getByText('All 10,000 moves selected.').waitFor();
    expect(await page.locator('move-table .row').count()).toBeLessThan(60);
    await page.locator('move-table .row').first().focus();
    await page.keyboard.press('End');
    await page.locator('move-table .row[aria-rowindex="10001"]:focus').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([400, 700, 1600])('needs no sideways scrolling at %i pixels', async (width) => {
    const { page } = await openReady({ width });
    await page.locator('move-table .row').first().click();
    await page.locator('move-card').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.screenshot({ path: `${SCREENSHOTS}/panel-${width}.png`, fullPage: true });
  });

  it('keeps what was selected over a restart', async () => {
    const { page } = await openReady();
    await page.getByRole('button', { name: /^Energy: high/ }).click();
    const before = await statusOf(page);
    await page.reload();
    await page.getByRole('button', { name: 'Clear (Escape)' }).waitFor();
    expect(await statusOf(page)).toBe(before);
  });
});
