import { Failure, type FailureCode, messageOf } from '../shared/failure.ts';
import { printable, say } from './output.ts';

/** How the program ends. */
export const EXIT = {
  done: 0,
  /** Finished, but some clips failed. */
  clipsFailed: 1,
  couldNotStart: 2,
  interrupted: 130,
} as const;

/** How the command line does what a failure's remedy advises; the remedy itself speaks for every surface. */
const OPTIONS: Partial<Readonly<Record<FailureCode, string>>> = {
  'library-missing': '--database URI names a library elsewhere.',
  'library-unreadable': '--database URI names another database.',
  'would-empty':
    '--prune removes those moves; --database URI keeps a library of these clips beside the old one.',
};

/** Tells the user what went wrong and what to do, and gives the exit code for it. */
export function reportFailure(error: unknown): number {
  if (!(error instanceof Failure)) {
    say(`move-embeddings: ${messageOf(error)}`);
    return EXIT.couldNotStart;
  }
  // Paths in it may hold anything; its own line breaks stay.
  say(`move-embeddings: ${error.message.split('\n').map(printable).join('\n')}`);
  for (const advice of [error.remedy, OPTIONS[error.code]]) {
    if (advice) {
      say(`  ${advice}`);
    }
  }
  return error.code === 'cancelled' ? EXIT.interrupted : EXIT.couldNotStart;
}
