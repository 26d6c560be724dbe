import { sideBasic, slowBasic, turningWalk } from './choreography/basics.ts';
import { dipOutro, shadowBasic } from './choreography/positions.ts';
import type { Routine } from './choreography/routine.ts';
import { bodyWaves, hipRolls } from './choreography/sensual.ts';
import { invitation, promenade, soloFootwork } from './choreography/showpieces.ts';
import { doubleSpin, hammerlock } from './choreography/spins.ts';
import { ladyTurnLeft, ladyTurnRight } from './choreography/turns.ts';
import type { SongName } from './music/songs.ts';
import type { LookName } from './picture/looks.ts';
import type { RoomName } from './picture/rooms.ts';

type Level = 'low' | 'medium' | 'high';

/** One clip of the samples: what is danced, to what, by whom, where, and what an annotator says of it. */
export interface SampleClip {
  readonly key: string;
  readonly seconds: number;
  readonly routine: () => Routine;
  readonly song: SongName;
  readonly bar: number;
  readonly firstBeatSeconds: number;
  readonly hasSound: boolean;
  readonly looks: readonly LookName[];
  readonly room: RoomName;
  readonly pixelsPerMetre: number;
  /** Black bars at both sides, in pixels. */
  readonly barWidth: number;
  readonly energy: Level;
  readonly difficulty: Level;
}

/** Seconds are whole fifths, so that a clip holds a whole number of analysed frames. */
export const SAMPLE_CLIPS: readonly SampleClip[] = [
  clip('arm_styling/paseala.mp4', promenade, ['paperMoon', 8, 0.21], ['whiteShirt', 'violetSkirt'], 'salon', [
    'medium',
    'medium',
  ]),
  clip('basic/side_basic.mp4', sideBasic, ['paperMoon', 0, 0.12], ['greenShirt', 'redDress'], 'studio', [
    'medium',
    'low',
  ]),
  clip(
    'basic/slow_basic.mp4',
    slowBasic,
    ['slowTide', 0, 0.3],
    ['navyShirt', 'tealDress'],
    'school',
    ['low', 'low'],
    { seconds: 8 },
  ),
  clip(
    'bodywaves/bodywave.mp4',
    bodyWaves,
    ['slowTide', 6, 0.05],
    ['whiteShirt', 'blackLeggings'],
    'terrace',
    ['low', 'medium'],
    { seconds: 7.6 },
  ),
  clip(
    'bolero/paseala.mp4',
    turningWalk,
    ['lanterns', 4, 0.4],
    ['mustardShirt', 'tealDress'],
    'salon',
    ['low', 'low'],
    { seconds: 7.8 },
  ),
  clip(
    'footwork/solo_footwork.mp4',
    soloFootwork,
    ['cornerBar', 2, 0.1],
    ['blackLeggings'],
    'school',
    ['high', 'high'],
    { seconds: 6.6 },
  ),
  clip(
    'hammerlock/hammerlock.mp4',
    hammerlock,
    ['blueStairs', 0, 0.15],
    ['greenShirt', 'stripedShorts'],
    'studio',
    ['medium', 'medium'],
    { seconds: 7 },
  ),
  clip(
    'hiprolls/hiproll.mp4',
    hipRolls,
    ['lanterns', 0, 0.25],
    ['navyShirt', 'stripedShorts'],
    'school',
    ['medium', 'medium'],
    { barWidth: 110 },
  ),
  clip(
    'intros/invitation.mp4',
    invitation,
    ['blueStairs', 8, 0],
    ['whiteShirt', 'redDress'],
    'terrace',
    ['low', 'low'],
    { hasSound: false },
  ),
  clip(
    'ladyturn/energetic_ladyturn_left.mp4',
    ladyTurnLeft,
    ['cornerBar', 8, 0.28],
    ['mustardShirt', 'violetSkirt'],
    'studio',
    ['high', 'medium'],
    { seconds: 6.8 },
  ),
  clip(
    'ladyturn/ladyturn_right.mp4',
    ladyTurnRight,
    ['paperMoon', 4, 0.33],
    ['navyShirt', 'redDress'],
    'terrace',
    ['medium', 'low'],
  ),
  clip(
    'outro/dip_outro.mp4',
    dipOutro,
    ['slowTide', 12, 0.18],
    ['greenShirt', 'violetSkirt'],
    'salon',
    ['low', 'high'],
    { seconds: 7.8 },
  ),
  clip(
    'shadow/shadow_basic.mp4',
    shadowBasic,
    ['lanterns', 8, 0.08],
    ['greenShirt', 'tealDress'],
    'terrace',
    ['medium', 'medium'],
    { seconds: 7.4 },
  ),
  clip(
    'spin/double_spin.mp4',
    doubleSpin,
    ['cornerBar', 4, 0.19],
    ['whiteShirt', 'tealDress'],
    'school',
    ['high', 'high'],
    { seconds: 6.8 },
  ),
];

function clip(
  key: string,
  routine: () => Routine,
  [song, bar, firstBeatSeconds]: readonly [SongName, number, number],
  looks: readonly LookName[],
  room: RoomName,
  [energy, difficulty]: readonly [Level, Level],
  rest: Partial<SampleClip> = {},
): SampleClip {
  const usual = { seconds: 7.2, hasSound: true, pixelsPerMetre: 178, barWidth: 0 };
  return { ...usual, key, routine, song, bar, firstBeatSeconds, looks, room, energy, difficulty, ...rest };
}
