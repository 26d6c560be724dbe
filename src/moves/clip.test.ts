import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryOf, isVideoName, NO_CATEGORY, parseClipKey, stemOf } from './clip.ts';

describe('a clip key', () => {
  it.each([
    ['spin/left_turn.mp4', 'spin/left_turn.mp4'],
    ['./spin//left_turn.mp4', 'spin/left_turn.mp4'],
    ['turn.mp4', 'turn.mp4'],
    ['spin/$(rm -rf).mp4', 'spin/$(rm -rf).mp4'],
    ['-y.mp4', '-y.mp4'],
  ])('of %s is %s', (path, key) => {
    expect(parseClipKey(path)).toBe(key);
  });

  it.each(['', '.', '/etc/passwd', '../up.mp4', 'spin/../../up.mp4', 'C:\\clips\\a.mp4', 'a\0b.mp4'])(
    'refuses %j',
    (path) => {
      expect(parseClipKey(path)).toBeNull();
    },
  );

  it('never leaves the clip folder and is its own key, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '\\', ' ', '\0', 'é') }), (path) => {
        const key = parseClipKey(path);
        if (key !== null) {
          expect(key.split('/')).not.toContain('..');
          expect(key.startsWith('/')).toBe(false);
          expect(parseClipKey(key)).toBe(key);
        }
      }),
    );
  });

  it('names the category by its first folder', () => {
    const [deep, bare] = ['spin/slow/a.mp4', 'a.mp4'].map(parseClipKey);
    expect(deep && categoryOf(deep)).toBe('spin');
    expect(bare && categoryOf(bare)).toBe(NO_CATEGORY);
  });

  it('keeps dots within the stem', () => {
    const key = parseClipKey('style/styled_caricia_headroll.2.mp4');
    expect(key && stemOf(key)).toBe('styled_caricia_headroll.2');
  });
});

it('knows videos by their extension in any case', () => {
  expect(['a.mp4', 'b.MOV', 'c.webm'].every(isVideoName)).toBe(true);
  expect(['a.json', 'mp4', 'song.mp3'].some(isVideoName)).toBe(false);
});
