import { describe, expect, it } from 'vitest';
import { HAS_BROWSER, panelBrowser, picture, violations } from './panelBrowser.ts';
import { THEMES } from './panelServer.ts';
import type { SceneName } from './scenes.ts';

describe.skipIf(!HAS_BROWSER)('the statistics panel', () => {
  const { open, openReady } = panelBrowser();

  describe.each(THEMES)('in %s', (theme) => {
    it.each<[string, { scene: SceneName }, string]>([
      ['a library', { scene: 'ready' }, 'Showing all 15 moves'],
      ['a run going on', { scene: 'generating' }, 'Generating, 41 of 149 clips'],
      ['no library', { scene: 'empty' }, 'No moves yet'],
      ['a workspace that is not trusted', { scene: 'untrusted' }, 'Trust this workspace to analyse clips'],
      ['an engine that stopped', { scene: 'engine-lost' }, 'The engine stopped three times in a row.'],
    ])('is readable and accessible with %s', async (_, scene, words) => {
      const { page, complaints } = await open({ ...scene, theme });
      await page.getByText(words).first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await picture(page, `panel-${scene.scene}-${theme}`);
    });

    it('is accessible while it reads the library', async () => {
      const { page, complaints } = await open({ scene: 'loading', theme });
      await page.getByRole('status', { name: 'Reading the library' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it('is accessible with a selection, a list, similar moves and a clip playing', async () => {
      const { page, complaints } = await openReady({ theme });
      await page.getByRole('button', { name: /^Difficulty: intermediate/ }).click();
      await page.getByRole('button', { name: '1 clip failed' }).click();
      await page
        .getByRole('gridcell', { name: /Shadow Basic/ })
        .first()
        .click();
      await page.locator('move-card').first().waitFor();
      await page.locator('move-player video').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await picture(page, `panel-similar-${theme}`);
    });
  });

  it.each<[string, { scene: SceneName }, string]>([
    ['too few moves for a map', { scene: 'few' }, 'The map needs at least five moves'],
    ['vectors that cannot be read', { scene: 'no-map' }, 'The vectors could not be read.'],
  ])('is readable and accessible with %s', async (_, scene, words) => {
    const { page, complaints } = await openReady({ ...scene });
    await page.getByText(words).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
