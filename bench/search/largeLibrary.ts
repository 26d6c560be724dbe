import { LEVELS, metadataOf, NOTHING_ANNOTATED } from '../../src/moves/labels/metadata.ts';
import { MODALITIES, type Modality } from '../../src/moves/modality.ts';
import type { Embedding, PoseEmbedding } from '../../src/moves/move.ts';
import { WINDOW_DIMENSION } from '../../src/moves/movementWindows.ts';
import { TRACK_PERSON_LENGTH, type TrackedMove, UNITS_PER_HEIGHT } from '../../src/moves/moveTracks.ts';
import { dot, unit } from '../../src/moves/vectors.ts';
import { clipKey, GOOD_AUDIO, GOOD_POSE, numbersFrom } from '../../test/library/moveBuilder.ts';

/** Unit vectors of real clips, of which a large library is made. */
export type RealVectors = Readonly<Record<Modality, readonly Float32Array[]>>;

export interface LargeLibrary {
  readonly rows: number;
  /** Whether every clip has all vectors. Else one in fifty is silent, and in one in a hundred nobody is seen. */
  readonly isComplete: boolean;
  readonly real: RealVectors;
}

type Numbers = () => number;

const CATEGORIES = 40;
const MOVES_A_FIGURE = 20;
const MOVES_A_SONG = 20;

/** Words of labels that give the four styles. */
const LABELS = ['basic', 'footwork', 'bodywave', 'cross_body_lead'];

/**
 * What is added to a mixture of two real vectors, as a share of their length. Two dances of one figure then have a
 * cosine of about .8, two clips with one song .9, two descriptions of one label .9: as real ones have.
 */
const SPREAD = { figure: 0.5, dance: 0.5, song: 0.5, clipOfSong: 0.3, label: 0.3, rating: 0.3 };

/** Points of a clip of 12 s, as long as the mean of the real ones. */
const TRACE_LENGTH = 60 * 2 * TRACK_PERSON_LENGTH;

/** Random numbers made once: each of a million moves takes stretches of them from other places. */
const POOL = 2 ** 20;
const random = numbersFrom(0);
const NOISE = Float32Array.from({ length: POOL + 512 }, () => 2 * (random() + random() + random() - 1.5));
/** Of a clip of 12 s. */
const WINDOWS = 23;
const WINDOW_NUMBERS = Int8Array.from(
  { length: POOL + WINDOWS * WINDOW_DIMENSION },
  () => 80 * (random() - 0.5),
);
const COMMONNESS = new Int8Array(WINDOWS).fill(80);
const POINTS = Uint16Array.from({ length: POOL + TRACE_LENGTH }, () => random() * UNITS_PER_HEIGHT);

/**
 * One move of a large library made of real clips' vectors: each figure, song and label is a mixture of two real
 * ones, each clip one of them with something of its own. The same number always gives the same move.
 */
export function largeLibraryMove(i: number, { rows, isComplete, real }: LargeLibrary): TrackedMove {
  const next = numbersFrom(i);
  const category = Math.floor(next() * CATEGORIES);
  const [difficulty, energy] = [Math.floor(next() * 3), Math.floor(next() * 3)];
  const key = clipKey(`category ${category}/${String(i).padStart(7, '0')}.mp4`);
  const [figures, songs] = [MOVES_A_FIGURE, MOVES_A_SONG].map((size) => Math.ceil(rows / size));
  const pose = near(mixture('pose', Math.floor(next() * figures), SPREAD.figure, real), SPREAD.dance, next);
  const audio = near(
    mixture('audio', Math.floor(next() * songs), SPREAD.song, real),
    SPREAD.clipOfSong,
    next,
  );
  const rated = numbersFrom(-1 - (category * 9 + difficulty * 3 + energy));
  const text = near(mixture('text', category, SPREAD.label, real), SPREAD.rating, rated);
  const trackedFrom = Math.floor(next() * POOL);
  const annotation = {
    ...NOTHING_ANNOTATED,
    clipId: `clip_${i}`,
    key,
    label: `${LABELS[category % LABELS.length]}_${category}`,
    energy: LEVELS[energy],
    difficulty: LEVELS[difficulty],
  };
  return {
    key,
    videoPath: `clips/${key}`,
    metadata: metadataOf(key, annotation),
    durationSeconds: 8 + next() * 10,
    tempoBpm: 110 + next() * 40,
    contentHash: Array.from({ length: 8 }, () =>
      Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join(''),
    source: { sizeBytes: 2_400_000 + i, modifiedMs: 1_700_000_000_000 + i },
    embeddings: {
      pose: poseEmbedding(next() < 0.01 && !isComplete ? null : pose, next),
      audio: embedding(next() < 0.02 && !isComplete ? null : audio, {
        ...GOOD_AUDIO,
        onsetStrength: 0.5 + next(),
      }),
      text: embedding(text, {}),
    },
    embeddedAt: new Date(1_700_000_000_000 + i),
    track: {
      dancers: {
        framesPerSecond: 5,
        aspect: 16 / 9,
        points: POINTS.subarray(trackedFrom, trackedFrom + TRACE_LENGTH),
      },
      beats: { firstSeconds: next() / 2, secondsPerBeat: 0.4 + next() / 10 },
    },
  };
}

/** The figure, song or label of this number. */
function mixture(modality: Modality, number: number, spread: number, real: RealVectors): Float32Array {
  const vectors = real[modality];
  const next = numbersFrom((MODALITIES.indexOf(modality) + 1) * 1_000_000_007 + number);
  const [a, b] = [next, next].map((pick) => vectors[Math.floor(pick() * vectors.length)]);
  const share = next();
  return near(
    a.map((component, i) => share * component + (1 - share) * b[i]),
    spread,
    next,
  );
}

/** A unit vector beside another one. */
function near(centre: Float32Array, spread: number, next: Numbers): Float32Array {
  const start = Math.floor(next() * POOL);
  const scale = spread * Math.sqrt(dot(centre, centre) / centre.length);
  return unit(centre.map((component, i) => component + scale * NOISE[start + i])) ?? centre;
}

function poseEmbedding(vector: Float32Array | null, next: Numbers): PoseEmbedding {
  const quality = { ...GOOD_POSE, framesWithBoth: 0.46 + 0.54 * next() };
  const from = Math.floor(next() * POOL);
  return vector
    ? {
        status: 'embedded',
        vector,
        model: 'bench',
        quality,
        windows: {
          vectors: WINDOW_NUMBERS.subarray(from, from + WINDOWS * WINDOW_DIMENSION),
          commonness: COMMONNESS,
        },
      }
    : { status: 'missing', reason: { because: 'never-embedded' }, model: 'bench' };
}

function embedding<Q>(vector: Float32Array | null, quality: Q): Embedding<Q> {
  return vector
    ? { status: 'embedded', vector, model: 'bench', quality }
    : { status: 'missing', reason: { because: 'never-embedded' }, model: 'bench' };
}
