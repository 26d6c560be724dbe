import { DIFFICULTIES, type Level, STYLES, type Style } from '../../../moves/labels/metadata.ts';
import { dot } from '../../../moves/vectors.ts';
import type { PlanRequest } from '../../plan/choreography.ts';
import { phraseBeatsOf } from '../../plan/phrase.ts';
import type { Stage } from '../block/stage.ts';
import { type Take, USUAL_STRETCH } from '../block/take.ts';
import type { PlannerMove } from '../plannerMove.ts';

/** How much each part counts for how well a move fits its place; parts that are not known count nothing. */
const WEIGHTS = {
  energy: 1,
  difficulty: 0.8,
  style: 0.4,
  tempo: 1,
  sound: 0.5,
  words: 1,
  whole: 0.4,
  phrase: 0.8,
  asked: 1,
  role: 1.5,
} as const;

type FitPart = keyof typeof WEIGHTS;

/** The parts of a fit, 0 to 1 each; null or absent where nothing is known or nothing was asked. */
export type FitParts = Partial<Readonly<Record<FitPart, number | null>>>;

const FIT_PARTS = Object.keys(WEIGHTS) as readonly FitPart[];

/** Where a move is to stand. */
export interface Place {
  readonly startBeat: number;
  readonly beats: number;
}

/** How strong a move of each energy is, on the scale of a section's energy. */
const ENERGY_OF: Readonly<Record<Level, number>> = { low: 0.15, medium: 0.5, high: 0.85 };
/** And what energy of the music each style goes best with. */
const ENERGY_OF_STYLE: Readonly<Record<Style, number>> = {
  romantic: 0.25,
  sensual: 0.4,
  playful: 0.6,
  energetic: 0.85,
};
const ENERGY_OF_DYNAMICS = { gentle: 0.1, strong: 0.9 } as const;
/** So many phrases at the beginning and the end are danced as the request says. */
const DYNAMICS_PHRASES = 2;
/** What fits the tempo where the clip's own is not known, too far off, or the clip too short. */
const TEMPO_OF_KIND = { own: 0.5, off: 0.15, held: 0 } as const;
/** What is left of the tempo's fit at the usual stretch. */
const TEMPO_AT_USUAL_STRETCH = 0.5;
/** An opening in the middle of a dance, or an ending. */
const ROLE_OUT_OF_PLACE = 0.1;
/** Another move at the very beginning or end where there are moves for it. */
const NO_ROLE = 0.4;

/** A place of the song with what it asks of a move, whichever stands there. */
export interface Spot {
  /** How strong the dance should be. */
  readonly energy: number;
  /** Rank that the difficulty should have, and how much ranks differ; null where it need not rise. */
  readonly difficulty: { readonly rank: number; readonly range: number } | null;
  /** How the section sounds. */
  readonly sound: Float32Array | null;
  /** How much it lies on whole phrases. */
  readonly phrase: number;
  /** Whether it is the first or the last of the dance. */
  readonly opens: boolean;
  readonly ends: boolean;
}

export function spotAt(stage: Stage, place: Place): Spot {
  const { startBeat, beats } = place;
  return {
    energy: targetEnergy(stage, place),
    difficulty: targetDifficulty(stage, place),
    sound: stage.song.sectionVectors[stage.sectionAt(startBeat + beats / 2)],
    phrase: phraseFit(stage, place),
    opens: startBeat === stage.span.startBeat,
    ends: startBeat + beats === stage.span.endBeat,
  };
}

/** Null for a style of which it is not known what music it goes with. */
function styleFit(style: string | null, spot: Spot): number | null {
  const known = STYLES.find((one) => one === style);
  return known === undefined ? null : closeness(ENERGY_OF_STYLE[known], spot.energy, 1);
}

/** How well a move fits a spot of the song. */
export function fitParts(stage: Stage, move: PlannerMove, take: Take, spot: Spot): FitParts {
  const { energy, style, difficulty } = move.metadata;
  const { difficulty: wanted } = spot;
  return {
    energy: energy && closeness(ENERGY_OF[energy], spot.energy, 0.7),
    style: styleFit(style, spot),
    difficulty:
      difficulty && wanted && closeness(DIFFICULTIES.indexOf(difficulty), wanted.rank, wanted.range),
    tempo: tempoFit(take),
    sound: soundFit(stage, move, spot),
    words: move.likeness,
    whole: wholeness(move, take),
    phrase: spot.phrase,
    asked: askedFit(stage.request, move),
    role: roleFit(stage, move, spot),
  };
}

/** The parts in one number, 0 to 1. */
export function fitOf(parts: FitParts): number {
  let [sum, weights] = [0, 0];
  for (const part of FIT_PARTS) {
    const value = parts[part] ?? null;
    if (value !== null) {
      sum += WEIGHTS[part] * value;
      weights += WEIGHTS[part];
    }
  }
  return weights === 0 ? 0 : sum / weights;
}

/** 1 where equal, 0 from a difference of `range` on. */
function closeness(a: number, b: number, range: number): number {
  return Math.max(0, 1 - Math.abs(a - b) / range);
}

/** How strong the dance should be here: as the music is, but as the request says at the beginning and the end. */
function targetEnergy({ song, span, request }: Stage, { startBeat, beats }: Place): number {
  const dynamicsBeats = DYNAMICS_PHRASES * phraseBeatsOf(song.facts);
  if (request.opening && startBeat < span.startBeat + dynamicsBeats) {
    return ENERGY_OF_DYNAMICS[request.opening];
  }
  if (request.ending && startBeat + beats > span.endBeat - dynamicsBeats) {
    return ENERGY_OF_DYNAMICS[request.ending];
  }
  let sum = 0;
  for (const section of song.facts.sections) {
    const shared = Math.min(section.endBeat, startBeat + beats) - Math.max(section.startBeat, startBeat);
    sum += Math.max(0, shared) * section.energy;
  }
  return sum / beats;
}

/** The dance should grow more difficult from its beginning to its end. */
function targetDifficulty({ difficulties, span }: Stage, { startBeat, beats }: Place): Spot['difficulty'] {
  if (!difficulties || difficulties[0] === difficulties[1]) {
    return null;
  }
  const [easiest, hardest] = difficulties;
  const range = hardest - easiest;
  const progress = (startBeat + beats / 2 - span.startBeat) / (span.endBeat - span.startBeat);
  return { rank: easiest + range * Math.min(1, Math.max(0, progress)), range };
}

function tempoFit({ kind, pace }: Take): number {
  if (kind !== 'beats') {
    return TEMPO_OF_KIND[kind];
  }
  return 1 - ((1 - TEMPO_AT_USUAL_STRETCH) * Math.abs(pace - 1)) / USUAL_STRETCH;
}

function soundFit({ song }: Stage, { audio }: PlannerMove, { sound }: Spot): number | null {
  return sound && audio?.model === song.audioModel ? (1 + dot(audio.vector, sound)) / 2 : null;
}

/** How much of the move is shown. */
function wholeness({ durationSeconds }: PlannerMove, { fromSeconds, toSeconds }: Take): number {
  return Math.min(1, (toSeconds - fromSeconds) / durationSeconds);
}

/** 1 for a block of whole phrases; less at each end that lies within one. The end of the dance is where it is. */
function phraseFit(stage: Stage, { startBeat, beats }: Place): number {
  const isWhole = (beat: number) => beat === stage.span.endBeat || stage.isCut(beat);
  return (Number(isWhole(startBeat)) + Number(isWhole(startBeat + beats))) / 2;
}

/** Share of what was asked for that the move has: less than 1 only where too few moves had all of it. */
function askedFit(request: PlanRequest, { metadata }: PlannerMove): number | null {
  const met = [
    hasOneOf(request.difficulty, metadata.difficulty),
    hasOneOf(request.energy, metadata.energy),
    hasOneOf(request.style, metadata.style),
    hasOneOf(request.category, metadata.category),
  ].filter((answer) => answer !== null);
  return met.length === 0 ? null : met.filter(Boolean).length / met.length;
}

/** Null where nothing was asked. */
function hasOneOf<T>(asked: readonly T[], value: T | null): boolean | null {
  return asked.length === 0 ? null : value !== null && asked.includes(value);
}

function roleFit(stage: Stage, move: PlannerMove, { opens, ends }: Spot): number | null {
  const { firstCategory, lastCategory } = stage.request;
  const wanted = (ends ? lastCategory : undefined) ?? (opens ? firstCategory : undefined);
  if (wanted !== undefined) {
    return move.metadata.category === wanted ? 1 : 0;
  }
  const role = stage.roleOf(move);
  if (role === 'opening') {
    return opens ? 1 : ROLE_OUT_OF_PLACE;
  }
  if (role === 'ending') {
    return ends ? 1 : ROLE_OUT_OF_PLACE;
  }
  return (opens && stage.hasOpenings) || (ends && stage.hasEndings) ? NO_ROLE : null;
}
