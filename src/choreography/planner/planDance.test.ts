import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFICULTIES, LEVELS } from '../../moves/labels/metadata.ts';
import { timeOfBeat } from '../plan/beatTime.ts';
import { Choreography, type PlanBlock, type PlanRequest } from '../plan/choreography.ts';
import { formatPlan } from '../plan/formatPlan.ts';
import { parsePlan } from '../plan/parsePlan.ts';
import { type DanceRequest, type PlannedDance, planDance } from './planDance.ts';
import type { PlannerMove } from './plannerMove.ts';
import { DEFAULT_PLANNER_WEIGHTS } from './planParts.ts';
import { ANYTHING, type MoveTraits, plannerMove, plannerMoves, song } from './testDance.ts';

const LIBRARY = plannerMoves(14);
const LARGER_LIBRARY = plannerMoves(30);

function plan(
  request: Partial<DanceRequest> & { readonly wishes?: Partial<PlanRequest> } = {},
): PlannedDance {
  const { wishes, ...rest } = request;
  return planDance({
    song: song(64),
    moves: LIBRARY,
    weights: DEFAULT_PLANNER_WEIGHTS,
    locked: [],
    request: { ...ANYTHING, ...wishes },
    ...rest,
  });
}

/** Any library, with clips from a moment to half a minute, with and without beats, keypoints and ratings. */
const anyMoves = fc
  .array(
    fc.record({
      durationSeconds: fc.double({ min: 0.3, max: 30, noNaN: true }),
      bpm: fc.integer({ min: 60, max: 200 }),
      isBare: fc.boolean(),
      isSilent: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ durationSeconds, bpm, isBare, isSilent }, i) => {
      const bare: MoveTraits = isBare
        ? { track: null, metadata: { difficulty: null, energy: null, style: null } }
        : {};
      return plannerMove(i, { durationSeconds, bpm, ...bare, ...(isSilent ? { audio: null } : {}) });
    }),
  );

const anySong = fc
  .record({
    beats: fc.integer({ min: 9, max: 75 }),
    bpm: fc.integer({ min: 80, max: 180 }),
    firstPhraseBeat: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ beats, ...options }) => song(beats, options));

/** Every beat of the part once, and every trim inside its clip. */
function expectSound(
  { blocks, span }: PlannedDance,
  { song: heard, moves }: Pick<DanceRequest, 'song' | 'moves'>,
) {
  const durations = new Map<string, number>(moves.map(({ key, durationSeconds }) => [key, durationSeconds]));
  let beat = span.startBeat;
  for (const block of blocks) {
    expect(block.startBeat).toBe(beat);
    beat += block.beats;
    expect(block.fromSeconds).toBeGreaterThanOrEqual(0);
    expect(block.toSeconds).toBeGreaterThan(block.fromSeconds);
    expect(block.toSeconds).toBeLessThanOrEqual((durations.get(block.clip) ?? 0) + 1e-9);
  }
  expect(beat).toBe(span.endBeat);
  expect(span.endBeat).toBeLessThanOrEqual(heard.facts.beatTimes.length);
}

describe('a planned dance', { timeout: 60_000 }, () => {
  it('covers its part of any song with any library: every beat once, on beats, inside the clips', () => {
    fc.assert(
      fc.property(
        anySong,
        anyMoves,
        fc.option(fc.integer({ min: 1, max: 60 })),
        (heard, moves, durationSeconds) => {
          expectSound(plan({ song: heard, moves, wishes: { durationSeconds } }), { song: heard, moves });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is the same for the same request, and another for another seed', () => {
    expect(plan()).toEqual(plan());
    expect(plan({ moves: [...LIBRARY].reverse() }).blocks).toEqual(plan().blocks);
    const seeds = [1, 2, 3, 4].map((seed) => JSON.stringify(plan({ wishes: { seed } }).blocks));
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  it('never flows worse when flow counts more', () => {
    const moves = fc.integer({ min: 2, max: 10 }).map(plannerMoves);
    const weight = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(moves, weight, weight, fc.integer({ min: 0, max: 99 }), (library, a, b, seed) => {
        const flowWith = (flow: number) =>
          plan({ song: song(48), moves: library, weights: { fit: 1, variety: 0.8, flow }, wishes: { seed } })
            .parts.flow ?? 0;
        expect(flowWith(Math.max(a, b))).toBeGreaterThanOrEqual(flowWith(Math.min(a, b)));
      }),
      { numRuns: 8 },
    );
  });

  it('keeps locked blocks as they are and fills the rest', () => {
    const first = plan();
    fc.assert(
      fc.property(
        fc.subarray([...first.blocks], { minLength: 1 }),
        fc.integer({ min: 0, max: 9 }),
        (kept, seed) => {
          const locked = kept.map((block): PlanBlock => ({ ...block, locked: true }));
          const again = plan({ locked, span: first.span, wishes: { seed } });
          expectSound(again, { song: song(64), moves: LIBRARY });
          expect(again.blocks.filter((block) => block.locked)).toEqual(locked);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('fills around a locked block that lies between the phrases, of a clip that is not in the library', () => {
    const stranger: PlanBlock = {
      clip: 'gone/away.mp4',
      startBeat: 19,
      beats: 6,
      fromSeconds: 1,
      toSeconds: 4,
      crossfadeSeconds: 0,
      locked: true,
      reasons: null,
    };
    const { blocks, span, parts } = plan({ locked: [stranger] });
    expect(blocks).toContainEqual(stranger);
    expect(blocks.reduce((beats, block) => beats + block.beats, 0)).toBe(span.endBeat - span.startBeat);
    expect(parts.fit).toBeGreaterThan(0.5);
  });

  it('puts the beats of a clip on the beats of the song, stretched by at most 8 %', () => {
    const heard = song(64);
    for (const { clip, startBeat, beats, fromSeconds, toSeconds } of plan({ song: heard }).blocks) {
      const grid = LIBRARY.find(({ key }) => key === clip)?.track?.beats;
      const steps = (fromSeconds - (grid?.firstSeconds ?? 0)) / (grid?.secondsPerBeat ?? 0);
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.001);
      const count = (toSeconds - fromSeconds) / (grid?.secondsPerBeat ?? 0);
      expect(count).toBeCloseTo(beats, 2);
      const lasts = timeOfBeat(heard.facts, startBeat + beats) - timeOfBeat(heard.facts, startBeat);
      expect(Math.abs((toSeconds - fromSeconds) / lasts - 1)).toBeLessThanOrEqual(0.0801);
    }
  });

  it('gives up style, then stretches clips to 12 %, before it dances off the beat, and says so', () => {
    const move = (number: number, style: 'romantic' | 'playful', bpm: number) =>
      plannerMove(number, { bpm, durationSeconds: 12, metadata: { style, difficulty: 'beginner' } });
    const slow = [0, 1, 2, 3, 4].map((i) => move(i, 'romantic', 100));
    const wishes: Partial<PlanRequest> = { style: ['romantic'], difficulty: ['beginner'] };
    const playful = [10, 11, 12, 13].map((i) => move(i, 'playful', 124));
    const otherStyle = plan({ moves: [...slow, ...playful], wishes });
    expect(otherStyle.compromises).toContainEqual({
      ...{ what: 'style', wanted: ['romantic'], moves: 0, because: 'tempo' },
    });
    expect(otherStyle.compromises.map(({ what }) => what)).not.toContain('tempo');
    const nearly = [20, 21, 22, 23].map((i) => move(i, 'playful', 114));
    const stretched = plan({ moves: [...slow, ...nearly], wishes });
    expect(stretched.compromises).toContainEqual(
      expect.objectContaining({ what: 'tempo', because: 'stretched' }),
    );
    for (const { clip, reasons } of [...otherStyle.blocks, ...stretched.blocks]) {
      expect(slow.map(({ key }) => key)).not.toContain(clip);
      expect(reasons?.why?.map(({ because }) => because)).toContain('on-beats');
    }
    const onlySlow = plan({ moves: slow, wishes });
    expect(onlySlow.compromises).toContainEqual(
      expect.objectContaining({ what: 'tempo', because: 'too-far' }),
    );
  });

  it('leaves no part of a phrase, and begins a move wherever a section does', () => {
    const long = [0, 1, 2, 3, 4, 5].map((i) => plannerMove(i, { durationSeconds: 20, bpm: 126 }));
    fc.assert(
      fc.property(
        fc.record({
          beats: fc.integer({ min: 17, max: 150 }),
          firstPhraseBeat: fc.integer({ min: 0, max: 7 }),
        }),
        fc.integer({ min: 0, max: 99 }),
        ({ beats, ...options }, seed) => {
          const heard = song(beats, options);
          const { blocks, span } = plan({ song: heard, moves: long, wishes: { seed } });
          expect(Math.min(...blocks.map((block) => block.beats))).toBeGreaterThanOrEqual(8);
          const starts = blocks.map(({ startBeat }) => startBeat);
          const sections = heard.facts.sections.map(({ startBeat }) => startBeat);
          const roomy = sections.filter((at) => at >= span.startBeat + 8 && at <= span.endBeat - 8);
          expect(roomy.filter((at) => !starts.includes(at))).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('repeats nothing while there are enough moves, and says so where there are not', () => {
    const enough = plan({ moves: plannerMoves(24) });
    expect(new Set(enough.blocks.map(({ clip }) => clip)).size).toBe(enough.blocks.length);
    expect(enough.compromises.map(({ what }) => what)).not.toContain('repeats');
    const few = plan({ moves: plannerMoves(2) });
    expect(few.compromises.map(({ what }) => what)).toContain('repeats');
    few.blocks.slice(1).forEach((block, i) => {
      expect(block.clip).not.toBe(few.blocks[i].clip);
    });
  });

  it('begins with an intro and ends with an outro, and dances neither in between', () => {
    const intro = plannerMove(100, { metadata: { category: 'intros', label: 'intro' } });
    const outro = plannerMove(101, { metadata: { category: 'outro', label: 'outro' } });
    const { blocks } = plan({ moves: [...LIBRARY, intro, outro] });
    const clips = blocks.map(({ clip }) => clip);
    expect(clips.indexOf(intro.key)).toBe(0);
    expect(clips.lastIndexOf(intro.key)).toBe(0);
    expect(clips.indexOf(outro.key)).toBe(clips.length - 1);
    expect(blocks[0].reasons?.why).toContainEqual({ because: 'opens' });
  });

  it('dances the part of the song that was asked for, from phrase to phrase', () => {
    const heard = song(128);
    const { span, compromises } = plan({ song: heard, wishes: { part: { fromSeconds: 10, toSeconds: 40 } } });
    expect([span.startBeat % 8, span.endBeat % 8]).toEqual([0, 0]);
    expect(Math.abs(timeOfBeat(heard.facts, span.startBeat) - 10)).toBeLessThan(2);
    expect(Math.abs(timeOfBeat(heard.facts, span.endBeat) - 40)).toBeLessThan(2);
    expect(compromises.map(({ what }) => what)).not.toContain('duration');
  });

  it('begins and ends with moves of the categories that were asked for there, and says where none fits', () => {
    const dips = [50, 51].map((i) =>
      plannerMove(i, { metadata: { category: 'dips', difficulty: 'advanced' } }),
    );
    const wishes: Partial<PlanRequest> = {
      firstCategory: 'dips',
      lastCategory: 'spin',
      difficulty: ['beginner'],
    };
    const { blocks, compromises } = plan({ moves: [...LARGER_LIBRARY, ...dips], wishes });
    expect(blocks[0].clip).toMatch(/^dips\//);
    expect(blocks.at(-1)?.clip).toMatch(/^spin\//);
    expect(compromises.map(({ what }) => what)).not.toContain('first');
    expect(plan({ wishes }).compromises).toContainEqual({ what: 'first', wanted: 'dips' });
    const without = plan({ moves: [...LARGER_LIBRARY, ...dips], wishes: { ...wishes, excluded: ['dips'] } });
    expect(without.blocks.filter(({ clip }) => clip.startsWith('dips/'))).toEqual([]);
  });

  /** Dances by several seeds: one dance has too few moves to show a tendency. */
  const manyDances = (wishes: Partial<PlanRequest> = {}) =>
    [1, 2, 3, 4, 5].map((seed) =>
      plan({ song: song(128), moves: LARGER_LIBRARY, wishes: { ...wishes, seed } }),
    );

  /** Mean rank of what is danced on some beats. */
  function meanRank(
    dances: readonly PlannedDance[],
    [from, to]: readonly [number, number],
    rankOf: (metadata: PlannerMove['metadata']) => number,
  ): number {
    let [sum, beats] = [0, 0];
    for (const { clip, startBeat, beats: length } of dances.flatMap(({ blocks }) => blocks)) {
      const inside = Math.max(0, Math.min(to, startBeat + length) - Math.max(from, startBeat));
      const move = LARGER_LIBRARY.find(({ key }) => key === clip);
      sum += inside * (move ? rankOf(move.metadata) : Number.NaN);
      beats += inside;
    }
    return sum / beats;
  }

  it('grows more difficult', () => {
    const rank = ({ difficulty }: PlannerMove['metadata']) =>
      DIFFICULTIES.indexOf(difficulty ?? 'intermediate');
    const dances = manyDances();
    expect(meanRank(dances, [88, 128], rank)).toBeGreaterThan(meanRank(dances, [0, 40], rank) + 0.5);
  });

  it('dances calm moves where the music is calm, and what the request says at its ends', () => {
    const rank = ({ energy }: PlannerMove['metadata']) => LEVELS.indexOf(energy ?? 'medium');
    const dances = manyDances();
    expect(meanRank(dances, [32, 64], rank)).toBeGreaterThan(meanRank(dances, [64, 96], rank));
    expect(meanRank(manyDances({ ending: 'gentle' }), [112, 128], rank)).toBeLessThan(
      meanRank(manyDances({ ending: 'strong' }), [112, 128], rank) - 0.5,
    );
  });

  it('dances nothing that is excluded, and gives way on filters only as far as it must', () => {
    const categories = new Set(LIBRARY.map(({ metadata }) => metadata.category));
    const [shunned] = categories;
    const without = plan({ wishes: { excluded: [shunned.toUpperCase(), LIBRARY[1].key] } });
    expect(
      without.blocks.filter(({ clip }) => clip.startsWith(`${shunned}/`) || clip === LIBRARY[1].key),
    ).toEqual([]);
    const moves = [0, 1, 2, 3, 4, 5].map((i) =>
      plannerMove(i, { metadata: { style: 'romantic', energy: i === 0 ? 'low' : 'high' } }),
    );
    const relaxed = plan({
      moves: [...moves, plannerMove(9, { metadata: { style: 'energetic' } })],
      wishes: { style: ['romantic'], energy: ['low'] },
    });
    expect(relaxed.compromises.map(({ what }) => what)).toContain('energy');
    expect(relaxed.compromises.map(({ what }) => what)).not.toContain('style');
    expect(relaxed.blocks.map(({ clip }) => clip)).not.toContain(plannerMove(9).key);
  });

  it('refuses where nothing is left to dance, and locked blocks that overlap', () => {
    expect(() => plan({ moves: [] })).toThrow('no moves');
    expect(() => plan({ wishes: { excluded: LIBRARY.map(({ key }) => key) } })).toThrow('none is left');
    const [block] = plan().blocks;
    const locked = [
      { ...block, locked: true },
      { ...block, startBeat: block.startBeat + 1, locked: true },
    ];
    expect(() => plan({ locked })).toThrow('overlaps');
  });

  it('says what it could not keep: a tempo too far off, clips that are too short, a duration', () => {
    const off = plan({ moves: [0, 1, 2].map((i) => plannerMove(i, { bpm: 100 })) });
    expect(off.compromises.map(({ what }) => what)).toContain('tempo');
    const short = plan({ moves: [0, 1, 2].map((i) => plannerMove(i, { durationSeconds: 1 })) });
    expect(short.compromises).toContainEqual(
      expect.objectContaining({ what: 'tempo', because: 'too-short' }),
    );
    const longer = plan({ wishes: { durationSeconds: 600 } });
    expect(longer.compromises).toContainEqual(
      expect.objectContaining({ what: 'duration', wanted: 600, because: 'song-ends' }),
    );
  });

  it('invents no flow where the dancers were not seen', () => {
    const bare = [0, 1, 2, 3].map((i) => plannerMove(i, { track: null }));
    const { blocks, parts, compromises } = plan({ moves: bare });
    expect(parts.flow).toBeNull();
    expect(blocks.every(({ reasons }) => reasons?.flow === null)).toBe(true);
    expect(compromises).toContainEqual(expect.objectContaining({ what: 'tempo', because: 'unknown' }));
  });

  it('makes a plan that can be written and read again', () => {
    const { blocks, compromises } = plan();
    const whole = Choreography.parse({
      version: 1,
      name: 'dance',
      clipFolder: 'clips',
      song: { path: 'song.mp3', ...song(64).facts },
      request: ANYTHING,
      fadeInSeconds: 0,
      fadeOutSeconds: 1,
      blocks,
      compromises,
    });
    expect(parsePlan(formatPlan(whole), 'it')).toEqual(whole);
  });
});
