import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { timeOfBeat } from '../../src/choreography/plan/beatTime.ts';
import type { Choreography } from '../../src/choreography/plan/choreography.ts';
import { parsePlan } from '../../src/choreography/plan/parsePlan.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { run, workspaceWith } from '../sampleLibrary.ts';
import { drawSong, SECTIONS } from '../song/drawSong.ts';
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

const KEYS = [
  'basic/side_basic.mp4',
  'basic/slow_basic.mp4',
  'hiprolls/hiproll.mp4',
  'intros/invitation.mp4',
  'ladyturn/ladyturn_right.mp4',
  'outro/dip_outro.mp4',
  'spin/double_spin.mp4',
];

/** A song of half a minute. */
async function makeSong(file: string): Promise<void> {
  const { ffmpeg } = await findFfmpeg();
  const { samples } = drawSong({
    sections: [
      { ...SECTIONS.intro, bars: 4 },
      { ...SECTIONS.chorus, bars: 8 },
      { ...SECTIONS.outro, bars: 4 },
    ],
    beatSeconds: () => 60 / 126,
  });
  const raw = ['-f', 'f32le', '-ar', `${SAMPLE_RATE}`, '-ac', '1', '-i', 'pipe:0'];
  await execa(ffmpeg, ['-v', 'error', ...raw, '-c:a', 'libmp3lame', file], {
    input: new Uint8Array(samples.buffer),
  });
}

describe.skipIf(!CAN_TELL)('a choreography, from the installed package', () => {
  const story = installedStory(async () => {
    const workspace = await workspaceWith(KEYS);
    await makeSong(join(workspace.root, 'song.mp3'));
    await copyFile(join(workspace.clips, 'intros/invitation.mp4'), join(workspace.root, 'silent.mp4'));
    expect((await run(workspace, 'generate')).exitCode).toBe(0);
    return workspace;
  });
  const { picture } = story;
  const plan = () => panelPage(story.page);
  const blocks = () => plan().locator('plan-timeline .block');
  const button = (name: string) => plan().getByRole('button', { name, exact: true });
  const planFile = () => join(story.workspace.root, 'song.choreography.json');
  const clipsIn = ({ blocks: placed }: Choreography) => placed.map(({ clip }) => clip);
  let planned: Choreography;

  async function onDisk(): Promise<Choreography> {
    return parsePlan(await readFile(planFile(), 'utf8'), 'the plan');
  }

  /** What the page shows, as the plan of the saved file. */
  async function save(): Promise<Choreography> {
    await story.page.keyboard.press('Control+s');
    await story.page.locator('.tab.active:not(.dirty)').waitFor();
    return await onDisk();
  }

  async function untilChanged(): Promise<void> {
    await story.page.locator('.tab.active.dirty').waitFor();
  }

  it('is planned to a song that is right-clicked, once what was understood is agreed to', async () => {
    // The extension is there.
    await story.statusBarItem('Moves').waitFor();
    const song = await explorerRow(story.page, 'song.mp3');
    await chooseInMenu(story.page, song, 'Plan Choreography');
    await answer(story.page, 'Plan Choreography', 'a sad dance');
    await asked(story.page, 'Plan Choreography').getByText('Understood:').waitFor();
    await story.page.keyboard.press('Escape');
    await asked(story.page, 'Plan Choreography').waitFor({ state: 'hidden' });
    await chooseInMenu(story.page, song, 'Plan Choreography');
    await answer(story.page, 'Plan Choreography', 'a playful dance that ends gently');
    await asked(story.page, 'Plan Choreography').getByText('Understood:').waitFor();
    await picture('plan-1-understood');
    await story.page.keyboard.press('Enter');
    await plan().getByRole('heading', { level: 1 }).waitFor();
    const files = await readdir(story.workspace.root);
    expect(files.filter((name) => name.endsWith('.choreography.json'))).toEqual(['song.choreography.json']);
    planned = await onDisk();
    expect(planned.request).toMatchObject({ style: ['playful'], ending: 'gentle' });
    await expect.poll(() => blocks().count()).toBe(planned.blocks.length);
    await expect.poll(() => plan().locator('plan-timeline .wave').getAttribute('d')).toMatch(/^M/);
    await blocks().last().locator('img').waitFor();
    await picture('plan-2-open');
  });

  it('plays: the song and the film of the move that is danced go on', async () => {
    await button('Play').click();
    await button('Pause').waitFor();
    const film = plan().locator('dance-stage video.front');
    const now = async () => {
      const style = await plan().locator('plan-timeline .now').getAttribute('style');
      return Number(/translateX\(([\d.]+)px\)/.exec(style ?? '')?.[1] ?? 0);
    };
    const pictures = () =>
      film.evaluate((element) =>
        Number(Reflect.get(element, 'getVideoPlaybackQuality').call(element).totalVideoFrames),
      );
    const [songBefore, filmBefore] = [await now(), await pictures()];
    await expect.poll(now).toBeGreaterThan(songBefore);
    await expect.poll(pictures).toBeGreaterThan(filmBefore + 10);
    await picture('plan-3-playing');
    await button('Pause').click();
    await button('Play').waitFor();
  });

  it('has a move swapped for another that fits, which the editor’s undo takes back', async () => {
    await blocks().nth(1).click();
    await button('Swap for a Similar Move').click();
    const other = plan().locator('.other').first();
    await expect.poll(() => plan().locator('.other img').count()).toBeGreaterThan(0);
    await picture('plan-4-swap');
    const [clip] = ((await other.getAttribute('title')) ?? '').split('\n');
    await other.click();
    await untilChanged();
    const swapped = await save();
    expect(clipsIn(swapped)).toEqual(clipsIn(planned).with(1, clip));
    await story.page.keyboard.press('Control+z');
    await untilChanged();
    expect(await save()).toEqual(planned);
    await expect.poll(() => blocks().nth(1).getAttribute('title')).toBe(planned.blocks[1].clip);
  });

  it('keeps a move that is locked when the rest is planned again', async () => {
    await story.page.keyboard.press('Control+y');
    await untilChanged();
    const swapped = await save();
    await button('Lock').click();
    await button('Unlock').waitFor();
    await button('Re-plan Unlocked Moves').click();
    await expect.poll(async () => clipsIn(await save())).not.toEqual(clipsIn(swapped));
    const { blocks: again } = await onDisk();
    expect(again[1]).toMatchObject({ clip: swapped.blocks[1].clip, locked: true });
    await picture('plan-5-again');
  });

  it('says so where nothing else can be planned', async () => {
    const text = await readFile(planFile(), 'utf8');
    await writeFile(planFile(), text.replaceAll('"locked": false', '"locked": true'));
    await expect.poll(() => blocks().last().getAttribute('aria-label')).toContain('locked');
    await button('Re-plan Unlocked Moves').click();
    await notification(story.page, 'No better plan found.').waitFor();
    await writeFile(planFile(), text);
    await expect.poll(() => blocks().last().getAttribute('aria-label')).not.toContain('locked');
  });

  it('becomes a video of the planned length', async () => {
    await button('Render…').click();
    await (await pathAsked(story.page, 'Render Choreography')).press('Enter');
    await notification(story.page, 'Rendering').waitFor();
    await picture('plan-6-rendering');
    await notification(story.page, /song\.mp4 is ready: \d+ s of dance/).waitFor({ timeout: 200_000 });
    const { song, blocks: placed } = await onDisk();
    const last = placed[placed.length - 1];
    const length = timeOfBeat(song, last.startBeat + last.beats) - timeOfBeat(song, placed[0].startBeat);
    const { ffprobe } = await findFfmpeg();
    const video = join(story.workspace.root, 'song.mp4');
    const entries = ['-show_entries', 'format=duration', '-of', 'csv=p=0'];
    const { stdout } = await execa(ffprobe, ['-v', 'error', ...entries, video]);
    expect(Math.abs(Number(stdout) - length)).toBeLessThan(0.05);
    // The video is no clip.
    await explorerRow(story.page, 'song.mp4');
    await story.statusBarItem('Moves').waitFor();
    await notification(story.page, 'is ready').getByRole('button', { name: 'Show in Folder' }).click();
    await story.page
      .locator('.explorer-folders-view .monaco-list-row.selected', { hasText: 'song.mp4' })
      .waitFor();
  });

  it.each(['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'])(
    'is accessible in %s',
    async (theme) => {
      await story.paint(theme);
      expect(await themeViolations(story.page, theme, 'plan-page')).toEqual([]);
      await picture(`plan-7-${theme.toLowerCase().replaceAll(' ', '-')}`);
    },
  );

  it('says what to do about a clip that has been deleted since, which helps', async () => {
    const clips = clipsIn(await onDisk());
    const gone = clips.find((clip) => clip !== clips[1]) ?? '';
    await rm(join(story.workspace.clips, gone));
    await plan().getByRole('alert').filter({ hasText: gone }).waitFor();
    await picture('plan-8-gone');
    await button('Re-plan Unlocked Moves').click();
    await plan().getByRole('alert').waitFor({ state: 'detached' });
    expect(clipsIn(await save())).not.toContain(gone);
  });

  it('says why a plan that was broken by hand cannot be shown, and where the text is wrong', async () => {
    const text = await readFile(planFile(), 'utf8');
    await writeFile(planFile(), text.replace('"beats": 8', '"beats": "eight"'));
    await plan().getByRole('heading', { name: 'This plan cannot be read' }).waitFor();
    await picture('plan-9-broken');
    await button('Open as Text').click();
    await story.page.locator('.monaco-editor .view-lines').waitFor();
    await runCommand(story.page, 'Problems: Focus on Problems View');
    await story.page.getByRole('treeitem', { name: /Incorrect type/ }).waitFor();
    await picture('plan-10-text');
    await story.page.keyboard.press('Control+j');
  });

  it('refuses to render a broken plan, and says why', async () => {
    const file = await explorerRow(story.page, 'song.choreography.json');
    await chooseInMenu(story.page, file, 'Render Choreography');
    await notification(story.page, 'blocks[').waitFor();
    await picture('plan-11-refused');
  });

  it('says that a video without sound is no song', async () => {
    const silent = await explorerRow(story.page, 'silent.mp4');
    await chooseInMenu(story.page, silent, 'Plan Choreography');
    await answer(story.page, 'Plan Choreography', '');
    await notification(story.page, 'silent.mp4 cannot be used as a song').waitFor();
    await picture('plan-12-silent');
  });

  it('raised no error in the page', () => {
    expect(story.pageErrors).toEqual([]);
  });
});
