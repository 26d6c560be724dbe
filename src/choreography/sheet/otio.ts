import type { Choreography } from '../plan/choreography.ts';
import { nameOf } from './cues.ts';
import { type Cut, cutsOf, FRAMES_PER_SECOND } from './cuts.ts';

/**
 * A dance as an OpenTimelineIO file, for video editors: a track of clips, each at its speed, and one with the song.
 * Crossfades are cuts in it. Method: the schemas of OpenTimelineIO 0.18 (Timeline.1, Clip.1, LinearTimeWarp.1).
 * @param urlOf the address of a file that the plan names, relative to the file that is written
 */
export function otioOf(
  plan: Choreography,
  urlOf: { readonly clip: (clip: string) => string; readonly song: () => string },
): string {
  const cuts = cutsOf(plan);
  const [first, last] = [cuts[0], cuts[cuts.length - 1]];
  const song = clip(plan.song.path, urlOf.song(), [first.songFrame, last.endFrame - first.startFrame], []);
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: {},
    name: plan.name,
    global_start_time: null,
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      ...bare('tracks'),
      children: [
        track(
          'Video',
          cuts.map((cut) => danced(cut, urlOf.clip(cut.block.clip))),
        ),
        track('Audio', [song]),
      ],
    },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}

function danced({ block, startFrame, endFrame, clipFrame, speed }: Cut, url: string) {
  const warp = {
    OTIO_SCHEMA: 'LinearTimeWarp.1',
    metadata: {},
    name: 'speed',
    effect_name: 'LinearTimeWarp',
    time_scalar: Math.round(speed * 1e6) / 1e6,
  };
  return clip(nameOf(block), url, [clipFrame, endFrame - startFrame], [warp]);
}

function clip(name: string, url: string, [start, frames]: readonly [number, number], effects: object[]) {
  return {
    OTIO_SCHEMA: 'Clip.1',
    ...bare(name),
    source_range: { OTIO_SCHEMA: 'TimeRange.1', start_time: time(start), duration: time(frames) },
    effects,
    media_reference: {
      OTIO_SCHEMA: 'ExternalReference.1',
      metadata: {},
      name: '',
      available_range: null,
      target_url: url,
    },
  };
}

function track(kind: 'Video' | 'Audio', children: object[]) {
  return { OTIO_SCHEMA: 'Track.1', ...bare(kind), kind, children };
}

function bare(name: string) {
  return { metadata: {}, name, source_range: null, effects: [], markers: [], enabled: true };
}

function time(frames: number) {
  return { OTIO_SCHEMA: 'RationalTime.1', rate: FRAMES_PER_SECOND, value: frames };
}
