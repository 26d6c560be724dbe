import type { Browser, Page } from 'playwright-core';

/** How fast the panel is with a library of so many moves, in milliseconds of a browser's own clock. */
export interface PanelFigures {
  readonly moves: number;
  readonly firstPaint: number;
  /** From the start of the page until the first rows of the table are there. */
  readonly firstRows: number;
  /** Until every move has its place on the map. */
  readonly map: number;
  /** From a click on a bar to the next picture. */
  readonly filter: number;
  /** From a weight slider's step to the picture with the cards ranked anew: the slowest of several. */
  readonly rerank: number;
}

/** Runs in the page: finds elements through shadow roots, and waits for the picture that follows an action. */
const PAGE_TOOLS = `
  globalThis.inside = (...names) =>
    names.reduce((root, name) => root.querySelector(name).renderRoot ?? root.querySelector(name), document);
  globalThis.untilPicture = (act) => new Promise((resolve) => {
    const start = performance.now();
    act();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(null);
    });
  });
`;

export async function measurePanel(browser: Browser, address: string, moves: number): Promise<PanelFigures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript({ content: PAGE_TOOLS });
  await page.goto(`${address}/?scene=many&moves=${moves}`);
  await page.locator('move-table .row').first().waitFor();
  const firstRows = await number(page, 'performance.now()');
  const firstPaint = await number(page, `performance.getEntriesByName('first-paint')[0].startTime`);
  await page.locator('move-map progress').waitFor({ state: 'detached', timeout: 300_000 });
  const map = await number(page, 'performance.now()');
  const filter = await number(
    page,
    `untilPicture(() => inside('move-panel', 'move-bars').querySelector('button').click())`,
  );
  await page.keyboard.press('Escape');
  await page.locator('move-table .row').nth(3).click();
  await page.locator('move-card').first().waitFor();
  const rerank = await number(page, RERANK);
  await page.close();
  return { moves, firstPaint, firstRows, map, filter, rerank };
}

const RERANK = `(async () => {
  const slider = inside('move-panel', 'move-neighbours', 'move-weights').querySelector('input');
  const times = [];
  for (const weight of [0, 1, 0.1, 0.9, 0.2, 0.8, 0.3]) {
    times.push(await untilPicture(() => {
      slider.value = weight;
      slider.dispatchEvent(new Event('input'));
    }));
  }
  return Math.max(...times);
})()`;

async function number(page: Page, expression: string): Promise<number> {
  return Number(await page.evaluate(expression));
}
