import { describe, expect, it } from 'vitest';
import { key } from '../testing/builders.ts';
import { ClipMedia } from './clipMedia.ts';

/** A host that answers when it is told to. */
function slowHost() {
  const asked: { clip: string; answer: () => void; fail: () => void }[] = [];
  const request = (_: string, { clip }: { clip: string }) =>
    new Promise((resolve, reject) => {
      asked.push({
        clip,
        answer: () => resolve({ uri: `poster of ${clip}` }),
        fail: () => reject(new Error('broken')),
      });
    });
  return { asked, media: new ClipMedia({ request: request as never }) };
}

const CLIPS = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4', 'e.mp4'].map(key);

describe('posters', () => {
  it('are asked for a few at a time, what came into sight last first', async () => {
    const { asked, media } = slowHost();
    const posters = CLIPS.map((clip) => media.poster(clip));
    expect(asked.map(({ clip }) => clip)).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
    asked[0].answer();
    expect(await posters[0]).toBe('poster of a.mp4');
    await Promise.resolve();
    expect(asked.map(({ clip }) => clip)).toEqual(['a.mp4', 'b.mp4', 'c.mp4', 'e.mp4']);
  });

  it('are asked for once', () => {
    const { asked, media } = slowHost();
    void media.poster(CLIPS[0]);
    void media.poster(CLIPS[0]);
    expect(asked).toHaveLength(1);
  });

  it('are asked for again after a failure, and when the clips may have changed', async () => {
    const { asked, media } = slowHost();
    const first = media.poster(CLIPS[0]);
    asked[0].fail();
    await expect(first).rejects.toThrow('broken');
    const second = media.poster(CLIPS[0]);
    asked[1].answer();
    await second;
    media.forget();
    void media.poster(CLIPS[0]);
    expect(asked).toHaveLength(3);
  });
});
