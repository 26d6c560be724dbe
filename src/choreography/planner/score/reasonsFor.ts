import type { PlanReason } from '../../plan/reason.ts';
import type { Placed } from '../block/placed.ts';
import type { Stage } from '../block/stage.ts';

const SMOOTH = 0.7;
const ROUGH = 0.45;
/** From here on a part of the fit is a reason. */
const GOOD = 0.75;

/** Why a move stands where it does. */
export function reasonsFor(stage: Stage, placed: Placed, before: Placed | null): PlanReason[] {
  const { move, fitParts } = placed;
  const good = (part: keyof typeof fitParts) => (fitParts[part] ?? 0) >= GOOD;
  const { energy = null, style = null, difficulty = null } = move?.metadata ?? {};
  return [
    ...roleReasons(stage, placed),
    ...musicReasons(good('energy') ? energy : null, good('style') ? style : null),
    ...(difficulty && good('difficulty') ? [{ because: 'difficulty', difficulty } as const] : []),
    ...(good('words') ? [{ because: 'like-description' } as const] : []),
    ...(good('sound') ? [{ because: 'similar-music' } as const] : []),
    tempoReason(placed),
    ...flowReasons(placed, before),
    ...(placed.variety <= 0.5 ? [{ because: 'again' } as const] : []),
  ];
}

type SuitsMusic = Extract<PlanReason, { because: 'suits-music' }>;

function musicReasons(energy: SuitsMusic['energy'], style: SuitsMusic['style']): PlanReason[] {
  return energy === null && style === null ? [] : [{ because: 'suits-music', energy, style }];
}

function roleReasons(stage: Stage, { move, startBeat, beats }: Placed): PlanReason[] {
  const { span } = stage;
  const role = move && stage.roleOf(move);
  if (role === 'opening' && startBeat === span.startBeat) {
    return [{ because: 'opens' }];
  }
  return role === 'ending' && startBeat + beats === span.endBeat ? [{ because: 'ends' }] : [];
}

function tempoReason({ framed: { take } }: Placed): PlanReason {
  // Never -0, which no JSON holds.
  const percent = Math.round((take.pace - 1) * 100) || 0;
  switch (take.kind) {
    case 'beats':
      return { because: 'on-beats', percent };
    case 'own':
      return { because: 'own-pace' };
    case 'off':
      return { because: 'off-beats', percent };
    case 'held':
      return { because: 'too-short', percent };
  }
}

function flowReasons({ flow }: Placed, before: Placed | null): PlanReason[] {
  if (!before) {
    return [];
  }
  if (flow === null) {
    return [{ because: 'join-unseen' }];
  }
  if (flow >= SMOOTH) {
    return [{ because: 'smooth' }];
  }
  return flow < ROUGH ? [{ because: 'jump' }] : [];
}
