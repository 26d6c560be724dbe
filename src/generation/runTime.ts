/**
 * The time that a run's rows are marked with: now, or the moment that SOURCE_DATE_EPOCH names (in seconds, as
 * reproducible-builds.org specifies it), so that the same clips give the same bytes whenever they are embedded.
 */
export function runTime(environment: NodeJS.ProcessEnv): Date {
  const fixed = Number(environment.SOURCE_DATE_EPOCH || Number.NaN);
  return Number.isFinite(fixed) ? new Date(fixed * 1000) : new Date();
}
