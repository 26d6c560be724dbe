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

const TIMELINE = "document.querySelector('plan-page').renderRoot.querySelector('plan-timeline').renderRoot";

/** How far the line that shows where the song is has moved, in pixels. */
function placeOfLine(page: Page): Promise<number> {
  return page.evaluate(`new DOMMatrix(getComputedStyle(${TIMELINE}.querySelector('.now')).transform).m41`);
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

  it('shows the move that is chosen, and makes it longer, shorter, or deletes it, by keyboard and buttons', async () => {
    const { page, complaints } = await openPlan();
    const beats = () => blocks(page).nth(1).getAttribute('aria-label');
    const before = await clipsOf(page);
    await blocks(page).nth(1).click();
    const stage = page.locator('dance-stage');
    await stage.locator('video.front[src]').waitFor({ state: 'attached' });
    const name = (await blocks(page).nth(1).locator('.name').textContent()) ?? '';
    await stage.getByText(name, { exact: true }).waitFor();
    expect(await placeOfLine(page)).toBeGreaterThan(0);
    await page.keyboard.press('+');
    await expect.poll(beats).toContain('16 beats');
    await page.locator('plan-block-details').getByText('Shorter', { exact: true }).click();
    await expect.poll(beats).toContain('8 beats');
    await blocks(page).nth(1).focus();
    await page.keyboard.press('Delete');
    await expect
      .poll(async () => (await clipsOf(page)).slice(0, 3))
      .toEqual([before[0], before[2], before[3]]);
    await page.locator('plan-block-details').getByText('Delete', { exact: true }).click();
    await expect.poll(async () => (await clipsOf(page)).slice(0, 2)).toEqual([before[0], before[3]]);
    expect(complaints).toEqual([]);
  });

  it('inserts a move that fits before the one that is chosen', async () => {
    const { page } = await openPlan();
    const before = await clipsOf(page);
    const details = page.locator('plan-block-details');
    await details.getByText('Insert Move Before…').click();
    const other = details.locator('.other').nth(1);
    const [clip] = ((await other.getAttribute('title')) ?? '').split('\n');
    await other.click();
    await expect.poll(async () => (await clipsOf(page)).slice(0, 2)).toEqual([clip, before[0]]);
  });

  it('shows the request, and plans by another one', async () => {
    const { page } = await openPlan();
    const field = page.getByRole('textbox', { name: 'Request' });
    await field.fill('romantic, no lifts');
    await page.keyboard.press('Enter');
    await page.getByText('Cannot be planned: no lifts.').waitFor();
    expect(await askedOf(page)).toContain('request');
    expect(await field.inputValue()).toBe('romantic, no lifts');
  });

  it('draws nothing again from one picture to the next while it plays', async () => {
    const { page } = await openPlan();
    await page.getByText('Play', { exact: true }).click();
    await expect.poll(() => placeOfLine(page)).toBeGreaterThan(2.3 * 26);
    const drawn = await page.evaluate(`(async () => {
      let [drawn, moved] = [0, 0];
      const watch = (target, note) => new MutationObserver(note).observe(target, { attributes: true, childList: true, subtree: true });
      watch(${TIMELINE}.querySelector('.song'), () => drawn++);
      watch(${TIMELINE}.querySelector('.now'), () => moved++);
      while (moved < 10) {
        await new Promise(requestAnimationFrame);
      }
      return drawn;
    })()`);
    expect(drawn).toBe(0);
  });

  it('plays the song and the moves to it, and pauses', async () => {
    const { page, complaints } = await openPlan();
    const now = () => placeOfLine(page);
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
    await missing.page.getByRole('alert').getByText('is missing or is a different song').waitFor();
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
