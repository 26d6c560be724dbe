import { isVideoName, parseClipKey } from '../../moves/clip.ts';
import type { Choreography, PlanBlock, PlanSong } from './choreography.ts';

/**
 * What is wrong with a plan beyond its shape, each with its place as one would write it in code: `blocks[3].clip: …`.
 * Empty where the plan can be shown, changed and rendered, as far as that can be told without its files.
 */
export function planProblems(plan: Choreography): string[] {
  return [
    ...pathProblem('clipFolder', plan.clipFolder),
    ...pathProblem('song.path', plan.song.path),
    ...songProblems(plan.song),
    ...plan.blocks.flatMap((block, i) => blockProblems(block, i, plan)),
  ];
}

function pathProblem(place: string, path: string): string[] {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.startsWith('\\');
  return isAbsolute || path.includes('\0') ? [`${place}: it must be relative to the folder of the plan`] : [];
}

function songProblems({ beatTimes, sections, durationSeconds }: PlanSong): string[] {
  const unordered = beatTimes.findIndex((time, i) => i > 0 && time <= beatTimes[i - 1]);
  const late = beatTimes.findIndex((time) => time > durationSeconds);
  return [
    ...(unordered > 0 ? [`song.beatTimes[${unordered}]: it is not later than the beat before`] : []),
    ...(late >= 0 ? [`song.beatTimes[${late}]: the song is over by then`] : []),
    ...sections.flatMap(({ startBeat, endBeat }, i) => [
      ...(endBeat <= startBeat ? [`song.sections[${i}].endBeat: it is not after startBeat`] : []),
      ...(i > 0 && startBeat !== sections[i - 1].endBeat
        ? [`song.sections[${i}].startBeat: the section before ends at beat ${sections[i - 1].endBeat}`]
        : []),
      ...(endBeat > beatTimes.length ? [`song.sections[${i}].endBeat: the song is over by then`] : []),
    ]),
  ];
}

function blockProblems(block: PlanBlock, i: number, { blocks, song }: Choreography): string[] {
  const place = `blocks[${i}]`;
  const previous = i === 0 ? null : blocks[i - 1];
  const expected = previous ? previous.startBeat + previous.beats : block.startBeat;
  return [
    ...(parseClipKey(block.clip) !== block.clip || !isVideoName(block.clip)
      ? [`${place}.clip: "${block.clip}" is no clip inside the clip folder`]
      : []),
    ...(block.startBeat === expected
      ? []
      : [`${place}.startBeat: the block before ends at beat ${expected}, so this one must start there`]),
    ...(block.startBeat + block.beats > song.beatTimes.length
      ? [`${place}.beats: the song has only ${song.beatTimes.length} beats`]
      : []),
    ...(block.toSeconds > block.fromSeconds ? [] : [`${place}.toSeconds: it is not after fromSeconds`]),
  ];
}
