import type { MoveHeader } from '../moves/move.ts';
import type { Parts } from './searchResult.ts';
import { ALIKE } from './thresholds.ts';

type Described = Pick<MoveHeader, 'metadata' | 'tempoBpm'>;

/** Why two moves are alike, in words, the most telling first: `similar movement`, `same tempo, 129`, `both advanced`. */
export function reasonsOf(a: Described, b: Described, parts: Parts): string[] {
  return [
    movementReason(parts.pose),
    musicReason(parts.audio),
    tempoReason(a.tempoBpm, b.tempoBpm),
    labelReason(a, b),
    shared(a.metadata.difficulty, b.metadata.difficulty, (difficulty) => `both ${difficulty}`),
    shared(a.metadata.style, b.metadata.style, (style) => `both ${style}`),
    shared(a.metadata.energy, b.metadata.energy, (energy) => `both ${energy} energy`),
  ].filter((reason) => reason !== null);
}

/** Why a move fits a description: what was written of it. */
export function descriptionReasons({ metadata, tempoBpm }: Described): string[] {
  const { label, difficulty, energy, style } = metadata;
  return [
    label === null ? null : `called "${spaced(label)}"`,
    difficulty,
    style,
    energy === null ? null : `${energy} energy`,
    tempoBpm === null ? null : `tempo ${Math.round(tempoBpm)}`,
  ].filter((reason) => reason !== null);
}

function movementReason(cosine: number | null): string | null {
  if (cosine === null || cosine < ALIKE.pose.similar) {
    return null;
  }
  return cosine < ALIKE.pose.very ? 'similar movement' : 'very similar movement';
}

function musicReason(cosine: number | null): string | null {
  if (cosine === null || cosine < ALIKE.audio.similar) {
    return null;
  }
  return cosine < ALIKE.audio.same ? 'similar music' : 'same music';
}

function tempoReason(a: number | null, b: number | null): string | null {
  if (a === null || b === null) {
    return null;
  }
  const difference = Math.abs(a - b) / Math.max(a, b);
  const [slower, faster] = [Math.round(Math.min(a, b)), Math.round(Math.max(a, b))];
  if (difference <= ALIKE.tempo.same) {
    return `same tempo, ${Math.round(a)}`;
  }
  return difference <= ALIKE.tempo.close ? `close in tempo, ${slower} and ${faster}` : null;
}

function labelReason(a: Described, b: Described): string | null {
  return shared(a.metadata.label, b.metadata.label, (label) => `both called "${spaced(label)}"`);
}

function shared<T>(a: T | null, b: T | null, words: (value: T) => string): string | null {
  return a !== null && a === b ? words(a) : null;
}

function spaced(label: string): string {
  return label.replaceAll('_', ' ');
}
