import { bodiesAt, type Routine } from './choreography/routine.ts';
import type { SampleClip } from './clips.ts';
import { keypointsOf } from './dancers/keypoints.ts';
import { SONGS } from './music/songs.ts';
import { type Camera, project } from './picture/camera.ts';
import { LOOKS } from './picture/looks.ts';
import { ROOMS, roomSvg } from './picture/rooms.ts';
import { rasterise, sceneSvg } from './picture/scene.ts';

export const FRAME_RATE = 30;

/** A clip in the making: pictures and keypoints by frame number. */
export interface Filming {
  readonly frameCount: number;
  /** RGBA pixels of a frame. */
  readonly pixels: (frame: number) => Buffer;
  /** Keypoints in pixels, [dancer][17][x, y], lead first. */
  readonly keypoints: (frame: number) => (readonly [x: number, y: number])[][];
}

/** How far a skirt flies at a turning speed, given in radians a beat. */
const flareOf = (turnPerBeat: number): number => Math.min(1, Math.max(0, Math.abs(turnPerBeat) - 0.6) / 4);

function flares(routine: Routine, beat: number): number[] {
  return routine.dancing.map(({ path }) => flareOf((path(beat + 0.1).yaw - path(beat - 0.2).yaw) / 0.3));
}

export function film(clip: SampleClip): Filming {
  const routine = clip.routine();
  const camera: Camera = { pixelsPerMetre: clip.pixelsPerMetre, floorY: 341 };
  const room = roomSvg(camera, ROOMS[clip.room]);
  const beatOf = (frame: number): number =>
    ((frame / FRAME_RATE - clip.firstBeatSeconds) * SONGS[clip.song].tempoBpm) / 60;
  const bodies = (frame: number) => bodiesAt(routine, beatOf(frame));
  return {
    frameCount: Math.round(clip.seconds * FRAME_RATE),
    pixels: (frame) => {
      const flare = flares(routine, beatOf(frame));
      const performers = bodies(frame).map((body, i) => ({
        body,
        look: LOOKS[clip.looks[i]],
        flare: flare[i],
      }));
      return rasterise(sceneSvg(camera, room, performers, clip.barWidth));
    },
    keypoints: (frame) =>
      bodies(frame).map((body) =>
        keypointsOf(body).map((point) => {
          const { x, y } = project(camera, point);
          return [x, y] as const;
        }),
      ),
  };
}
