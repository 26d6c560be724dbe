import { describe, expect, it } from 'vitest';
import { clipKey, move } from '../../../test/library/moveBuilder.ts';
import { type Annotation, NOTHING_ANNOTATED } from './metadata.ts';
import { isKept, type SaidOfClip, saidIn, saidNow } from './provenance.ts';

const key = clipKey('spin/a.mp4');

function annotation(said: Partial<Annotation>): Annotation {
  return { ...NOTHING_ANNOTATED, key, ...said };
}

const remembered: SaidOfClip = {
  label: { value: 'spin', file: 'a.json' },
  difficulty: { value: 'beginner', file: 'a.json' },
};

describe('what is said of a clip', () => {
  it('is what its annotation says, in its own words', () => {
    expect(saidNow({}, annotation({ difficulty: 'advanced' }), 'a.json', true)).toEqual({
      difficulty: { value: 'advanced', file: 'a.json' },
    });
  });

  it('is taken back where the file that said it says it no longer', () => {
    expect(saidNow(remembered, null, 'a.json', true)).toEqual({});
    expect(saidNow(remembered, annotation({ label: 'turn' }), 'a.json', true)).toEqual({
      label: { value: 'turn', file: 'a.json' },
    });
  });

  it.each([
    ['no file was found', null, true],
    ['another file was read', 'b.json', true],
    ['the file is not understood here', 'a.json', false],
  ])('stays where %s', (_, file, isAuthoritative) => {
    const now = saidNow(remembered, null, file, isAuthoritative);
    expect(now).toEqual(remembered);
    expect(isKept(now, null)).toBe(true);
  });

  it('stays in the fields of which another file says nothing', () => {
    const said = annotation({ label: 'turn' });
    const now = saidNow(remembered, said, 'b.json', true);
    expect(now).toEqual({ label: { value: 'turn', file: 'b.json' }, difficulty: remembered.difficulty });
    expect(isKept(now, said)).toBe(true);
  });

  it('is read from the labels of a row that does not tell where they came from', () => {
    const row = move('spin/a.mp4');
    const said = saidIn(row, null);
    expect(said.label).toEqual({ value: row.metadata.label, file: null });
    expect(saidNow(said, null, 'a.json', true)).toEqual(said);
    expect(saidIn(move('spin/a.mp4', { unlabelled: true }), null)).toEqual({});
  });
});
