import { Failure } from '../../shared/failure.ts';

/** That a program of ffmpeg was found and yet does not run, and why. */
export function cannotStart(program: string, why: string, cause: unknown): Failure {
  return new Failure('no-ffmpeg', `${program} cannot be started: ${why}.`, {
    remedy: 'Install ffmpeg again.',
    cause,
  });
}
