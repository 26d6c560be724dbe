import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HAS_BROWSER, panelBrowser, picture, type Scene, violations } from './panelBrowser.ts';
import { THEMES } from './panelServer.ts';

const { open } = HAS_BROWSER ? panelBrowser() : { open: () => Promise.reject(new Error('no browser')) };

async function openPlan(scene: Scene = {}) {
  const opened = await open({ ...scene, path: '/plan' });
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

function blocks(page: Page) {
  return page.locator('plan-timeline .block');
}

function clipsOf(page: Page): Promise<string[]> {
  return page.evaluate('fakePlanHost.clips()');
}

function askedOf(page: Page): Promise<string[]> {
  return page.evaluate('fakePlanHost.asked');
}

describe.skipIf(!HAS_BROWSER)('the editor of choreographies', () => {
  it('shows the song and a block for each move, each over its beats', async () => {
    const { page, complaints } = await openPlan();
    const clips = await clipsOf(page);
    await expect.poll(() => blocks(page).count()).toBe(clips.length);
    const [first, second] = await Promise.all([
      blocks(page).nth(0).boundingBox(),
      blocks(page).nth(1).boundingBox(),
    ]);
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
    expect(await page.locator('plan-timeline .wave').getAttribute('d')).toMatch(/^M/);
    expect(complaints).toEqual([]);
  });

  it('chooses moves by the arrow keys, and shifts them with Alt', async () => {
    const { page } = await openPlan();
    const before = await clipsOf(page);
    await blocks(page).first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => blocks(page).nth(1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Alt+ArrowRight');
    const [a, b, c] = before;
    await expect.poll(async () => (await clipsOf(page)).slice(0, 3)).toEqual([a, c, b]);
    await expect.poll(() => blocks(page).nth(2).getAttribute('aria-current')).toBe('true');
  });

  it('reorders by dragging', async () => {
    const { page } = await openPlan();
    const before = await clipsOf(page);
    await blocks(page).nth(0).dragTo(blocks(page).nth(2));
    const [a, b, c] = before;
    await expect.poll(async () => (await clipsOf(page)).slice(0, 3)).toEqual([b, c, a]);
  });

  it('locks a move, and swaps it for another that fits', async () => {
    const { page } = await openPlan();
    const details = page.locator('plan-block-details');
    await details.getByText('Lock', { exact: true }).click();
    await details.getByText('Unlock', { exact: true }).waitFor();
    expect(await blocks(page).first().getAttribute('aria-label')).toContain('locked');
    await details.getByText('Swap for a Similar Move').click();
    const other = details.locator('.other').nth(2);
    const [clip] = ((await other.getAttribute('title')) ?? '').split('\n');
    await other.click();
    await expect.poll(async () => (await clipsOf(page))[0]).toBe(clip);
  });

  it('plays the song and the moves to it, and pauses', async () => {
    const { page, complaints } = await openPlan();
    const now = () => page.locator('plan-timeline .now').getAttribute('x1').then(Number);
    await page.locator('h1').click();
    await page.keyboard.press('Space');
    await page.getByText('Pause', { exact: true }).waitFor();
    // The dance begins at the fifth beat, in the third second of the song.
    await expect.poll(now).toBeGreaterThan(2.3 * 26);
    expect(await blocks(page).first().getAttribute('class')).toContain('playing');
    await page.locator('dance-stage video.front[src]').waitFor({ state: 'attached' });
    await page.getByText('Pause', { exact: true }).click();
    await page.getByText('Play', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('goes to the move that is double-clicked', async () => {
    const { page } = await openPlan();
    await blocks(page).nth(3).dblclick();
    await expect.poll(() => blocks(page).nth(3).getAttribute('class')).toContain('playing');
  });

  it('asks for the rest to be planned again and for the video', async () => {
    const { page } = await openPlan();
    await page.getByText('Re-plan Unlocked Moves').click();
    await page.getByText('Render…').click();
    await page.getByText('Open as Text').click();
    await expect.poll(() => askedOf(page)).toEqual(['replan', 'render', 'openText']);
  });

  it('says what is missing, and what cannot be read', async () => {
    const missing = await openPlan({ scene: 'missing' });
    await missing.page.getByRole('alert').getByText('is another song than was planned for').waitFor();
    const [, , , gone] = await clipsOf(missing.page);
    await missing.page.getByRole('alert').getByText(`${gone} is missing. Put it back`).waitFor();
    expect(await blocks(missing.page).nth(3).getAttribute('aria-label')).toContain('missing');
    const broken = await openPlan({ scene: 'broken' });
    await broken.page.getByText('only 192 beats').waitFor();
    await broken.page.getByText('Correct it.').waitFor();
    await broken.page.getByText('Open as Text').waitFor();
    const silent = await openPlan({ scene: 'silent' });
    await silent.page.getByText('Play', { exact: true }).click();
    await silent.page.getByRole('alert').getByText('Put it back').waitFor();
  });

  it('speaks Spanish', async () => {
    const { page } = await openPlan({ language: 'es' });
    await page.getByText('Reproducir', { exact: true }).waitFor();
  });

  it.each(THEMES)('is accessible in %s', async (theme) => {
    const { page } = await openPlan({ theme });
    await page.locator('plan-timeline img').first().waitFor();
    await page.locator('plan-block-details').getByText('Swap for a Similar Move').click();
    await page.locator('.other').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, `plan-${theme}`);
  });
});
