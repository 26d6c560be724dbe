import { describe, expect, it } from 'vitest';
import { byChest } from '../choreography/holds.ts';
import { bodiesAt, type Routine } from '../choreography/routine.ts';
import { bachataSteps } from '../dancers/steps.ts';
import { PICTURE, project } from './camera.ts';
import { LOOKS } from './looks.ts';
import { ROOMS, roomSvg } from './rooms.ts';
import { rasterise, sceneSvg } from './scene.ts';

const camera = { pixelsPerMetre: 170, floorY: 340 };
const EYE_WHITE = '#fbf8f2';

/** Somebody who stands and faces the given direction: 0 is the camera. */
function standing(yaw: number): Routine {
  return {
    dancing: [
      {
        path: () => ({ x: 0, z: 0, yaw }),
        landings: bachataSteps('left'),
        halfStance: 0.1,
        hips: 0,
        carriage: () => ({}),
      },
    ],
    arms: (_beat, [trunk]) => [
      {
        left: { wrist: byChest(trunk, 'left', 0.3, -0.4, 0.1) },
        right: { wrist: byChest(trunk, 'right', 0.3, -0.4, 0.1) },
      },
    ],
  };
}

function drawn(yaw: number, barWidth = 0): string {
  const [body] = bodiesAt(standing(yaw), 0);
  return sceneSvg(
    camera,
    roomSvg(camera, ROOMS.studio),
    [{ body, look: LOOKS.redDress, flare: 0 }],
    barWidth,
  );
}

const eyesSeen = (yaw: number): number => drawn(yaw).split(EYE_WHITE).length - 1;

describe('a drawn dancer', () => {
  it('shows both eyes to the camera, one from the side and none from behind', () => {
    expect(eyesSeen(0)).toBe(2);
    expect(eyesSeen(Math.PI / 2)).toBe(1);
    expect(eyesSeen(Math.PI)).toBe(0);
  });

  it("has the left shoulder at the picture's right when facing the camera", () => {
    const [{ shoulder }] = bodiesAt(standing(0), 0);
    expect(project(camera, shoulder.left).x).toBeGreaterThan(project(camera, shoulder.right).x + 40);
  });

  it('is drawn in the same pixels every time', () => {
    expect(rasterise(drawn(0.4)).equals(rasterise(drawn(0.4)))).toBe(true);
    expect(rasterise(drawn(0.4)).equals(rasterise(drawn(0.5)))).toBe(false);
  });
});

describe('a picture with bars', () => {
  it('is black at both sides and nowhere else', () => {
    const pixels = rasterise(drawn(0, 100));
    const blackAt = (x: number): boolean => {
      const at = (10 * PICTURE.width + x) * 4;
      return pixels[at] + pixels[at + 1] + pixels[at + 2] === 0;
    };
    expect([0, 99, 100, 320, 539, 540, 639].map(blackAt)).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
