import { emptyTable, rowOf } from '../../embedding/audio/spectrum/frameTable.ts';
import { mean, median } from '../../embedding/statistics.ts';
import { type BeatFeatures, meanRow } from './beatFeatures.ts';
import { BEATS_PER_BAR } from './countPhase.ts';
import { novelty, similarities } from './novelty.ts';

export interface Boundary {
  readonly beat: number;
  /** How plainly a section begins, 0 to 1. */
  readonly novelty: number;
  /** The same of the bar before and the bar after. */
  readonly besideIt: readonly [before: number, after: number];
}

/** Bars before and after a boundary that are compared: few to find breaks, many to find verses. */
const REACHES = [4, 8, 16] as const;
/** Bars of the shortest section. */
const SHORTEST_BARS = 4;
/** Something new begins where the novelty is so far above what is usual in the song. */
const LEAST_NOVELTY = 0.04;
const USUAL_FACTOR = 2;
/** Novelty beside a boundary, as a share of its own, with which it may as well lie there. */
const NEARLY_AS_PLAIN = 0.5;

/** The beats on which sections begin, but for the song's start. */
export function sectionBoundaries(features: BeatFeatures, firstBar: number): Boundary[] {
  const bars = Math.floor((features.beats - firstBar) / BEATS_PER_BAR);
  const [levels, chroma] = [features.levels, features.chroma].map((table) => {
    const means = emptyTable(Math.max(0, bars), table.columns);
    for (let bar = 0; bar < bars; bar++) {
      const beat = firstBar + BEATS_PER_BAR * bar;
      rowOf(means, bar).set(meanRow(table, beat, beat + BEATS_PER_BAR));
    }
    return means;
  });
  const alike = similarities({ levels, chroma });
  const byReach = REACHES.map((reach) => novelty(alike, levels.frames, reach));
  const values = Float64Array.from({ length: levels.frames }, (_, bar) => mean(byReach.map((of) => of[bar])));
  return peaks(values).map((bar) => ({
    beat: firstBar + BEATS_PER_BAR * bar,
    novelty: values[bar],
    besideIt: [values[bar - 1], values[bar + 1]],
  }));
}

/** Each boundary moved by a bar to the start of a phrase where a section begins there nearly as plainly. */
export function ontoPhrases(
  boundaries: readonly Boundary[],
  firstPhrase: number,
  phraseBeats: number,
): Boundary[] {
  return boundaries.map((boundary) => {
    const { beat, novelty, besideIt } = boundary;
    const [before, after] = besideIt;
    const onPhrase = (beat - firstPhrase) % phraseBeats === 0;
    if (onPhrase || Math.max(before, after) < NEARLY_AS_PLAIN * novelty) {
      return boundary;
    }
    return { ...boundary, beat: beat + (after > before ? BEATS_PER_BAR : -BEATS_PER_BAR) };
  });
}

/** The highest first, each far enough from those before and from the song's ends; in order of time. */
function peaks(values: Float64Array): number[] {
  const least = LEAST_NOVELTY + USUAL_FACTOR * median(values);
  const candidates = Array.from(values.keys())
    .filter((bar) => values[bar] >= least)
    .filter((bar) => values[bar] >= (values[bar - 1] ?? 0) && values[bar] >= (values[bar + 1] ?? 0))
    .filter((bar) => bar >= SHORTEST_BARS && bar <= values.length - SHORTEST_BARS)
    .sort((a, b) => values[b] - values[a] || a - b);
  const chosen: number[] = [];
  for (const bar of candidates) {
    if (chosen.every((other) => Math.abs(other - bar) >= SHORTEST_BARS)) {
      chosen.push(bar);
    }
  }
  return chosen.sort((a, b) => a - b);
}
