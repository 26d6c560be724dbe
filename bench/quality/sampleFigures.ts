import type { DancerTracks } from '../../src/embedding/pose/tracking/trackDancers.ts';
import type { Figure } from './figure.ts';
import { type KeypointAccuracy, keypointAccuracy } from './keypointAccuracy.ts';
import type { SampleTruth } from './samplesTruth.ts';

/** A drawn clip and what was found in it. */
export interface AnalysedSample {
  readonly truth: SampleTruth;
  readonly tracks: DancerTracks;
  readonly tempoBpm: number | null;
}

const KEYPOINT_FIGURES: readonly (readonly [keyof KeypointAccuracy, id: string, name: string])[] = [
  ['right', 'samples.keypoints', 'samples: sure keypoints within .2 torso'],
  ['foundAndRight', 'samples.keypointsOfAll', 'samples: all keypoints within .2 torso'],
  ['dancersFound', 'samples.dancers', 'samples: dancers found'],
  ['identityKept', 'samples.identity', 'samples: identity kept'],
];

/** How far measured tempos are from the played ones, as a share; no tempo is wholly wrong. */
function tempoErrors(samples: readonly AnalysedSample[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    samples.flatMap(({ truth, tempoBpm }) =>
      truth.tempoBpm === null
        ? []
        : [[truth.key, tempoBpm === null ? 1 : Math.abs(tempoBpm / truth.tempoBpm - 1)] as const],
    ),
  );
}

/** Tempo and keypoints of drawn clips against what was drawn and played. */
export function sampleFigures(samples: readonly AnalysedSample[]): readonly Figure[] {
  const accuracies = samples.map(
    ({ truth, tracks }) => [truth.key, keypointAccuracy(tracks, truth)] as const,
  );
  const byClip = tempoErrors(samples);
  return [
    ...KEYPOINT_FIGURES.map(
      ([part, id, name]): Figure => ({
        id,
        name,
        constants: null,
        summary: 'mean',
        byClip: Object.fromEntries(
          accuracies.flatMap(([key, accuracy]) =>
            Number.isNaN(accuracy[part]) ? [] : [[key, accuracy[part]] as const],
          ),
        ),
        chance: null,
      }),
    ),
    {
      id: 'samples.tempo.mean',
      name: 'samples: tempo error',
      constants: null,
      summary: 'mean',
      byClip,
      chance: null,
    },
    {
      id: 'samples.tempo.largest',
      name: 'samples: largest tempo error',
      constants: null,
      summary: 'largest',
      byClip,
      chance: null,
    },
  ];
}
