import { parseClipKey } from '../../moves/clip.ts';
import { moveNameOf } from '../../moves/labels/metadata.ts';
import { ENGLISH } from '../../moves/speech.ts';
import { timeOfBeat } from '../plan/beatTime.ts';
import type { Choreography, PlanBlock } from '../plan/choreography.ts';
import { countOf } from '../plan/phrase.ts';
import { reasonsInWords } from '../plan/planWords.ts';

/** A move of a dance as dancers read it. */
export interface Cue {
  /** From 1 on. */
  readonly number: number;
  /** When it begins and ends, in seconds of the song. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** The count that it begins on, from 1 on. */
  readonly count: number;
  readonly beats: number;
  readonly move: string;
  readonly clip: string;
  /** What the part of the song is, `intro` or `part 2`. */
  readonly section: string;
  readonly notes: string;
}

/** The moves of a dance in their order. */
export function cuesOf({ song, blocks }: Choreography): Cue[] {
  return blocks.map((block, i) => ({
    number: i + 1,
    startSeconds: timeOfBeat(song, block.startBeat),
    endSeconds: timeOfBeat(song, block.startBeat + block.beats),
    count: countOf(song, block.startBeat),
    beats: block.beats,
    move: nameOf(block),
    clip: block.clip,
    section: sectionAt(song, block.startBeat),
    notes: block.reasons === null ? '' : reasonsInWords(block.reasons, ENGLISH).join('; '),
  }));
}

/** What a block's move is called. */
export function nameOf({ clip }: PlanBlock): string {
  const key = parseClipKey(clip);
  return key === null ? clip : moveNameOf(key);
}

function sectionAt({ sections }: Choreography['song'], beat: number): string {
  const found = sections.findIndex(({ endBeat }) => beat < endBeat);
  const index = found < 0 ? sections.length - 1 : found;
  return sections[index].label ?? `part ${index + 1}`;
}

/** Minutes, seconds and tenths, as a player shows them: `1:05.3`. */
export function clockTime(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${Math.floor(tenths / 600)}:${rest}`;
}
