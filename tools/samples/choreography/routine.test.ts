import { describe, expect, it } from 'vitest';
import { SAMPLE_CLIPS } from '../clips.ts';
import { BONES, type Body, SIDES } from '../dancers/body.ts';
import { distance, dot } from '../dancers/space.ts';
import { sideBasic } from './basics.ts';
import { bodiesAt, type Routine } from './routine.ts';
import { bodyWaves } from './sensual.ts';
import { doubleSpin, hammerlock } from './spins.ts';
import { ladyTurnRight } from './turns.ts';

/** About as long as a frame lasts, in beats. */
const FRAME = 0.07;
const beats = Array.from({ length: 230 }, (_, i) => i * FRAME);

const boneLengths = (body: Body): number[] =>
  SIDES.flatMap((side) => [
    distance(body.shoulder[side], body.elbow[side]),
    distance(body.elbow[side], body.wrist[side]),
    distance(body.hip[side], body.knee[side]),
    distance(body.knee[side], body.ankle[side]),
  ]);

/** Where the left shoulder is seen beside the right one: negative when the back is turned to the camera. */
const shoulderWidth = ({ shoulder }: Body): number => shoulder.left[0] - shoulder.right[0];

function follow(routine: Routine, beat: number): Body {
  const bodies = bodiesAt(routine, beat);
  return bodies[bodies.length - 1];
}

describe.each(SAMPLE_CLIPS)('the dancers of $key', ({ routine, looks }) => {
  const dance = routine();
  const frames = beats.map((beat) => bodiesAt(dance, beat));

  it('are as many as are dressed', () => {
    expect(dance.dancing).toHaveLength(looks.length);
  });

  it('keep the length of their arms and legs', () => {
    const { upperArm, forearm, thigh, shin } = BONES;
    const expected = [upperArm, forearm, thigh, shin, upperArm, forearm, thigh, shin];
    const errors = frames
      .flat()
      .flatMap((body) => boneLengths(body).map((bone, i) => Math.abs(bone - expected[i] * body.size)));
    expect(Math.max(...errors)).toBeLessThan(1e-6);
  });

  it('move without jumps', () => {
    const moved = frames.slice(1).flatMap((bodies, frame) =>
      bodies.flatMap((body, dancer) => {
        const before = frames[frame][dancer];
        return (['wrist', 'elbow', 'ankle', 'knee'] as const).flatMap((part) =>
          SIDES.map((side) => distance(before[part][side], body[part][side])),
        );
      }),
    );
    expect(Math.max(...moved)).toBeLessThan(0.25);
  });

  it('stand on the floor', () => {
    for (const { ankle, size } of frames.flat()) {
      const lower = Math.min(ankle.left[1], ankle.right[1]) / size - BONES.ankleHeight;
      expect(lower > -1e-6 && lower < 0.1).toBe(true);
    }
  });
});

describe('choreography', () => {
  it("turns the follow's back to the camera in the middle of a turn and ends it where it began", () => {
    const dance = ladyTurnRight();
    expect(shoulderWidth(follow(dance, 3.4))).toBeGreaterThan(0);
    expect(Math.min(...[4.5, 5, 5.5, 6].map((beat) => shoulderWidth(follow(dance, beat))))).toBeLessThan(
      -0.2,
    );
    expect(follow(dance, 7.2).facing.forward[0]).toBeCloseTo(follow(dance, 3.4).facing.forward[0], 6);
  });

  it('spins the follow twice in a bar', () => {
    const { path } = doubleSpin().dancing[1];
    expect(path(3).yaw - path(7.4).yaw).toBeCloseTo(4 * Math.PI, 6);
  });

  it("folds the follow's right arm behind her back in the hammerlock", () => {
    const body = follow(hammerlock(), 8);
    const toWrist = [0, 1, 2].map((axis) => body.wrist.right[axis] - body.waist[axis]);
    expect(dot([toWrist[0], toWrist[1], toWrist[2]], body.facing.forward)).toBeLessThan(-0.05);
  });

  it('repeats a basic every eight beats', () => {
    const dance = sideBasic();
    const [now, later] = [follow(dance, 2.3), follow(dance, 10.3)];
    expect(distance(now.pelvis, later.pelvis)).toBeLessThan(1e-6);
  });

  it('runs a body wave down from the head over the chest to the hips', () => {
    const dance = bodyWaves();
    const fine = Array.from({ length: 41 }, (_, i) => 4 + i / 10);
    const foremostAt = (part: 'head' | 'collar' | 'pelvis'): number => {
      const ahead = fine.map((beat) => {
        const body = follow(dance, beat);
        return dot(body[part], body.facing.forward);
      });
      return fine[ahead.indexOf(Math.max(...ahead))];
    };
    expect(foremostAt('head')).toBeLessThan(foremostAt('collar'));
    expect(foremostAt('collar')).toBeLessThan(foremostAt('pelvis'));
  });
});
