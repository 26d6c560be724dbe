import { describe, expect, it } from 'vitest';
import { MISSING_CODES } from '../../moves/reasons/missing.ts';
import { missingCell, missingReasonFrom, missingSentence } from './missingSentences.ts';

describe('the reason for a missing vector', () => {
  it.each(MISSING_CODES)('%s comes back from a table, old or new, and from an embeddings file', (because) => {
    expect(missingReasonFrom(missingCell({ because }))).toEqual({ because });
    expect(missingReasonFrom(missingSentence({ because }))).toEqual({ because });
  });

  it('keeps the codec that lacks a decoder in a table, and names it in a file', () => {
    const reason = { because: 'sound-lacks-decoder', codec: 'ac-4' } as const;
    expect(missingReasonFrom(missingCell(reason))).toEqual(reason);
    expect(missingSentence(reason)).toBe('ffmpeg has no decoder for its sound (ac-4)');
  });

  it('is said in files as it was by earlier versions', () => {
    expect(missingSentence({ because: 'no-sound' })).toBe('the clip has no sound');
    expect(missingReasonFrom('nobody was found in the picture')).toEqual({ because: 'nobody-found' });
  });

  it.each(['some program says so', '', 'constructor'])(
    'stays in the words of another program: "%s"',
    (words) => {
      expect(missingReasonFrom(words)).toEqual({ because: 'other', words });
      expect(missingSentence({ because: 'other', words })).toBe(words);
      expect(missingCell({ because: 'other', words })).toBe(words);
    },
  );
});
