import { categoryOf, parseClipKey } from '../../../moves/clip.ts';
import type { PlanBlock } from '../../plan/choreography.ts';
import type { Dance } from '../block/placed.ts';
import type { Place } from './fit.ts';

/** A move that comes again right away is worth nothing, after so many beats two thirds of what it may be worth. */
const FORGOTTEN_BEATS = 96;
/** What a move is worth at most when it comes again. */
const AGAIN_AT_MOST = 0.5;
/** What it costs to stay in the category of the move before. */
const SAME_CATEGORY = 0.2;
/** A category is compared with its share of the library over so many moves. */
const RECENT_MOVES = 8;
const OVERDONE_CATEGORY = 0.4;

export interface CategoryShares {
  /** Share of each category among the moves to choose from. */
  readonly [category: string]: number;
}

/** How new a move is at a place, 0 to 1. */
export type VarietyAt = (clip: string, place: Place) => number;

/**
 * How new moves are after a dance: less where a move has been danced before (the less the longer ago), or comes later
 * in a locked block, and where its category is just danced or comes more often than the library would have it.
 */
export function varietyAfter(
  before: Dance | null,
  locks: readonly PlanBlock[],
  shares: CategoryShares,
): VarietyAt {
  const danced = new Map<string, number>();
  const recent = new Map<string, number>();
  let moves = 0;
  for (let dance = before; dance; dance = dance.before) {
    const { clip, startBeat, beats } = dance.last;
    danced.set(clip, Math.max(danced.get(clip) ?? 0, startBeat + beats));
    if (moves < RECENT_MOVES) {
      const category = categoryNamed(clip);
      recent.set(category, (recent.get(category) ?? 0) + 1);
      moves++;
    }
  }
  const present = before && categoryNamed(before.last.clip);
  return (clip, place) => {
    const category = categoryNamed(clip);
    const share = shares[category] ?? 0;
    const gap = place.startBeat - (danced.get(clip) ?? Number.NEGATIVE_INFINITY);
    const distance = Math.min(gap, distanceToLocks(clip, place, locks));
    const isNew = distance === Number.POSITIVE_INFINITY;
    const novelty = isNew ? 1 : AGAIN_AT_MOST * (1 - Math.exp(-distance / FORGOTTEN_BEATS));
    const stays = category === present && share < 1;
    const overdone = moves === 0 ? 0 : Math.max(0, (recent.get(category) ?? 0) / moves - share);
    return Math.max(0, novelty - (stays ? SAME_CATEGORY : 0) - OVERDONE_CATEGORY * overdone);
  };
}

/** Beats from a place to the nearest locked block that shows the clip. */
function distanceToLocks(clip: string, { startBeat, beats }: Place, locks: readonly PlanBlock[]): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const lock of locks) {
    if (lock.clip === clip && lock.startBeat !== startBeat) {
      const gap =
        lock.startBeat > startBeat
          ? lock.startBeat - startBeat - beats
          : startBeat - lock.startBeat - lock.beats;
      distance = Math.min(distance, Math.max(0, gap));
    }
  }
  return distance;
}

const CATEGORIES = new Map<string, string>();

/** The folder of a clip key; asked for a million times. */
function categoryNamed(clip: string): string {
  let category = CATEGORIES.get(clip);
  if (category === undefined) {
    const key = parseClipKey(clip);
    category = key === null ? '' : categoryOf(key);
    CATEGORIES.set(clip, category);
  }
  return category;
}

export function categoryShares(clips: readonly string[]): CategoryShares {
  const shares: Record<string, number> = {};
  for (const clip of clips) {
    shares[categoryNamed(clip)] = (shares[categoryNamed(clip)] ?? 0) + 1 / clips.length;
  }
  return shares;
}
