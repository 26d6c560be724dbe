import { AUDIO_MODEL, analyseMusic } from '../../embedding/audio/embedAudio.ts';
import { onsetLevels } from '../../embedding/audio/rhythm/onsetStrength.ts';
import { SAMPLE_RATE } from '../../media/frames/frame.ts';
import { profileOf } from '../../moves/dances/profile.ts';
import { beatFeatures } from './beatFeatures.ts';
import { beatGrid, type SoundingSpan } from './beatGrid.ts';
import { ontoPhrases, sectionBoundaries } from './boundaries.ts';
import { firstBarBeat, firstPhraseBeat } from './countPhase.ts';
import { sectionsOf } from './sections.ts';
import type { SongAnalysis } from './songAnalysis.ts';
import { uncertainParts } from './uncertainParts.ts';

/** What is heard in a song, whatever file it comes from. */
export type HeardSong = Omit<SongAnalysis, 'facts'> & {
  readonly facts: Omit<SongAnalysis['facts'], 'contentHash'>;
};

/** Amplitude relative to the song's greatest below which it has not begun or has ended: -50 dB. */
const SOUNDING_SHARE = 0.003;
/** As much of a section is compared with the clips, which last up to so long themselves. */
const COMPARED_SECONDS = 20;
/** Beats without which there is nothing to count. */
const FEWEST_BEATS = 16;

/**
 * Beats and sections of a song that is not silent; null where no steady beat is heard.
 * @param samples mono at SAMPLE_RATE
 * @param dance what is to be danced to it, null where nobody said
 */
export function hearSong(samples: Float32Array, dance: string | null = null): HeardSong | null {
  const { tempo, phraseBeats, bassPattern } = profileOf(dance);
  const levels = onsetLevels(samples);
  const times = beatGrid(levels, soundingSpan(samples), tempo)?.map((time) => Math.round(time * 1e4) / 1e4);
  if (times === undefined || times.length < FEWEST_BEATS) {
    return null;
  }
  const features = beatFeatures(samples, levels, times);
  const firstBar = firstBarBeat(features, bassPattern);
  const boundaries = sectionBoundaries(features, firstBar);
  const firstPhrase = firstPhraseBeat(features, firstBar, boundaries, phraseBeats);
  const sections = sectionsOf(features, ontoPhrases(boundaries, firstPhrase, phraseBeats));
  return {
    facts: {
      ...(dance === null ? {} : { dance }),
      durationSeconds: samples.length / SAMPLE_RATE,
      tempoBpm: Math.round(tempoOf(times) * 100) / 100,
      beatTimes: times,
      firstPhraseBeat: firstPhrase,
      sections,
    },
    sectionVectors: sections.map(({ startBeat, endBeat }) =>
      vectorOf(samples, times[startBeat], times[endBeat]),
    ),
    uncertainParts: uncertainParts(levels, times),
    audioModel: AUDIO_MODEL,
  };
}

function tempoOf(times: readonly number[]): number {
  return (60 * (times.length - 1)) / (times[times.length - 1] - times[0]);
}

/** The sound of the middle of a section: its ends hold what leads over from and to others. */
function vectorOf(samples: Float32Array, from: number, to: number): Float32Array | null {
  const middle = (from + to) / 2;
  const half = Math.min(to - from, COMPARED_SECONDS) / 2;
  const [start, end] = [middle - half, middle + half].map((seconds) => Math.round(seconds * SAMPLE_RATE));
  const { embedding } = analyseMusic(samples.subarray(start, end));
  return embedding.status === 'embedded' ? embedding.vector : null;
}

function soundingSpan(samples: Float32Array): SoundingSpan {
  const least = SOUNDING_SHARE * samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const sounds = (sample: number) => Math.abs(sample) > least;
  return { from: samples.findIndex(sounds) / SAMPLE_RATE, to: samples.findLastIndex(sounds) / SAMPLE_RATE };
}
