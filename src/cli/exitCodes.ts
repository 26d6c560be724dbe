import { Failure, messageOf } from '../moves/failure.ts';
import { say } from './output.ts';

/** How the program ends. */
export const EXIT = {
  done: 0,
  /** Finished, but some clips failed. */
  clipsFailed: 1,
  couldNotStart: 2,
  interrupted: 130,
} as const;

/** Tells the user what went wrong and what to do, and gives the exit code for it. */
export function reportFailure(error: unknown): number {
  if (!(error instanceof Failure)) {
    say(`move-embeddings: ${messageOf(error)}`);
    return EXIT.couldNotStart;
  }
  say(`move-embeddings: ${error.message}`);
  if (error.remedy) {
    say(`  ${error.remedy}`);
  }
  return error.code === 'cancelled' ? EXIT.interrupted : EXIT.couldNotStart;
}
