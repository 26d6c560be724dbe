import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { OUTSIDE_VIDEO } from './engineHost.ts';
import { HAS_BROWSER, panelBrowser, picture, type Scene, violations } from './panelBrowser.ts';

/** What of a canvas a test reads; the compiler knows no page here. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Iterable<number> };
  };
}

const statusOf = (page: Page) =>
  page
    .locator('.filter-line [role=status]')
    .textContent()
    .then((text) => text?.trim());
const tiles = (page: Page) => page.locator('move-gallery move-tile');
const tile = (page: Page, name: RegExp) => page.getByRole('gridcell', { name }).first();
const tileNames = (page: Page) => page.locator('move-tile .name').allTextContents();
const rowNames = (page: Page) => page.locator('move-table .row .name .words').allTextContents();
const selected = (page: Page) =>
  page
    .locator('[aria-selected=true]')
    .evaluateAll((all) => all.map((one) => String(Reflect.get(one, 'title'))));

/** The columns of the samples, which somebody has labelled. */
const LABELLED = [
  'name',
  'label',
  'difficulty',
  'energy',
  'style',
  'category',
  'tempo',
  'length',
  'analysis',
];

/** Clips of the cards, in their order. */
const found = (page: Page) =>
  page
    .locator('move-card h3')
    .evaluateAll((names) => names.map((name) => String(Reflect.get(name, 'title'))));

/** Clips that the command line lists for the same library, in its order. */
async function commandLine(root: string, ...asked: readonly string[]): Promise<string[]> {
  const program = [join(process.cwd(), 'dist/cli.js'), ...asked, '--json'];
  const { stdout } = await execa(process.execPath, program, { cwd: root });
  const { results }: { results: { clip_key: string }[] } = JSON.parse(stdout);
  return results.map(({ clip_key }) => clip_key);
}

describe.skipIf(!HAS_BROWSER)('the statistics panel in a browser', () => {
  const { open, openReady } = panelBrowser();

  /** The page with its moves as a table. */
  async function openTable(scene: Scene = {}) {
    const opened = await openReady(scene);
    await opened.page.getByRole('button', { name: 'Table' }).click();
    return opened;
  }

  describe('filtering', () => {
    it('selects by several bars at once, on the whole page, until Escape', async () => {
      const { page } = await openReady();
      await page.getByRole('button', { name: /^Difficulty: intermediate/ }).click();
      await page.getByRole('button', { name: /^Energy: high/ }).click();
      const left = (await tiles(page).count()).toString();
      expect(await statusOf(page)).toBe(`Showing ${left} of 15 moves`);
      await page.keyboard.press('Escape');
      expect(await statusOf(page)).toBe('Showing all 15 moves');
      expect(await tiles(page).count()).toBe(15);
    });

    it('selects by a cell of the coverage, and shows that an empty one is empty', async () => {
      const { page } = await openReady();
      const gap = page.getByRole('button', { name: /: no moves$/ }).first();
      await gap.click();
      await page.getByText('No move matches the filter').waitFor();
      await page.getByRole('button', { name: 'Show all moves' }).click();
      expect(await tiles(page).count()).toBe(15);
    });

    it('combines any two fields in the coverage', async () => {
      const { page } = await openReady();
      await page.getByRole('combobox', { name: 'Third field' }).selectOption('');
      await page.getByRole('combobox', { name: 'Second field' }).selectOption('category');
      await page
        .getByRole('button', { name: /^beginner \(Difficulty\), basic \(Category\): \d of \d moves$/ })
        .waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('leaves the other values of a field to be chosen, too', async () => {
      const { page } = await openReady();
      const bar = (value: string) => page.getByRole('button', { name: new RegExp(`^Difficulty: ${value}`) });
      await bar('advanced').click();
      expect(await bar('beginner').getAttribute('aria-label')).toBe('Difficulty: beginner, 5 of 5 moves');
      await bar('beginner').click();
      expect(await statusOf(page)).toBe('Showing 8 of 15 moves');
    });

    it('works by keyboard alone', async () => {
      const { page } = await openReady();
      await page.getByRole('button', { name: /^Style: sensual/ }).focus();
      await page.keyboard.press('Enter');
      expect(await statusOf(page)).toContain('of 15 moves');
      await tiles(page).first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.locator('move-player').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('move-player').waitFor({ state: 'detached' });
      expect(await statusOf(page)).toContain('of 15 moves');
    });
  });

  describe('the table', () => {
    it('sorts by a column, and back', async () => {
      const { page } = await openTable();
      const header = page.getByRole('button', { name: 'Name', exact: true });
      const first = await rowNames(page);
      await header.click();
      expect(await rowNames(page)).toEqual([...first].reverse());
    });

    it('filters the whole page by name, with Ctrl+F', async () => {
      const { page } = await openReady();
      await page.keyboard.press('Control+f');
      await page.locator('move-filters vscode-textfield:focus-within').waitFor();
      await page.keyboard.type('paseala');
      expect(await tileNames(page)).toEqual(['Paseala', 'Paseala']);
      expect(await statusOf(page)).toBe('Showing 2 of 15 moves');
      await page.getByRole('button', { name: /^Show all \d+$/ }).click();
      await page.getByRole('button', { name: 'Category: bolero, 1 of 1 moves' }).waitFor();
      await page.getByRole('button', { name: 'Category: spin, 0 of 1 moves' }).waitFor();
    });

    it.each([
      [430, ['name', 'tempo', 'analysis']],
      [560, LABELLED],
      [800, LABELLED],
      [1600, LABELLED],
    ])('shows the columns that %i pixels have room for', async (width, columns) => {
      const { page } = await openTable({ width });
      const heads = await page.locator('move-table .head .cell:visible').allInnerTexts();
      expect(heads.map((head) => head.trim().toLowerCase())).toEqual(columns);
      const row = page.locator('move-table .row').first();
      expect(await row.locator('.cell:visible').count()).toBe(columns.length);
      const [inside, shown] = await row.evaluate((cells) => [
        Number(Reflect.get(cells, 'scrollWidth')),
        Number(Reflect.get(cells, 'clientWidth')),
      ]);
      expect(inside).toBe(shown);
    });

    it('shows a hostile name as text', async () => {
      const { page, complaints } = await openReady();
      await page.locator('move-filters vscode-textfield input').fill('onerror');
      expect(await tileNames(page)).toEqual(['<Img Src=X Onerror=Alert(1)>']);
      await tiles(page).click();
      await page.locator('move-player h2').waitFor();
      expect(await page.locator('move-player h2').textContent()).toBe('<Img Src=X Onerror=Alert(1)>');
      expect(complaints).toEqual([]);
    });
  });

  describe('selecting', () => {
    const held = (page: Page, index: number, ...modifiers: ('Shift' | 'Control')[]) =>
      tiles(page).nth(index).click({ modifiers });

    it('takes many by click, Ctrl and Shift, and lets go of them with Escape', async () => {
      const { page } = await openReady();
      const keys = await tiles(page).evaluateAll((all) =>
        all.map((one) => String(Reflect.get(one, 'title'))),
      );
      await held(page, 1, 'Control');
      await held(page, 4, 'Shift');
      await page.getByText('4 selected').waitFor();
      expect(await selected(page)).toEqual(keys.slice(1, 5));
      await held(page, 2, 'Control');
      expect(await selected(page)).toEqual([keys[1], keys[3], keys[4]]);
      // It plays nothing by itself.
      expect(await page.locator('move-player').count()).toBe(0);
      await page.keyboard.press('Escape');
      expect(await selected(page)).toEqual([]);
    });

    it('takes many by keyboard, all of them with Ctrl+A', async () => {
      const { page } = await openReady();
      await tiles(page).first().focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      expect(await selected(page)).toHaveLength(3);
      await page.keyboard.press('Space');
      expect(await selected(page)).toHaveLength(2);
      await page.keyboard.press('Control+a');
      expect(await selected(page)).toHaveLength(15);
      await page.getByRole('button', { name: 'Table' }).click();
      expect(await selected(page)).toHaveLength(15);
    });

    it('has one stop of the Tab key for all tiles, and one for each group of bars', async () => {
      const { page } = await openReady();
      expect(await page.locator('move-tile[tabindex="0"]').count()).toBe(1);
      const groups = await page.locator('move-filters [data-roving]').count();
      expect(await page.locator('move-filters .bar[tabindex="0"]').count()).toBe(groups);
    });
  });

  describe('the menu of a move', () => {
    const items = (page: Page) => page.getByRole('menuitem').allInnerTexts();

    it('has what works with one move, by mouse and by keyboard', async () => {
      const { page, host } = await openReady();
      await tiles(page).nth(3).click({ button: 'right' });
      expect(await items(page)).toEqual([
        ...[
          'Play',
          'Find Similar',
          'Label…',
          'Add to Collection…',
          'Open in Editor',
          'Reveal in Explorer',
          'Copy Path',
        ],
      ]);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.locator('move-menu').waitFor({ state: 'detached' });
      expect(host().asked).toContain('copyPaths');
      // The focus is back where the menu was opened.
      await page.locator('move-tile[data-index="3"]:focus').waitFor();
    });

    it('is about all that is selected, and compares two', async () => {
      const { page } = await openReady();
      await tiles(page)
        .nth(0)
        .click({ modifiers: ['Control'] });
      await tiles(page)
        .nth(2)
        .click({ modifiers: ['Control'] });
      await tiles(page).nth(2).click({ button: 'right' });
      expect(await items(page)).toEqual([
        'Compare',
        'Show Only These',
        'Label…',
        'Add to Collection…',
        'Copy Path',
      ]);
      await page.getByRole('menuitem', { name: 'Compare' }).click();
      await expect.poll(() => page.locator('move-player video').count()).toBe(2);
    });

    it('is there for rows, and closes with Escape', async () => {
      const { page } = await openTable();
      await page.locator('move-table .row').nth(1).click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('move-menu').waitFor({ state: 'detached' });
      expect(await selected(page)).toHaveLength(1);
    });
  });

  describe('similar moves', () => {
    /** The cards of a move, chosen in the table. */
    async function similarTo(name: string) {
      const opened = await openReady();
      await tile(opened.page, new RegExp(name)).click();
      await opened.page.locator('move-card').first().waitFor();
      return opened;
    }
    const slider = (page: Page, name: string) => page.locator('move-weights').getByRole('slider', { name });

    it('are those that the command line lists, in its order', async () => {
      const { page, library } = await similarTo('Ladyturn Right');
      const listed = await commandLine(library, 'similar', 'ladyturn/ladyturn_right.mp4', '-k', '12');
      expect(await found(page)).toEqual(listed);
    });

    it('are weighed again at once, and ranked by the engine when the slider rests', async () => {
      const { page, host, library } = await similarTo('Ladyturn Right');
      const before = await found(page);
      expect(await slider(page, 'Movement').inputValue()).toBe('1');
      expect(await slider(page, 'Music').inputValue()).toBe('0');
      expect(await slider(page, 'Words').inputValue()).toBe('0.25');
      const asked = () => host().asked.filter((type) => type === 'similar').length;
      const count = asked();
      await slider(page, 'Movement').fill('0');
      await slider(page, 'Music').fill('1');
      expect(await found(page)).not.toEqual(before);
      await expect.poll(asked).toBeGreaterThan(count);
      const weights = 'pose=0,audio=1,text=0.25';
      const clip = 'ladyturn/ladyturn_right.mp4';
      const listed = await commandLine(library, 'similar', clip, '-k', '12', '--weights', weights);
      await expect.poll(() => found(page)).toEqual(listed);
    });

    it('can be weighed as the reference does, and back', async () => {
      const { page } = await similarTo('Ladyturn Right');
      await page.getByRole('button', { name: 'Reference' }).click();
      expect(await slider(page, 'Music').inputValue()).toBe('0.35');
      await page.getByRole('button', { name: 'Movement first' }).click();
      expect(await slider(page, 'Music').inputValue()).toBe('0');
    });

    it('say how alike they are in per cent, from 0 to 100', async () => {
      const { page } = await similarTo('Double Spin');
      const shares = await page.locator('move-card .value, move-card header .number').allInnerTexts();
      expect(shares.length).toBeGreaterThan(20);
      expect(shares.filter((share) => !/^(\d{1,2}%|100%|–)$/.test(share.trim()))).toEqual([]);
    });

    it('keep copies of the clip apart', async () => {
      const { page } = await similarTo('arm styling');
      const copies = page.getByRole('region', { name: 'The same recording' });
      expect(await copies.getByRole('listitem').count()).toBe(1);
      expect(await found(page)).not.toContain('arm_styling/paseala.mp4');
    });

    it('show where they match, and play both parts', async () => {
      const { page, complaints } = await similarTo('Ladyturn Right');
      const card = page.locator('move-card').first();
      expect(await card.locator('.match .number').allInnerTexts()).toEqual([
        expect.stringMatching(/^[\d.]+–[\d.]+ s$/),
        expect.stringMatching(/^[\d.]+–[\d.]+ s$/),
      ]);
      await card.getByRole('button', { name: /^Compare where/ }).press('Enter');
      const films = page.locator('move-player video');
      await expect.poll(() => films.count()).toBe(2);
      const playing = () =>
        films.evaluateAll((all) => all.filter((film) => !Reflect.get(film, 'paused')).length);
      await expect.poll(playing).toBe(2);
      await page.getByRole('button', { name: 'One after the other' }).click();
      await expect.poll(playing).toBe(1);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await films.first().waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    });

    it('are practised with: slower, mirrored, with who was seen drawn on the picture', async () => {
      const { page, complaints } = await similarTo('Ladyturn Right');
      const film = page.locator('move-player video');
      await film.waitFor();
      await expect.poll(() => film.evaluate((element) => Reflect.get(element, 'readyState'))).toBe(4);
      await film.evaluate((element) => Reflect.apply(Reflect.get(element, 'pause'), element, []));
      await page.getByLabel('Speed').selectOption('50');
      expect(await film.evaluate((element) => Reflect.get(element, 'playbackRate'))).toBe(0.5);
      await page.getByRole('button', { name: 'Mirror' }).press('s');
      await page
        .getByText(/seen in \d+ % of frames/)
        .first()
        .waitFor();
      // In the middle of the picture, where the drawn dancers stand, and nowhere in its corners.
      const drawn = (left: number, top: number, size: number) =>
        page.locator('skeleton-overlay canvas').evaluate(
          (element, [x, y, part]) => {
            const canvas = element as unknown as Canvas;
            const { width, height } = canvas;
            const box = [x * width, y * height, part * width, part * height] as const;
            return [...canvas.getContext('2d').getImageData(...box).data].some((value) => value > 0);
          },
          [left, top, size] as const,
        );
      await expect.poll(() => drawn(0.25, 0.4, 0.5)).toBe(true);
      expect(await drawn(0, 0, 0.1)).toBe(false);
      await page.getByRole('button', { name: 'Mirror' }).click();
      expect(await page.locator('move-player .screen').getAttribute('class')).toBe('screen mirrored');
      const before = Number(await film.evaluate((element) => Reflect.get(element, 'currentTime')));
      await page.keyboard.press('.');
      expect(await film.evaluate((element) => Reflect.get(element, 'currentTime'))).toBeCloseTo(
        before + 1 / 30,
        2,
      );
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('are asked for with a part that is selected in the player', async () => {
      const { page } = await similarTo('Ladyturn Right');
      const film = page.locator('move-player video');
      await film.waitFor();
      const seek = (seconds: number) =>
        film.evaluate((element, time) => void Reflect.set(element, 'currentTime', time), seconds);
      await film.evaluate((element) => Reflect.apply(Reflect.get(element, 'pause'), element, []));
      await seek(2);
      await page.getByRole('button', { name: 'Start here' }).click();
      await film.evaluate((element) => Reflect.apply(Reflect.get(element, 'pause'), element, []));
      await seek(5);
      await page.getByRole('button', { name: 'End here' }).click();
      await page.getByRole('button', { name: 'Find this part' }).click();
      await page.locator('.query').getByText('2–5 s').waitFor();
      await page.locator('move-card').first().waitFor();
      await page.locator('.query').getByRole('button', { name: 'Whole clip' }).click();
      await page.locator('.query').getByText('ladyturn', { exact: true }).waitFor();
    });

    it('are asked for with a video that is not in the library, chosen or dropped', async () => {
      const { page, complaints } = await openReady();
      await page.getByRole('button', { name: 'Choose a video…' }).click();
      await page.locator('.query').getByText('Not in the library').waitFor();
      await page.locator('move-card').first().waitFor();
      const copies = page.getByRole('region', { name: 'The same recording' });
      await copies.getByText('spin/double_spin.mp4').waitFor();
      const before = await found(page);
      await tile(page, /Hammerlock/).click();
      await expect.poll(() => found(page)).not.toEqual(before);
      await page.evaluate(`{
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/uri-list', ${JSON.stringify(pathToFileURL(OUTSIDE_VIDEO).href)});
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
      }`);
      await expect.poll(() => found(page)).toEqual(before);
      expect(complaints).toEqual([]);
    });

    it('can be cancelled while the video is being analysed', async () => {
      const { page } = await openReady({ scene: 'analysing' });
      await page.getByRole('button', { name: 'Choose a video…' }).click();
      await page.getByText('Analysing the video, 25%').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('.analysing').getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.analysing').waitFor({ state: 'detached' });
      await page.getByText('Choose a move or a video').waitFor();
    });

    it('come into sight when the editor asks for them', async () => {
      const { page, host, real } = await openReady();
      const [move] = await real().moves(null);
      host().tell('show', { kind: 'similar', clip: move.key });
      const card = page.locator('move-card').first();
      await card.waitFor();
      await expect.poll(async () => (await card.boundingBox())?.y).toBeLessThan(500);
      expect(await page.getByRole('heading', { name: 'Similar moves' }).isVisible()).toBe(true);
    });

    it('are in sight in a panel that is opened for them, and stay there', async () => {
      const { page } = await openReady({ scene: 'similar' });
      await page.locator('move-card').first().waitFor();
      await page.locator('move-map progress').waitFor({ state: 'detached' });
      const heading = page.getByRole('heading', { name: 'Similar moves' });
      const top = async () => (await heading.boundingBox())?.y;
      expect(await top()).toBeGreaterThan(0);
      expect(await top()).toBeLessThan(300);
    });

    it('plays a card’s clip while the pointer is on it', async () => {
      const { page } = await openReady();
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await tiles(page).nth(5).click();
      const card = page.locator('move-card').first();
      await card.locator('.screen').hover();
      await card.locator('video').waitFor();
      await page.locator('move-neighbours h2').hover();
      await card.locator('video').waitFor({ state: 'detached' });
    });
  });

  describe('a search by words', () => {
    /** Asks by typing, and waits for the answer. */
    async function searched(words: string, language = 'en') {
      const { page, library } = await open({ language });
      const label = language === 'es' ? 'Buscar con palabras' : 'Search by Words';
      await page.getByRole('button', { name: label }).click();
      await page.locator('move-neighbours vscode-textfield:focus-within').waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.locator('move-neighbours .understood, move-neighbours .hint[role=status]').first().waitFor();
      return { page, library };
    }
    const understood = (page: Page) => page.locator('.understood li').allInnerTexts();

    it.each([
      ['slow basic', ['low energy “slow”', 'basic'], ['basic/slow_basic.mp4']],
      ['hamerlock', ['hammerlock “hamerlock”'], ['hammerlock/hammerlock.mp4']],
      [
        'vuelta de la chica',
        ['lady turn “vuelta de la chica”'],
        ['ladyturn/ladyturn_right.mp4', 'ladyturn/energetic_ladyturn_left.mp4'],
      ],
    ])('says what it understood of “%s”, and shows what the engine found', async (words, said, clips) => {
      const { page } = await searched(words);
      expect(await understood(page)).toEqual(said);
      expect(await found(page)).toEqual(clips);
    });

    it('leaves out what is not wanted', async () => {
      const { page } = await searched('no spins');
      expect(await understood(page)).toEqual(['without spin “spins”']);
      const clips = await found(page);
      expect(clips).toHaveLength(12);
      expect(clips.filter((clip) => /spin/.test(clip))).toEqual([]);
    });

    it('understands Spanish, and answers in it', async () => {
      const { page } = await searched('caída', 'es');
      expect(await understood(page)).toEqual(['caída']);
      expect(await found(page)).toEqual(['outro/dip_outro.mp4']);
    });

    it('shows no moves where nothing fits, and what to try', async () => {
      const { page } = await searched('asdfgh');
      await page.getByText('Nothing found for “asdfgh”').waitFor();
      expect(await found(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    it.each(['en', 'es'])('answers the searches that it suggests (%s)', async (language) => {
      const { page } = await open({ language });
      await page
        .getByRole('button', { name: language === 'es' ? 'Buscar con palabras' : 'Search by Words' })
        .click();
      const chips = page.locator('move-neighbours .choices .chip');
      const suggested = await chips.allInnerTexts();
      expect(suggested).toHaveLength(3);
      for (const words of suggested) {
        await page.locator('move-neighbours form vscode-textfield input').fill(words.trim());
        await page.keyboard.press('Enter');
        await page.locator('move-card').first().waitFor();
        const [category] = words.trim().replace(' ', '_').split(',');
        await expect.poll(async () => (await found(page))[0]).toMatch(new RegExp(`^${category}/`));
        expect(await page.locator('.understood .unmatched').count()).toBe(0);
      }
    });

    it('lists what the command line lists, in its order', async () => {
      const { page, library } = await searched('medium energy');
      const listed = await commandLine(library, 'search', 'medium energy', '-k', '12');
      expect(await found(page)).toEqual(listed);
    });
  });

  describe('a run', () => {
    it('fills an empty panel', async () => {
      const { page } = await open({ scene: 'empty' });
      await page.getByRole('button', { name: 'Generate Move Embeddings' }).click();
      await page.getByText('Showing all 15 moves').waitFor();
    });

    it('shows new moves while it goes on, and can be cancelled', async () => {
      const { page, host } = await openReady({ scene: 'generating' });
      await page.getByText('Showing all 11 moves').waitFor();
      host().tell('libraryChanged', null);
      await page.getByText('Showing all 15 moves').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.running').waitFor({ state: 'detached' });
    });

    it('says what is missing where it cannot run', async () => {
      const { page } = await openReady({ scene: 'no-ffmpeg' });
      await page.getByRole('button', { name: 'Analyse Clips', exact: true }).click();
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
      await page.getByText(/^\d+ selected$/).waitFor();
      await page.locator('move-tile[aria-selected=true]').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Show Only These' }).click();
      await page.getByRole('button', { name: /^Remove filter Selected/ }).waitFor();
      const rows = await tiles(page).count();
      expect(rows).toBeGreaterThan(1);
      expect(rows).toBeLessThan(15);
    });
  });

  it('draws ten thousand moves and only the rows in sight', async () => {
    const { page, complaints } = await openReady({ scene: 'many', moves: 10_000 });
    await page.getByText('Showing all 10,000 moves').waitFor();
    expect(await tiles(page).count()).toBeLessThan(60);
    await tiles(page).first().focus();
    await page.keyboard.press('End');
    await page.locator('move-tile[data-index="9999"]:focus').waitFor();
    expect(await tiles(page).count()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('move-table .row').first().focus();
    await page.keyboard.press('End');
    await page.locator('move-table .row[aria-rowindex="10001"]:focus').waitFor();
    expect(await page.locator('move-table .row').count()).toBeLessThan(60);
    expect(complaints).toEqual([]);
  });

  it.each([400, 700, 1600])('needs no sideways scrolling at %i pixels', async (width) => {
    const { page } = await openReady({ width });
    await tiles(page).first().click();
    await page.locator('move-card').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await picture(page, `panel-${width}`);
  });

  it('hides no category below an edge', async () => {
    const { page } = await openReady();
    const bars = page.getByRole('button', { name: /^Category: / });
    expect(await bars.count()).toBe(10);
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    expect(await bars.count()).toBe(12);
  });

  it('looks the same after it was hidden or the window was reloaded', async () => {
    const { page } = await openTable({ width: 700 });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page
      .getByRole('button', { name: /^Energy: (medium|high)/ })
      .first()
      .click();
    await page.locator('move-table .row').nth(2).click();
    await page.locator('move-player').waitFor();
    await page.locator('move-map').scrollIntoViewIfNeeded();
    const top = () => page.evaluate<number>('scrollY');
    await expect.poll(top).toBeGreaterThan(100);
    const [status, clips, scrolled] = [await statusOf(page), await selected(page), await top()];
    await page.reload();
    await page.locator('move-table').waitFor();
    await page.locator('move-player').waitFor();
    expect(await statusOf(page)).toBe(status);
    expect(clips).toHaveLength(1);
    expect(await selected(page)).toEqual(clips);
    await expect.poll(top).toBe(scrolled);
  });
});
