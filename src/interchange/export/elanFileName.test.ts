import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import { parseClipKey } from '../../moves/clip.ts';
import { ElanFileNames } from './elanFileName.ts';

describe('the names of annotation documents', () => {
  it('are those of the clips', () => {
    const names = new ElanFileNames();
    expect(
      ['spin/left turn.mp4', 'Spin/Left Turn.MP4', 'caída/vuelta.mov']
        .map(clipKey)
        .map((key) => names.nameOf(key)),
    ).toEqual(['spin/left turn.mp4.eaf', 'Spin/Left Turn.MP4 (2).eaf', 'caída/vuelta.mov.eaf']);
  });

  it('lie below their folder on every system, each once, whatever the clips are called', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.constantFrom('..\\..\\x', 'c:\\x', 'CON', 'nul.mp4', 'a.', 'a ', 'a?', 'a*', 'a_', '💃'.repeat(60)),
    );
    const keys = fc
      .array(part, { minLength: 1, maxLength: 3 })
      .map((parts) => parseClipKey(parts.join('/')))
      .filter((key) => key !== null);
    fc.assert(
      fc.property(fc.uniqueArray(keys, { maxLength: 10 }), (clips) => {
        const names = new ElanFileNames();
        const given = clips.map((clip) => names.nameOf(clip));
        expect(new Set(given.map((name) => name.normalize().toLowerCase())).size).toBe(clips.length);
        for (const name of given.flatMap((path) => path.split('/'))) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name on Windows may hold them
          expect(name).not.toMatch(/[\u0000-\u001f<>:"\\|?*]|[. ]$|^\.*$/);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
