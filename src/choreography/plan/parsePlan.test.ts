import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../shared/failure.ts';
import type { Choreography } from './choreography.ts';
import { formatPlan } from './formatPlan.ts';
import { parsePlan } from './parsePlan.ts';

const PLAN: Choreography = {
  version: 1,
  name: 'Dance',
  clipFolder: '../clips',
  song: {
    path: 'song.mp3',
    contentHash: 'ab'.repeat(32),
    durationSeconds: 20,
    tempoBpm: 120,
    beatTimes: Array.from({ length: 32 }, (_, i) => 0.25 + i / 2),
    firstPhraseBeat: 0,
    sections: [
      { startBeat: 0, endBeat: 16, energy: 0.2, label: 'intro' },
      { startBeat: 16, endBeat: 32, energy: 0.9, label: null },
    ],
  },
  request: {
    words: null,
    durationSeconds: 15,
    difficulty: ['beginner'],
    energy: [],
    style: [],
    category: [],
    excluded: ['shadow'],
    opening: null,
    ending: 'gentle',
    seed: 3,
  },
  fadeInSeconds: 0,
  fadeOutSeconds: 1,
  blocks: [
    {
      clip: 'basic/side.mp4',
      startBeat: 0,
      beats: 16,
      fromSeconds: 0.5,
      toSeconds: 8.4,
      crossfadeSeconds: 0,
      locked: true,
      reasons: null,
    },
    {
      clip: 'spin/left turn ñ.mp4',
      startBeat: 16,
      beats: 16,
      fromSeconds: 0,
      toSeconds: 8,
      crossfadeSeconds: 0.4,
      locked: false,
      reasons: {
        fit: 0.8,
        flow: null,
        variety: 1,
        why: [{ because: 'suits-music', energy: 'high', style: null }, { because: 'join-unseen' }],
      },
    },
  ],
  compromises: [{ what: 'tempo', because: 'too-short', clips: ['basic/side.mp4'] }],
};

const TEXT = formatPlan(PLAN);

/** The plan with something else at a path such as `blocks[1].clip`. */
function changed(path: string, value: unknown): string {
  const plan = structuredClone(PLAN);
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let at: unknown = plan;
  for (const step of steps) {
    at = Reflect.get(Object(at), step);
  }
  Reflect.set(Object(at), last, value);
  return JSON.stringify(plan);
}

function refusal(text: string): Failure {
  try {
    parsePlan(text, 'dance.choreography.json');
  } catch (error) {
    if (error instanceof Failure) {
      return error;
    }
    throw error;
  }
  throw new Error('it was read');
}

describe('reading a plan', () => {
  it('reads plans whose reasons are finished sentences, and writes them as they are', () => {
    const old: Choreography = {
      ...PLAN,
      blocks: PLAN.blocks.map((block) => ({
        ...block,
        reasons: { fit: 0.8, flow: null, variety: 1, words: ['opens the dance'] },
      })),
      compromises: [{ what: 'tempo', words: 'two clips' }],
    };
    expect(parsePlan(JSON.stringify(old), 'it')).toEqual(old);
    expect(parsePlan(formatPlan(old), 'it')).toEqual(old);
  });

  it('keeps the dance that its song was heard for', () => {
    const salsa = { ...PLAN, song: { ...PLAN.song, dance: 'salsa' } };
    expect(parsePlan(formatPlan(salsa), 'it')).toEqual(salsa);
  });

  it('is easy on the eye: a reason to a line', () => {
    expect(TEXT).toContain('{ "because": "suits-music", "energy": "high", "style": null }');
  });

  it('gives what was written, and writes it the same again whatever the order of its fields', () => {
    expect(parsePlan(TEXT, 'it')).toEqual(PLAN);
    const reversed = Object.fromEntries(Object.entries(PLAN).reverse());
    expect(formatPlan(parsePlan(JSON.stringify(reversed), 'it'))).toBe(TEXT);
  });

  it('writes the beats on one line and every block on lines of its own', () => {
    expect(TEXT).toContain('"beatTimes": [0.25, 0.75, 1.25,');
    expect(TEXT).toContain('\n      "clip": "spin/left turn ñ.mp4",\n');
  });

  it.each([
    ['blocks[1].clip', '../secret.mp4'],
    ['blocks[1].clip', '/etc/passwd.mp4'],
    ['blocks[1].clip', 'C:/secret.mp4'],
    ['blocks[1].clip', 'a/../../b.mp4'],
    ['blocks[1].clip', './basic/side.mp4'],
    ['blocks[1].clip', 'basic/notes.txt'],
    ['blocks[1].clip', 7],
    ['blocks[1].startBeat', 17],
    ['blocks[1].beats', 17],
    ['blocks[0].beats', 0],
    ['blocks[0].toSeconds', 0.5],
    ['blocks[0].reasons', { fit: 2 }],
    ['song.path', '/music/song.mp3'],
    ['song.path', 'C:\\song.mp3'],
    ['song.contentHash', 'abc'],
    ['song.beatTimes[3]', 1.25],
    ['song.beatTimes[31]', 30],
    ['song.sections[1].startBeat', 15],
    ['song.sections[1].endBeat', 33],
    ['clipFolder', '/clips'],
    ['request.seed', -1],
    ['compromises[0]', { what: 'all' }],
  ])('refuses a wrong %s and names the place (%j)', (path, value) => {
    const failure = refusal(changed(path, value));
    expect(failure.code).toBe('bad-plan');
    expect(failure.message).toContain(path);
    expect(failure.remedy).not.toBeNull();
  });

  it('refuses what is no plan, and one of a newer version, and says so', () => {
    expect(refusal('{').message).toContain('not JSON');
    expect(refusal('[]').code).toBe('bad-plan');
    expect(refusal(changed('blocks', [])).message).toContain('blocks');
    expect(refusal(changed('shuffle', true)).message).toContain('shuffle');
    expect(refusal(changed('version', 2)).message).toContain('newer version');
  });

  it('takes or refuses anything, and never breaks', () => {
    const paths = [
      'blocks',
      'blocks[0]',
      'blocks[1].clip',
      'song',
      'song.beatTimes',
      'song.sections[0]',
      'version',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const text = changed(path, value);
        try {
          expect(parsePlan(formatPlan(parsePlan(text, 'it')), 'it')).toEqual(parsePlan(text, 'it'));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(refusal(text).code).toBe('bad-plan');
      }),
    );
  });
});
