import { mean } from '../../embedding/statistics.ts';
import type { SongSection } from '../plan/choreography.ts';
import type { BeatFeatures } from './beatFeatures.ts';
import type { Boundary } from './boundaries.ts';

/** Range of levels in dB that fills 0 to 1; songs that vary less have their sections closer together. */
const LEAST_RANGE_DECIBELS = 8;
/** Longest share of a song that is its intro or outro. */
const LONGEST_END_SHARE = 0.25;
const LONGEST_BREAK_BEATS = 40;
/** How much calmer than its neighbours a section is that is plainly an intro, an outro or a break. */
const PLAINLY_CALMER = 0.25;
/** Energy above which a section is no intro and no outro, however strong its neighbour. */
const CALM = 0.5;

/** The sections of a song from its first beat to its last, with their energies and, where it is plain, labels. */
export function sectionsOf(features: BeatFeatures, boundaries: readonly Boundary[]): SongSection[] {
  const starts = [0, ...boundaries.map(({ beat }) => beat)];
  const spans = starts.map((startBeat, i) => ({ startBeat, endBeat: starts[i + 1] ?? features.beats }));
  const energies = relativeEnergies(spans.map((span) => strengthDecibels(features, span)));
  return spans.map((span, i) => ({ ...span, energy: energies[i], label: labelOf(i, spans, energies) }));
}

type Span = Pick<SongSection, 'startBeat' | 'endBeat'>;

/** Loudness in dB plus how densely notes set in, on the same scale. */
function strengthDecibels({ power, onsets }: BeatFeatures, { startBeat, endBeat }: Span): number {
  const loudness = 10 * Math.log10(Math.max(1e-9, mean(power.subarray(startBeat, endBeat))));
  const density = 20 * Math.log10(Math.max(0.1, mean(onsets.subarray(startBeat, endBeat))));
  return loudness + density;
}

function relativeEnergies(strengths: readonly number[]): number[] {
  const [least, most] = [Math.min(...strengths), Math.max(...strengths)];
  const range = Math.max(LEAST_RANGE_DECIBELS, most - least);
  return strengths.map((strength) => {
    const energy = 0.5 + (strength - (least + most) / 2) / range;
    return Math.round(1000 * Math.min(1, Math.max(0, energy))) / 1000;
  });
}

function labelOf(i: number, spans: readonly Span[], energies: readonly number[]): SongSection['label'] {
  const { startBeat, endBeat } = spans[i];
  const beats = endBeat - startBeat;
  const isEnd = energies[i] <= CALM && beats <= LONGEST_END_SHARE * spans[spans.length - 1].endBeat;
  const calmerThan = (other: number) => energies[other] - energies[i] >= PLAINLY_CALMER;
  if (spans.length === 1) {
    return null;
  }
  if (i === 0) {
    return isEnd && calmerThan(1) ? 'intro' : null;
  }
  if (i === spans.length - 1) {
    return isEnd && calmerThan(i - 1) ? 'outro' : null;
  }
  return beats <= LONGEST_BREAK_BEATS && calmerThan(i - 1) && calmerThan(i + 1) ? 'break' : null;
}
