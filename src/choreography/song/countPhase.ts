import { mean, standardDeviation } from '../../embedding/statistics.ts';
import type { Dance } from '../../moves/dances/dance.ts';
import { type BeatFeatures, chromaDistance, meanRow } from './beatFeatures.ts';

export const BEATS_PER_BAR = 4;

/** Chords tell the bar better than the bass, which some songs play on every beat. */
const HARMONY_WEIGHT = 1;
const BASS_WEIGHT = 0.7;

/**
 * Which beat, 0 to 3, is the first that begins a bar: where chords change, and where the bass has its pattern
 * if the dance has one.
 * Method: chord changes and bass onsets on each phase of the bar; Goto, An Audio-based Real-time Beat Tracking
 * System (2001), section 3.3, with the pattern of the dance.
 */
export function firstBarBeat(features: BeatFeatures, bassPattern: Dance['bassPattern']): number {
  const changes = harmonicChanges(features, BEATS_PER_BAR);
  const pattern = Float64Array.from(features.lowOnsets, (_, beat) =>
    (bassPattern ?? []).reduce((sum, weight, i) => sum + weight * (features.lowOnsets[beat + i] ?? 0), 0),
  );
  const harmony = phaseEvidence(changes, BEATS_PER_BAR);
  const bass = phaseEvidence(pattern, BEATS_PER_BAR);
  const evidence = harmony.map((value, phase) => HARMONY_WEIGHT * value + BASS_WEIGHT * bass[phase]);
  return evidence.indexOf(Math.max(...evidence));
}

/**
 * Which beat is the first count of one: of the bars of a phrase, the one on which sections begin and
 * the harmony of whole phrases changes.
 * @param boundaries beats on which sections begin, with how plainly they do
 */
export function firstPhraseBeat(
  features: BeatFeatures,
  firstBar: number,
  boundaries: readonly { readonly beat: number; readonly novelty: number }[],
  phraseBeats: number,
): number {
  const changes = phaseEvidence(harmonicChanges(features, phraseBeats), phraseBeats);
  const total = boundaries.reduce((sum, { novelty }) => sum + novelty, 0);
  const bars = Array.from(
    { length: phraseBeats / BEATS_PER_BAR },
    (_, bar) => firstBar + BEATS_PER_BAR * bar,
  );
  const evidence = bars.map((phase) => {
    const begins = boundaries.filter(({ beat }) => (beat - phase) % phraseBeats === 0);
    const share = begins.reduce((sum, { novelty }) => sum + novelty, 0) / Math.max(total, 1e-9);
    return share + 0.1 * changes[phase];
  });
  return bars[evidence.indexOf(Math.max(...evidence))];
}

/** How much the harmony of some beats from each beat on differs from that of as many before it, 0 to 1. */
function harmonicChanges({ chroma, beats }: BeatFeatures, span: number): Float64Array {
  return Float64Array.from({ length: beats }, (_, beat) =>
    beat < span || beat + span > beats
      ? 0
      : chromaDistance(meanRow(chroma, beat - span, beat), meanRow(chroma, beat, beat + span)),
  );
}

/** How far the mean of each phase stands out from all, in standard deviations of the values. */
function phaseEvidence(values: Float64Array, phases: number): number[] {
  const centre = mean(values);
  const deviation = standardDeviation(values);
  return Array.from({ length: phases }, (_, phase) => {
    const own = values.filter((_, i) => i % phases === phase);
    return deviation > 0 && own.length > 0 ? (mean(own) - centre) / deviation : 0;
  });
}
