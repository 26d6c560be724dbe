import { timeOfBeat } from '../../src/choreography/plan/beatTime.ts';
import type { Choreography, PlanBlock } from '../../src/choreography/plan/choreography.ts';
import { countOf } from '../../src/choreography/plan/phrase.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import { moveNameOf } from '../../src/moves/labels/metadata.ts';

/** A block as it is shown and played: in seconds of the song. */
export interface DanceBlock {
  readonly index: number;
  readonly name: string;
  readonly block: PlanBlock;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Seconds of the clip to a second of the song. */
  readonly speed: number;
}

export function danceOf({ song, blocks }: Choreography): readonly DanceBlock[] {
  return blocks.map((block, index) => {
    const startSeconds = timeOfBeat(song, block.startBeat);
    const endSeconds = timeOfBeat(song, block.startBeat + block.beats);
    const speed = (block.toSeconds - block.fromSeconds) / (endSeconds - startSeconds);
    return { index, name: nameOf(block), block, startSeconds, endSeconds, speed };
  });
}

function nameOf({ clip }: PlanBlock): string {
  const key = parseClipKey(clip);
  return key ? moveNameOf(key) : clip;
}

/** The block that is danced at a time of the song; null before and after the dance. */
export function blockAt(dance: readonly DanceBlock[], seconds: number): DanceBlock | null {
  return (
    dance.find(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds) ?? null
  );
}

/** The moment of its clip that a block shows at a time of the song. */
export function clipSeconds({ block, startSeconds, speed }: DanceBlock, seconds: number): number {
  return Math.min(block.toSeconds, block.fromSeconds + Math.max(0, seconds - startSeconds) * speed);
}

/** The count of a time of the song; null before the first beat. */
export function countAt(song: Choreography['song'], seconds: number): number | null {
  const { beatTimes } = song;
  const after = beatTimes.findIndex((time) => time > seconds);
  const beat = (after < 0 ? beatTimes.length : after) - 1;
  return beat < 0 ? null : countOf(song, beat);
}

/** So many beats has a block that is made a phrase longer or shorter: it ends on a whole phrase of its own. */
export function resized(beats: number, step: 1 | -1, phraseBeats: number): number {
  const phrases = step === 1 ? Math.floor(beats / phraseBeats) + 1 : Math.ceil(beats / phraseBeats) - 1;
  return phrases === 0 ? beats : phrases * phraseBeats;
}
