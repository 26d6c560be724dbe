import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HAS_BROWSER, panelBrowser, picture, violations } from './panelBrowser.ts';
import { THEMES } from './panelServer.ts';

const tiles = (page: Page) => page.locator('move-gallery move-tile');
const drawer = (page: Page) => page.locator('label-drawer');
const field = (page: Page, name: string) => drawer(page).locator(`label-field[data-field=${name}]`);
const value = (page: Page, name: string) => drawer(page).getByRole('button', { name });
/** The clip of the one tile that is selected. */
const selectedTile = (page: Page) => page.locator('move-tile[aria-selected=true]').getAttribute('title');
/** What the gallery says below the names of some tiles. */
const labels = (page: Page, ...indexes: readonly number[]) =>
  Promise.all(
    indexes.map(async (index) => (await tiles(page).nth(index).locator('.labels').innerText()).trim()),
  );

/** What the gallery says with one tag more. */
const tagged = (words: string) => [words, 'monday class'].filter((each) => each !== '').join(' · ');

describe.skipIf(!HAS_BROWSER)('labelling in the page', () => {
  const { openReady } = panelBrowser();

  async function labelling(...indexes: readonly number[]) {
    const opened = await openReady({ width: 1440 });
    await opened.page.getByRole('button', { name: 'Label Moves' }).click();
    for (const index of indexes) {
      await tiles(opened.page)
        .nth(index)
        .click({ modifiers: ['Control'] });
    }
    return opened;
  }

  it('says something of many moves at once, seen by the page, and takes it back', async () => {
    const { page, complaints } = await labelling(0, 1, 2);
    const before = await labels(page, 0, 1, 2);
    await drawer(page).getByRole('heading', { name: '3 moves' }).waitFor();
    await field(page, 'tags').locator('input').fill('monday class');
    await page.keyboard.press('Enter');
    await expect.poll(() => labels(page, 0, 1, 2)).toEqual(before.map(tagged));
    await page.getByRole('button', { name: 'Tags: monday class, 3 of 3 moves' }).waitFor();
    await drawer(page).getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
    await expect.poll(() => labels(page, 0, 1, 2)).toEqual(before);
    await drawer(page).getByRole('button', { name: 'Redo (Ctrl+Y)' }).click();
    await expect.poll(() => labels(page, 0)).toEqual([tagged(before[0])]);
    await drawer(page).getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
    await expect.poll(() => labels(page, 0)).toEqual([before[0]]);
    expect(complaints).toEqual([]);
  });

  it('takes digits for difficulty and energy, and letters for a tag and the next move', async () => {
    const { page } = await labelling(0);
    await page.keyboard.press('3');
    await expect.poll(() => value(page, '3 advanced').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('1');
    await expect.poll(() => value(page, '1 beginner').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    await expect.poll(() => value(page, '3 advanced').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('t');
    await field(page, 'tags').locator('input:focus').waitFor();
    // What is typed there is no key of labelling.
    await page.keyboard.type('123n');
    expect(await field(page, 'tags').locator('input').inputValue()).toBe('123n');
  });

  it('says what several moves share, and what is mixed', async () => {
    const { page } = await labelling();
    await page.keyboard.press('Escape');
    await tiles(page).first().focus();
    await page.keyboard.press('Control+a');
    await drawer(page).getByRole('heading', { name: '15 moves' }).waitFor();
    await field(page, 'difficulty').getByText('mixed').waitFor();
    const pressed = await field(page, 'difficulty')
      .locator('button')
      .evaluateAll((all) => all.map((button) => String(Reflect.get(button, 'ariaPressed'))));
    expect(pressed).toContain('mixed');
    await value(page, 'Names of the folders').waitFor();
  });

  it('invites to label what has no labels, and goes from one to the next', async () => {
    const { page } = await openReady({ width: 1440, scene: 'unlabelled' });
    await page.getByRole('button', { name: '15 moves without labels: label them' }).click();
    await drawer(page).waitFor();
    await page.getByText('Showing 15 of 15 moves').waitFor();
    await page.keyboard.press('n');
    const first = await selectedTile(page);
    await page.keyboard.press('n');
    await expect.poll(() => selectedTile(page)).not.toBe(first);
    await page.getByText('Label these next').waitFor();
    expect(await page.locator('move-coverage').count()).toBe(0);
    expect(await page.getByText(/unlabelled|combinations/).count()).toBe(0);
    await picture(page, 'panel-unlabelled');
  });

  it.each(THEMES)('is accessible with the drawer open in %s', async (theme) => {
    const { page, complaints } = await openReady({ theme, width: 1440 });
    await page.getByRole('button', { name: 'Label Moves' }).click();
    await tiles(page).nth(3).click();
    await drawer(page).locator('label-field').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await picture(page, `panel-labelling-${theme}`);
  });
});
