import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitVector } from '../library/moveBuilder.ts';
import {
  type AnnotationsFile,
  run,
  runJson,
  sampleKeys,
  type Workspace,
  workspaceWith,
} from '../sampleLibrary.ts';

interface SearchJson {
  results: { clip_key: string; score: number }[];
  understood: { words: string; role: string; kind: string; corrected: string | null }[];
  basis: string;
}

/** The sample clips with their labels, loaded from a file: words need no vectors that can be compared. */
describe('search', () => {
  let workspace: Workspace;
  let keys: readonly string[];

  beforeAll(async () => {
    keys = await sampleKeys();
    workspace = await workspaceWith(['intros/invitation.mp4']);
    const { clips }: AnnotationsFile = JSON.parse(await readFile('samples/annotations.json', 'utf8'));
    const embeddings = clips.map((clip, n) => ({
      clip_id: `clip_${n}`,
      clip_key: clip.video_path,
      video_path: `clips/${clip.video_path}`,
      move_name: clip.video_path,
      move_label: clip.move_label,
      difficulty: { low: 'beginner', medium: 'intermediate', high: 'advanced' }[clip.difficulty],
      energy_level: clip.energy_level,
      style: 'playful',
      duration: 8,
      pose_embedding: [...unitVector(512, n)],
      audio_embedding: [...unitVector(128, n)],
      text_embedding: [...unitVector(384, n)],
    }));
    await writeFile(
      `${workspace.root}/loaded.json`,
      JSON.stringify({ generated_at: '2026-01-01T00:00:00Z', embeddings }),
    );
    await runJson(workspace, 'load', 'loaded.json');
  });

  afterAll(() => workspace.remove());

  it.each([
    ['dip', ['outro/dip_outro.mp4']],
    ['caída', ['outro/dip_outro.mp4']],
    ['vuelta de la chica a la izquierda', ['ladyturn/energetic_ladyturn_left.mp4']],
    ['lady turn', ['ladyturn/ladyturn_right.mp4', 'ladyturn/energetic_ladyturn_left.mp4']],
    ['slow romantic basic', ['basic/slow_basic.mp4']],
    ['martillo', ['hammerlock/hammerlock.mp4']],
    ['hamerlock', ['hammerlock/hammerlock.mp4']],
    ['juego de pies difícil', ['footwork/solo_footwork.mp4']],
    ['low energy body wave', ['bodywaves/bodywave.mp4']],
  ])('finds %s', async (description, expected) => {
    const { results, basis } = await runJson<SearchJson>(workspace, 'search', description);
    expect(basis).toBe('words');
    expect(results.map(({ clip_key }) => clip_key)).toEqual(expected);
  });

  it('leaves out what is not wanted', async () => {
    const { results, understood } = await runJson<SearchJson>(workspace, 'search', 'sin vueltas', '-k', '50');
    expect(understood).toEqual([
      { words: 'vueltas', role: 'excluded', kind: 'concept', concept: 'turn', corrected: null },
    ]);
    expect(results.map(({ clip_key }) => clip_key).toSorted()).toEqual(
      keys.filter((key) => !/spin|turn/.test(key)).toSorted(),
    );
  });

  it('says what found nothing instead of finding anything', async () => {
    const { results, understood, basis } = await runJson<SearchJson>(workspace, 'search', 'asdfgh');
    expect([results, basis]).toEqual([[], 'none']);
    expect(understood).toEqual([
      { words: 'asdfgh', role: 'unmatched', kind: 'name', word: 'asdfgh', corrected: null },
    ]);
    const { stdout } = await run(workspace, 'search', 'hamerlock asdfgh without spins');
    expect(stdout).toContain(
      'Understood: "hamerlock" as hammerlock; "asdfgh" found nothing; not "spins" as spin',
    );
    expect(stdout).toContain('hammerlock/hammerlock.mp4');
  });
});
