import { describe, expect, it } from 'vitest';
import { lineOfClip } from './lineOfClip.ts';

const ANNOTATIONS = JSON.stringify(
  {
    clips: [
      { clip_id: 'a', video_path: 'basic/a.mp4' },
      { clip_id: 'b', video_path: 'spin/"b".mp4' },
    ],
  },
  null,
  2,
);

describe('the place of a clip in its annotations', () => {
  it('is its path', () => {
    const { line, start, end } = lineOfClip(ANNOTATIONS, 'basic/a.mp4');
    expect(ANNOTATIONS.split('\n')[line].slice(start, end)).toBe('"basic/a.mp4"');
  });

  it('is found though JSON writes the name otherwise', () => {
    const { line, start, end } = lineOfClip(ANNOTATIONS, 'spin/"b".mp4');
    expect(ANNOTATIONS.split('\n')[line].slice(start, end)).toBe('"spin/\\"b\\".mp4"');
  });

  it('is the top of the file where the clip is not named', () => {
    expect(lineOfClip(ANNOTATIONS, 'basic/none.mp4')).toEqual({ line: 0, start: 0, end: 0 });
  });
});
