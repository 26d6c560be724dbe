import { existsSync } from 'node:fs';

export interface BenchClips {
  readonly folder: string;
  readonly annotations: string;
}

const REAL: BenchClips = {
  folder: '../shared/data/Bachata_steps',
  annotations: '../shared/data/bachata_annotations.json',
};

const SAMPLES: BenchClips = { folder: 'samples/clips', annotations: 'samples/annotations.json' };

/** The real clips beside the project where they are there, else the samples. */
export function benchClips(): BenchClips {
  return existsSync(REAL.folder) ? REAL : SAMPLES;
}
