import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { run, runJson, sampleKeys, workspaceWith } from '../sampleLibrary.ts';
import { CAN_TELL, installedStory } from './editor/installedStory.ts';
import {
  answer,
  asked,
  chooseInMenu,
  explorerRow,
  notification,
  panelPage,
  pathAsked,
  runCommand,
} from './editor/parts.ts';
import { themeViolations } from './editor/themeViolations.ts';

const FEW = [
  'arm_styling/paseala.mp4',
  'basic/side_basic.mp4',
  'bolero/paseala.mp4',
  'intros/invitation.mp4',
  'spin/double_spin.mp4',
];
/** All the samples where the pictures are to be looked at, which takes longer. */
const KEYS = process.env.STORY_CLIPS === 'all' ? await sampleKeys() : FEW;
const ALL = KEYS.length;
const GENERATE = 'Move Embeddings: Generate Move Embeddings';
const COPY = 'A folder to copy the sample clips to';
const HOSTILE = 'zz <img src=x onerror=alert(1)>.mp4';

describe.skipIf(!CAN_TELL)('from the installed package', () => {
  const story = installedStory(async () => {
    const workspace = await workspaceWith(KEYS);
    await rename(join(workspace.clips, 'spin/double_spin.mp4'), join(workspace.clips, 'spin', HOSTILE));
    return workspace;
  });
  const { picture, statusBarItem } = story;
  const panel = () => panelPage(story.page);
  /** Clips of the cards, in their order. */
  const foundClips = () =>
    panel()
      .locator('move-card h3')
      .evaluateAll((names) => names.map((name) => String(Reflect.get(name, 'title'))));

  /** Clips that the command line lists in the same workspace, in its order. */
  async function commandLine(...asked: readonly string[]): Promise<string[]> {
    const answer: { results: { clip_key: string }[] } = await runJson(story.workspace, ...asked, '-k', '12');
    return answer.results.map(({ clip_key }) => clip_key);
  }

  async function findSimilar(...path: readonly string[]): Promise<void> {
    const row = await explorerRow(story.page, ...path);
    await chooseInMenu(story.page, row, 'Find Similar Moves');
  }

  async function search(words: string): Promise<void> {
    const field = panel().locator('move-neighbours form vscode-textfield input');
    await field.fill(words);
    await field.press('Enter');
  }

  it('is small, and holds nothing but bundles, models and the natives of its own platform', async () => {
    const platform = `${process.platform}-${process.arch}`;
    const names = await readdir(join('out/package', platform), { recursive: true });
    expect(names.filter((name) => /\.(map|ts|mts|mjs)$|node_modules/.test(name))).toEqual([]);
    const natives = names.filter((name) => /\.(node|so|dylib|dll)(\.\d+)*$/.test(name));
    expect(natives).toHaveLength(4);
    expect(names).toContain('models/movenet-multipose-int8/model.onnx');
    const { size } = await stat(inject('vsix'));
    console.log(`package: ${(size / 2 ** 20).toFixed(1)} MB`);
    expect(size).toBeLessThan(120 * 2 ** 20);
  });

  it('generates, with progress, until Cancel is clicked, and keeps what is done', async () => {
    await runCommand(story.page, GENERATE);
    const progress = notification(story.page, 'Analysing clips in');
    await progress.waitFor();
    await notification(story.page, new RegExp(`mp4, [1-9] of ${ALL}`)).waitFor();
    await picture('1-generating');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    const outcome = notification(story.page, /Stopped; what is done is kept: \d+ moves?, \d+ new/);
    await outcome.waitFor();
    await outcome.getByRole('button', { name: /^Clear Notification/ }).click();
    // Away with the hover text, which covers what comes next.
    await story.page.mouse.move(700, 300);
  });

  it('does the rest at the next run, with one message at the end', async () => {
    await runCommand(story.page, GENERATE);
    const outcome = notification(story.page, new RegExp(`(?<!: )${ALL} moves, \\d+ new`));
    await outcome.waitFor({ timeout: 200_000 });
    await picture('2-generated');
    await outcome.getByRole('button', { name: 'Show Library' }).click();
  });

  it('shows the moves, and a hostile name as text', async () => {
    await panel().getByText(`Showing all ${ALL} moves`).waitFor();
    await panel()
      .getByRole('gridcell', { name: /Zz <Img Src=X Onerror=Alert\(1\)>/i })
      .first()
      .waitFor();
    await panel().locator('img[src="x"]').waitFor({ state: 'detached' });
    await picture('3-statistics');
  });

  it('makes the posters on first sight', async () => {
    const first = panel().locator('move-poster').first();
    await first.scrollIntoViewIfNeeded();
    const poster = first.locator('img');
    await poster.waitFor();
    const width = () => poster.evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0));
    await expect.poll(width).toBe(320);
    const shown = panel().locator('move-gallery move-poster img');
    await expect.poll(() => shown.count()).toBeGreaterThanOrEqual(FEW.length);
    await picture('4-posters');
  });

  it('lists the library in the Activity Bar, and shows the moves of a category', async () => {
    await story.page.getByRole('tab', { name: 'Moves', exact: true }).click();
    await story.page.getByRole('treeitem', { name: /^bolero/ }).click();
    await panel().getByText(`Showing 1 of ${ALL} moves`).waitFor();
    await picture('4-activity-bar');
    await panel().getByRole('button', { name: 'Clear (Escape)' }).click();
    await story.page.getByRole('tab', { name: /^Explorer/ }).click();
  });

  it('finds moves like a clip that is right-clicked, as the command line does', async () => {
    await findSimilar('clips', 'basic', 'side_basic.mp4');
    await panel().getByRole('heading', { name: 'Similar moves' }).waitFor();
    const listed = await commandLine('similar', 'basic/side_basic.mp4');
    expect(listed[0]).toBe('arm_styling/paseala.mp4');
    await expect.poll(foundClips).toEqual(listed);
    await expect.poll(() => isInSight(panel().locator('move-card').first())).toBe(true);
    await picture('5-similar');
  });

  it('says where they match, or that no part does, and plays both parts', async () => {
    await panel().getByText('No part of it matches').first().waitFor();
    await findSimilar('clips', 'arm_styling', 'paseala.mp4');
    await panel()
      .getByRole('button', { name: /^Compare where/ })
      .first()
      .click();
    const films = panel().locator('move-player video');
    await expect.poll(() => films.count()).toBe(2);
    const playing = () =>
      films.evaluateAll((all) => all.filter((film) => !Reflect.get(film, 'paused')).length);
    await expect.poll(playing).toBe(2);
    await picture('5-compared');
    await panel().getByRole('button', { name: 'Close the player' }).click();
  });

  it('finds moves like a part of a clip', async () => {
    await panel().locator('move-tile[title="bolero/paseala.mp4"]').click();
    const film = panel().locator('move-player video');
    const seek = async (seconds: number) => {
      await expect.poll(() => film.evaluate((video) => Reflect.get(video, 'readyState'))).toBe(4);
      await film.evaluate((video) => Reflect.apply(Reflect.get(video, 'pause'), video, []));
      await film.evaluate((video, time) => void Reflect.set(video, 'currentTime', time), seconds);
    };
    await seek(2);
    await panel().getByRole('button', { name: 'Start here' }).click();
    await seek(5);
    await panel().getByRole('button', { name: 'End here' }).click();
    await panel().getByRole('button', { name: 'Find this part' }).click();
    await panel().locator('.query').getByText('2–5 s').waitFor();
    const listed = await commandLine('similar', 'bolero/paseala.mp4', '--from', '2', '--to', '5');
    expect(listed[0]).toBe('bolero/paseala.mp4');
    await expect.poll(foundClips).toEqual(listed);
    await picture('5-part');
    await panel().getByRole('button', { name: 'Close the player' }).click();
  });

  it('finds moves like a video that is not among the clips', async () => {
    const takes = join(story.workspace.root, 'takes');
    await mkdir(takes);
    await copyFile(join(story.workspace.clips, 'spin', HOSTILE), join(takes, 'outside.mp4'));
    await findSimilar('takes', 'outside.mp4');
    await panel().locator('.query').getByText('Not in the library').waitFor();
    await panel().getByRole('region', { name: 'The same recording' }).getByText(`spin/${HOSTILE}`).waitFor();
    const listed = await commandLine('similar', join(takes, 'outside.mp4'));
    expect(listed).toContain('arm_styling/paseala.mp4');
    expect(listed).not.toContain(`spin/${HOSTILE}`);
    await expect.poll(foundClips).toEqual(listed);
    await picture('5-outside');
    await rm(takes, { recursive: true });
  });

  it('colours the map by category', async () => {
    await panel().locator('move-map progress').waitFor({ state: 'detached' });
    expect(await panel().locator('move-map select').inputValue()).toBe('category');
    await panel()
      .getByRole('application', { name: `Map of ${ALL} moves` })
      .waitFor();
    const legend = panel().locator('move-legend li');
    const categories = new Set(KEYS.map((key) => key.split('/')[0].replaceAll('_', ' ')));
    const named = (await legend.allInnerTexts()).map((name) => name.trim());
    expect(named.sort()).toEqual([...categories].sort());
    const paths = legend.locator('path');
    const marks = await paths.evaluateAll((all) => all.map((path) => String(Reflect.get(path, 'outerHTML'))));
    expect(new Set(marks).size).toBe(categories.size);
    const colours = await paths.evaluateAll((all) =>
      all.map((path) => String(Reflect.get(globalThis, 'getComputedStyle')(path).fill)),
    );
    const painted = await panel().locator('move-map canvas.points').evaluate(coloursOf);
    expect(painted).toEqual(expect.arrayContaining(colours));
  });

  it('plays a clip', async () => {
    await panel()
      .getByRole('button', { name: /^Play / })
      .first()
      .click();
    const video = panel().locator('move-player video');
    await video.waitFor();
    const played = () => video.evaluate((film) => ('currentTime' in film ? Number(film.currentTime) : 0));
    await expect.poll(played).toBeGreaterThan(0);
    await picture('6-playing');
  });

  it('searches by words, and says what it understood', async () => {
    await runCommand(story.page, 'Move Embeddings: Search Moves by Description');
    await answer(story.page, 'Search Moves by Description', 'romantic intro');
    await panel().getByRole('heading', { name: 'Search by words' }).waitFor();
    await panel().locator('move-card').first().getByText('Invitation').waitFor();
    expect(await panel().locator('.understood li').allInnerTexts()).toEqual(['romantic', 'intro']);
    await picture('7-search');
  });

  it('understands Spanish, and says where nothing fits', async () => {
    await search('básico');
    await expect.poll(foundClips).toEqual(['basic/side_basic.mp4']);
    await search('energía media');
    const listed = await commandLine('search', 'energía media');
    expect(listed).toContain('basic/side_basic.mp4');
    await expect.poll(foundClips).toEqual(listed);
    await search('asdfgh');
    await panel().getByText('Nothing found for “asdfgh”').waitFor();
    expect(await foundClips()).toEqual([]);
  });

  it('answers what it suggests', async () => {
    const chips = panel().locator('move-neighbours .choices .chip');
    const suggested = await chips.allInnerTexts();
    expect(suggested).toHaveLength(3);
    for (const words of suggested) {
      await search(words.trim());
      const [category] = words.trim().split(',');
      await expect.poll(async () => (await foundClips())[0]).toContain(`${category.replaceAll(' ', '_')}/`);
    }
    await search('romantic intro');
    await panel().locator('move-card').first().getByText('Invitation').waitFor();
  });

  it('looks the same after the window is reloaded', async () => {
    // By the command: a reload from outside leaves the editor no time to keep the state of its pages.
    await Promise.all([story.page.waitForEvent('load'), runCommand(story.page, 'Developer: Reload Window')]);
    await panel().getByRole('heading', { name: 'Search by words' }).waitFor();
    await panel().getByText(`Showing all ${ALL} moves`).waitFor();
    await panel().locator('move-card').first().getByText('Invitation').waitFor();
  });

  it('notices a clip that is added, and embeds that one while the page stays at hand', async () => {
    const added = join(story.workspace.clips, 'basic/added.mp4');
    await copyFile(join(story.workspace.clips, 'bolero/paseala.mp4'), added);
    await statusBarItem('1 clip changed').waitFor();
    const row = await explorerRow(story.page, 'clips', 'basic', 'added.mp4');
    await expect.poll(() => badgeOf(row)).toBe('"~"');
    await picture('8-changed');
    await panel().getByRole('button', { name: 'Analyse Clips', exact: true }).click();
    await panel().getByRole('region', { name: 'Generating' }).waitFor();
    await panel()
      .getByRole('button', { name: /^Difficulty: beginner/ })
      .click();
    await panel().getByRole('button', { name: 'Clear (Escape)' }).waitFor();
    await panel().getByRole('region', { name: 'Generating' }).waitFor();
    await notification(story.page, `${ALL + 1} moves, 1 new`).waitFor();
    await panel().getByRole('button', { name: 'Clear (Escape)' }).click();
    await panel()
      .getByText(`Showing all ${ALL + 1} moves`)
      .waitFor();
    await statusBarItem('Moves').waitFor();
  });

  it('marks a clip that can no longer be read, and lists it', async () => {
    await writeFile(join(story.workspace.clips, 'basic/added.mp4'), 'no video');
    await statusBarItem('1 clip changed').waitFor();
    await runCommand(story.page, GENERATE);
    await notification(story.page, /1 failed/)
      .getByRole('button', { name: 'Show Problems' })
      .click();
    await story.page.getByRole('treeitem', { name: /added\.mp4 was not analysed/ }).waitFor();
    const row = await explorerRow(story.page, 'clips', 'basic', 'added.mp4');
    await expect.poll(() => badgeOf(row)).toBe('"!"');
    await panel().getByText('1 clip failed').waitFor();
    await picture('9-failed');
    // Hides the Problems view again.
    await story.page.keyboard.press('Control+j');
  });

  it('shows the rows that the command line commits', async () => {
    await copyFile(
      join(story.workspace.clips, 'bolero/paseala.mp4'),
      join(story.workspace.clips, 'basic/added.mp4'),
    );
    expect((await run(story.workspace, 'generate')).exitCode).toBe(0);
    await panel()
      .getByText(`Showing all ${ALL + 1} moves`)
      .waitFor();
  });

  it('forgets a clip that is deleted', async () => {
    await rm(join(story.workspace.clips, 'basic/added.mp4'));
    await statusBarItem('1 clip changed').waitFor();
    await runCommand(story.page, GENERATE);
    await statusBarItem('Moves').waitFor();
    await panel().getByText(`Showing all ${ALL} moves`).waitFor();
  });

  it.each(['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'])(
    'is accessible in %s',
    async (theme) => {
      await story.paint(theme);
      expect(await themeViolations(story.page, theme, 'move-panel')).toEqual([]);
      await picture(`10-${theme.toLowerCase().replaceAll(' ', '-')}`);
    },
  );

  it('opens a copy of the sample clips in a window without a folder', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'samples-'));
    const empty = await story.emptyWindow();
    await runCommand(empty, 'Move Embeddings: Open Sample Clips');
    await (await pathAsked(empty, COPY)).fill(`${parent}/`);
    await asked(empty, COPY).getByRole('button', { name: 'Copy Here' }).click();
    await (await explorerRow(empty, 'clips', 'spin', 'double_spin.mp4')).waitFor();
    expect((await readdir(join(parent, 'sample-moves'))).sort()).toEqual(['annotations.json', 'clips']);
    await empty.close();
    await rm(parent, { recursive: true, force: true });
  });

  it('raised no error in the page', () => {
    expect(story.pageErrors).toEqual([]);
  });
});

/** Runs in the page: the opaque colours of a canvas, as styles write them. */
function coloursOf(canvas: object): string[] {
  const width = Number(Reflect.get(canvas, 'width'));
  const height = Number(Reflect.get(canvas, 'height'));
  const context: { getImageData(...area: number[]): { data: Uint8ClampedArray } } = Reflect.apply(
    Reflect.get(canvas, 'getContext'),
    canvas,
    ['2d'],
  );
  const { data } = context.getImageData(0, 0, width, height);
  const colours = new Set<string>();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 255) {
      colours.add(`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`);
    }
  }
  return [...colours];
}

/** Whether an element's upper edge is on the screen. */
async function isInSight(element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  return box !== null && box.y > 0 && box.y < 800;
}

/** What the Explorer marks a file with. */
async function badgeOf(row: Locator): Promise<unknown> {
  const label = row.locator('[class*="monaco-decoration-itemBadge"]').first();
  return (await label.count()) === 0
    ? null
    : await label.evaluate(
        (element) => Reflect.get(globalThis, 'getComputedStyle')(element, '::after').content,
      );
}
