import type { ClipPart } from '../../moves/clipPart.ts';
import { Failure } from '../../shared/failure.ts';

/** Where a part is to begin and end, in seconds; the clip's own start and end where it is left out. */
export interface AskedStretch {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** In less than this no rhythm of a movement can be read. */
const SHORTEST_SECONDS = 2;

/** Containers round their length: so much beyond it is taken for its end. */
const ROUNDING_SECONDS = 0.05;

/**
 * The part of a clip that is asked with; null where that is all of it.
 * @param durationSeconds null where the container does not say
 * @throws Failure `bad-request` saying what to change
 */
export function askedPart(
  name: string,
  stretch: AskedStretch,
  durationSeconds: number | null,
): ClipPart | null {
  if (stretch.from === undefined && stretch.to === undefined) {
    return null;
  }
  const { from = 0, to } = stretch;
  const end = to ?? durationSeconds;
  if (end === null) {
    throw bad(`How long ${name} is cannot be told from its file.`, 'Say where the part ends as well.');
  }
  if (from >= end) {
    throw bad(
      to === undefined
        ? `${name} ends at ${seconds(end)}: no part of it begins at ${seconds(from)}.`
        : `A part cannot begin at ${seconds(from)} and end at ${seconds(end)}.`,
      'Let it begin before it ends.',
    );
  }
  if (durationSeconds !== null && end > durationSeconds + ROUNDING_SECONDS) {
    throw bad(
      `${name} is ${seconds(durationSeconds)} long: no part of it ends at ${seconds(end)}.`,
      'Let the part end with the clip at the latest.',
    );
  }
  if (end - from < SHORTEST_SECONDS) {
    throw bad(
      `From ${seconds(from)} to ${seconds(end)} is too short to tell a movement by.`,
      `Choose a part of at least ${SHORTEST_SECONDS} seconds.`,
    );
  }
  const isAll = from === 0 && durationSeconds !== null && end >= durationSeconds - ROUNDING_SECONDS;
  return isAll ? null : { from, to: end };
}

function seconds(value: number): string {
  return `${Number(value.toFixed(2))} s`;
}

function bad(message: string, remedy: string): Failure {
  return new Failure('bad-request', message, { remedy });
}
