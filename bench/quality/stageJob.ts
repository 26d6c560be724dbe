/** What a stage's process is asked by. */
export const RUN_JOB = 'runJob';

/** Work for a stage: to write results, unless they are there. */
export interface StageJob {
  readonly key: string;
  /** The files that the job writes. */
  readonly writes: readonly string[];
  readonly request: unknown;
}
