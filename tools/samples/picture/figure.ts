import { type Body, handOf, SIDES } from '../dancers/body.ts';
import { mix, reach, type Vec3 } from '../dancers/space.ts';
import type { Side } from '../dancers/steps.ts';
import { type Camera, project } from './camera.ts';
import { blend, darker } from './colour.ts';
import { headPieces } from './head.ts';
import type { Look } from './looks.ts';
import { limb, type Piece, px, type Shading } from './shape.ts';
import { skirtSvg, trunkSvg } from './trunk.ts';

/** Draws one tapered limb of a body between two points in metres. */
type DrawLimb = (colour: string, a: Vec3, b: Vec3, radiusA: number, radiusB: number) => string;

function armPieces(body: Body, side: Side, look: Look, draw: DrawLimb): Piece[] {
  const { shoulder, elbow, wrist } = body;
  const broad = 0.85 + 0.15 * look.broadness;
  const upperColour = look.sleeves === 'none' ? look.skin : look.top;
  const lowerColour = look.sleeves === 'long' ? look.top : look.skin;
  const sleeveEnd = look.sleeves === 'short' ? mix(shoulder[side], elbow[side], 0.72) : elbow[side];
  const upper =
    (look.sleeves === 'short'
      ? draw(look.skin, shoulder[side], elbow[side], 0.045 * broad, 0.041 * broad)
      : '') +
    draw(
      upperColour,
      shoulder[side],
      sleeveEnd,
      0.06 * broad,
      (look.sleeves === 'short' ? 0.056 : 0.043) * broad,
    );
  const hand = handOf(body, side);
  const lower =
    draw(look.skin, wrist[side], hand, 0.028, 0.038) +
    draw(lowerColour, elbow[side], wrist[side], 0.043 * broad, 0.028);
  const front = 0.045;
  return [
    { z: (shoulder[side][2] + elbow[side][2]) / 2 + front, svg: upper },
    { z: (elbow[side][2] + wrist[side][2]) / 2 + front + 0.02, svg: lower },
  ];
}

function thighSvg(body: Body, side: Side, look: Look, draw: DrawLimb): string {
  const [hip, knee] = [body.hip[side], body.knee[side]];
  const round = 1 - look.broadness;
  const atKnee = 0.062 - 0.004 * round;
  switch (look.legs) {
    case 'trousers':
      return draw(look.bottom, hip, knee, 0.09 + 0.006 * round, atKnee);
    case 'shorts':
      return (
        draw(look.skin, hip, knee, 0.07, atKnee) + draw(look.bottom, hip, mix(hip, knee, 0.72), 0.1, 0.08)
      );
    case 'skirt':
    case 'dress':
      // What the skirt covers would show at its sides.
      return draw(look.skin, mix(hip, knee, 0.4), knee, 0.078, atKnee);
  }
}

function shinSvg(body: Body, side: Side, look: Look, draw: DrawLimb): string {
  const [knee, ankle] = [body.knee[side], body.ankle[side]];
  const colour = look.legs === 'trousers' ? look.bottom : look.skin;
  const atCalf = 0.06 - 0.004 * (1 - look.broadness);
  const atAnkle = look.legs === 'trousers' && look.broadness > 0 ? 0.05 : 0.038;
  const calf = mix(knee, ankle, 0.3);
  return draw(colour, calf, ankle, atCalf, atAnkle) + draw(colour, knee, calf, atCalf, atCalf);
}

function shoeSvg(body: Body, side: Side, look: Look, draw: DrawLimb): string {
  const { lift } = body.foot[side];
  const ankle = body.ankle[side];
  const sole = -0.05 * body.size;
  const heel = reach(ankle, body.facing, 0, sole + 0.004, -0.035 * body.size);
  const toe = reach(ankle, body.facing, 0, sole - Math.min(0.05, lift), 0.15 * body.size);
  return draw(look.shoes, heel, toe, 0.043, 0.033) + draw(darker(look.shoes, 0.35), ankle, heel, 0.02, 0.02);
}

function legPieces(body: Body, side: Side, look: Look, draw: DrawLimb): Piece[] {
  const [hip, knee, ankle] = [body.hip[side][2], body.knee[side][2], body.ankle[side][2]];
  return [
    { z: (hip + knee) / 2, svg: thighSvg(body, side, look, draw) },
    { z: (knee + ankle) / 2 + 0.01, svg: shinSvg(body, side, look, draw) },
    { z: ankle + 0.02, svg: shoeSvg(body, side, look, draw) },
  ];
}

/** A dancer in pieces, to be painted together with the partner's from the farthest on. `flare` lifts the skirt. */
export function figurePieces(
  body: Body,
  camera: Camera,
  look: Look,
  flare: number,
  shading: Shading,
): Piece[] {
  const draw: DrawLimb = (colour, a, b, radiusA, radiusB) =>
    limb(shading, colour, project(camera, a), project(camera, b), radiusA * body.size, radiusB * body.size);
  const neck = draw(
    blend(look.skin, '#6a3626', 0.2),
    reach(body.collar, body.chestFrame, 0, -0.02, 0),
    reach(body.head, body.headFrame, 0, -0.07 * body.size, -0.015),
    0.056,
    0.05,
  );
  const trunkDepth = (body.collar[2] + body.pelvis[2]) / 2;
  const thighDepths = SIDES.map((side) => (body.hip[side][2] + body.knee[side][2]) / 2);
  // Shirts hang over the thighs, but must stay behind an arm.
  const chestDepth = Math.max(trunkDepth, Math.min(Math.max(...thighDepths), trunkDepth + 0.04)) + 0.005;
  const trunk = trunkSvg(body, camera, look, shading);
  const pieces: Piece[] = [
    { z: Math.min(trunkDepth, ...thighDepths) - 0.005, svg: trunk.hips },
    ...SIDES.flatMap((side) => legPieces(body, side, look, draw)),
    { z: chestDepth, svg: neck + trunk.chest },
    ...SIDES.flatMap((side) => armPieces(body, side, look, draw)),
    ...headPieces(body, camera, look, shading, chestDepth),
  ];
  if (look.legs === 'skirt' || look.legs === 'dress') {
    const depth = Math.max(body.pelvis[2], ...thighDepths);
    pieces.push({
      z: Math.max(trunkDepth, depth) + 0.012,
      svg: skirtSvg(body, camera, look, flare, shading),
    });
  }
  return pieces;
}

/** The soft shadow a dancer throws on the floor. */
export function shadowSvg(body: Body, camera: Camera): string {
  const spot = project(camera, [body.pelvis[0] + 0.06, 0, body.pelvis[2]]);
  const spread = Math.abs(body.ankle.left[0] - body.ankle.right[0]) / 2;
  const rx = (0.3 + spread) * spot.scale;
  return [1, 0.66]
    .map(
      (share) =>
        `<ellipse cx="${px(spot.x)}" cy="${px(spot.y + 2)}" rx="${px(rx * share)}" ry="${px(rx * share * 0.24)}" fill="#120a14" fill-opacity=".2"/>`,
    )
    .join('');
}
