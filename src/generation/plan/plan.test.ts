import { describe, expect, it } from 'vitest';
import type { ClipKey } from '../../moves/clip.ts';
import {
  type ClipInLibrary,
  type ClipNow,
  type CurrentModels,
  changesLibrary,
  planGeneration,
} from './plan.ts';

const models: CurrentModels = { pose: 'pose@1', audio: 'audio@1', text: 'text@1' };
const hashes: Record<string, string> = { 'spin/a.mp4': 'hash-a' };

function clip(name: string, change: Partial<ClipNow> = {}): ClipNow {
  return {
    key: name as ClipKey,
    source: { sizeBytes: 10, modifiedMs: 1000 },
    dance: null,
    metadataFingerprint: 'labels',
    saidFingerprint: 'said',
    ...change,
  };
}

function row(name: string, change: Partial<ClipInLibrary> = {}): ClipInLibrary {
  return {
    key: name as ClipKey,
    source: { sizeBytes: 10, modifiedMs: 1000 },
    contentHash: 'hash-a',
    dance: null,
    metadataFingerprint: 'labels',
    saidFingerprint: 'said',
    models,
    hasTrack: true,
    ...change,
  };
}

function plan(clips: ClipNow[], rows: ClipInLibrary[], force = false) {
  return planGeneration(clips, rows, models, {
    force,
    hashOf: async (key) => hashes[key] ?? 'other',
    isAway: (key) => key.startsWith('cloud/'),
    mayExist: (key) => key.startsWith('unmounted/'),
  });
}

describe('the plan of a run', () => {
  it('analyses again what the library keeps too little of to choreograph with', async () => {
    const result = await plan([clip('spin/a.mp4')], [row('spin/a.mp4', { hasTrack: false })]);
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'no-trace' }]);
  });

  it.each([
    [null, 'salsa'],
    ['salsa on2', 'kizomba'],
    ['zouk', null],
  ])('listens again for the tempo where %s is said to be %s', async (before, dance) => {
    const result = await plan([clip('spin/a.mp4', { dance })], [row('spin/a.mp4', { dance: before })]);
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'dance-tempos' }]);
  });

  it.each([
    [null, 'bachata'],
    ['salsa', 'salsa on2'],
    ['bachata', 'shines'],
    [null, 'forró'],
  ])('only labels a clip anew where the tempos of %s are those of %s', async (before, dance) => {
    const labelled = { dance, metadataFingerprint: 'other labels' };
    const result = await plan([clip('spin/a.mp4', labelled)], [row('spin/a.mp4', { dance: before })]);
    expect(result).toMatchObject({ changed: [], metadataOnly: ['spin/a.mp4'] });
  });

  it('notes by which file a clip is labelled, where another says the same', async () => {
    const result = await plan([clip('spin/a.mp4', { saidFingerprint: 'other' })], [row('spin/a.mp4')]);
    expect(result).toMatchObject({ unchanged: ['spin/a.mp4'], touched: ['spin/a.mp4'], metadataOnly: [] });
  });

  it('analyses a clip that the library does not hold', async () => {
    expect((await plan([clip('spin/a.mp4')], [])).added).toEqual(['spin/a.mp4']);
  });

  it('leaves a clip of the same size and time without reading it', async () => {
    const result = await planGeneration([clip('spin/a.mp4')], [row('spin/a.mp4')], models, {
      force: false,
      hashOf: () => Promise.reject(new Error('read')),
      isAway: () => false,
      mayExist: () => false,
    });
    expect(result.unchanged).toEqual(['spin/a.mp4']);
    expect(result.touched).toEqual([]);
  });

  it('leaves a clip whose time changed but not its content, and notes the new time', async () => {
    const copied = clip('spin/a.mp4', { source: { sizeBytes: 10, modifiedMs: 2000 } });
    const result = await plan([copied], [row('spin/a.mp4')]);
    expect(result.unchanged).toEqual(['spin/a.mp4']);
    expect(result.touched).toEqual(['spin/a.mp4']);
  });

  it('analyses a clip of another content again', async () => {
    const edited = clip('spin/a.mp4', { source: { sizeBytes: 10, modifiedMs: 2000 } });
    const result = await plan([edited], [row('spin/a.mp4', { contentHash: 'hash-b' })]);
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'content' }]);
  });

  it('embeds only the text of a clip with a new label', async () => {
    const result = await plan([clip('spin/a.mp4', { metadataFingerprint: 'new' })], [row('spin/a.mp4')]);
    expect(result.metadataOnly).toEqual(['spin/a.mp4']);
    expect(result.changed).toEqual([]);
  });

  it('embeds only the text again when the text model changed', async () => {
    const result = await plan(
      [clip('spin/a.mp4')],
      [row('spin/a.mp4', { models: { ...models, text: 'old' } })],
    );
    expect(result.metadataOnly).toEqual(['spin/a.mp4']);
  });

  it('analyses a clip again that another pose model found nobody in', async () => {
    const result = await plan(
      [clip('spin/a.mp4')],
      [row('spin/a.mp4', { models: { ...models, pose: 'old' } })],
    );
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'pose-model' }]);
  });

  describe('for rows whose movement an earlier method embedded', () => {
    const now = { ...models, pose: 'net@8205cabc+3.new' };
    const before = { ...models, pose: 'net@8205cabc+2.old' };
    const planned = (clips: ClipNow[], rows: ClipInLibrary[]) =>
      planGeneration(clips, rows, now, {
        force: false,
        hashOf: async () => 'hash-b',
        isAway: () => false,
        mayExist: () => false,
      });

    it('embeds the movement again from the track that is stored', async () => {
      const result = await planned([clip('spin/a.mp4')], [row('spin/a.mp4', { models: before })]);
      expect(result).toMatchObject({ movementOnly: ['spin/a.mp4'], changed: [], unchanged: [] });
      expect(changesLibrary(result)).toBe(true);
    });

    it('embeds a new label beside it', async () => {
      const relabelled = clip('spin/a.mp4', { metadataFingerprint: 'new' });
      const result = await planned([relabelled], [row('spin/a.mp4', { models: before })]);
      expect(result).toMatchObject({ movementOnly: ['spin/a.mp4'], metadataOnly: ['spin/a.mp4'] });
    });

    it('analyses a clip whose content is another, or of which no track is stored', async () => {
      const edited = clip('spin/a.mp4', { source: { sizeBytes: 11, modifiedMs: 2000 } });
      const result = await planned(
        [edited, clip('spin/b.mp4')],
        [row('spin/a.mp4', { models: before }), row('spin/b.mp4', { models: before, hasTrack: false })],
      );
      expect(result.changed.map(({ reason }) => reason)).toEqual(['content', 'no-trace']);
      expect(result.movementOnly).toEqual([]);
    });
  });

  it('removes a move whose clip is gone', async () => {
    expect((await plan([], [row('spin/a.mp4')])).gone).toEqual(['spin/a.mp4']);
  });

  it('keeps a move that was loaded from a file and has no clip here', async () => {
    expect((await plan([], [row('spin/a.mp4', { source: null })])).gone).toEqual([]);
  });

  it('takes over what was loaded from a file that knows the content, where it is the same', async () => {
    const result = await plan([clip('spin/a.mp4')], [row('spin/a.mp4', { source: null })]);
    expect(result).toMatchObject({ unchanged: ['spin/a.mp4'], touched: ['spin/a.mp4'], changed: [] });
  });

  it('analyses a clip that was loaded from a file that does not know its content', async () => {
    const loaded = row('spin/a.mp4', { source: null, contentHash: null });
    const result = await plan([clip('spin/a.mp4')], [loaded]);
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'loaded-from-file' }]);
  });

  it('analyses everything when forced', async () => {
    const result = await plan([clip('spin/a.mp4')], [row('spin/a.mp4')], true);
    expect(result.changed).toEqual([{ key: 'spin/a.mp4', reason: 'forced' }]);
  });

  it('keeps the rows of clips that may exist though they are not seen', async () => {
    const result = await plan([], [row('spin/a.mp4'), row('unmounted/b.mp4'), row('cloud/c.mp4')]);
    expect(result.gone).toEqual(['spin/a.mp4']);
    expect(result.unseen).toEqual(['unmounted/b.mp4']);
  });
});
