import { type FilterField, LABEL_FIELDS, pickFields } from '../../moves/labels/fields.ts';
import { type MoveFilter, passes, relaxationsOf, without } from '../../moves/labels/filter.ts';
import type { PlanRequest } from '../plan/choreography.ts';
import { type PlanCompromise, REQUESTED_FIELDS } from '../plan/compromise.ts';
import { phraseBeatsOf } from '../plan/phrase.ts';
import type { SongAnalysis } from '../song/songAnalysis.ts';
import { secondsPerBeatOf } from './block/stage.ts';
import { GREATEST_STRETCH, takesOf, USUAL_STRETCH } from './block/take.ts';
import type { PlannerMove } from './plannerMove.ts';

/** With fewer moves than this a dance would be the same few over and over. */
export const FEWEST_MOVES = 4;

export interface ChosenMoves {
  readonly moves: readonly PlannerMove[];
  /** Those that may come first and last, where the request wants some category there. */
  readonly first: readonly PlannerMove[] | null;
  readonly last: readonly PlannerMove[] | null;
  /** Share by which their clips may be shown faster or slower. */
  readonly stretch: number;
  readonly compromises: readonly PlanCompromise[];
}

/** A way to choose: what of the request is given up, and how far clips are stretched; null where any tempo will do. */
interface Step {
  readonly dropped: readonly FilterField[];
  readonly stretch: number | null;
}

/**
 * The moves that a request allows to a song. Where too few do, it gives way step by step until there are enough, and
 * says so: energy and style first, then clips are stretched further, then all but what is excluded is given up, and
 * moves off the beat come last. Moves that have all that was asked for stay preferred.
 */
export function chooseMoves(
  library: readonly PlannerMove[],
  request: PlanRequest,
  song: SongAnalysis,
): ChosenMoves {
  const filter: MoveFilter = pickFields(request, REQUESTED_FIELDS);
  const admitted = library
    .filter((move) => !isExcluded(move, request.excluded))
    .map((move) => ({ move, stretch: stretchNeeded(move, song) }));
  const allowed = (step: Step) =>
    admitted
      .filter(({ stretch }) => stretch <= (step.stretch ?? Number.POSITIVE_INFINITY))
      .map(({ move }) => move)
      .filter(({ metadata }) => passes(without(filter, step.dropped), metadata));
  let chosen: { readonly step: Step; readonly moves: readonly PlannerMove[] } | null = null;
  for (const step of stepsOf(filter)) {
    const moves = allowed(step);
    // Off the beat even a few are better than none.
    const isEnough = moves.length >= FEWEST_MOVES || (step.stretch === null && moves.length > 0);
    if (isEnough && (chosen === null || moves.length > chosen.moves.length) && !hasEnough(chosen)) {
      chosen = { step, moves };
    }
  }
  const { step, moves } = chosen ?? { step: { dropped: [], stretch: null }, moves: [] };
  const asked = allowed({ dropped: [], stretch: null }).length;
  const because = step.stretch !== null && asked >= FEWEST_MOVES ? ({ because: 'tempo' } as const) : {};
  const ofCategory = (category: string | undefined): readonly PlannerMove[] | null => {
    const all = admitted.filter(({ move }) => move.metadata.category === category);
    const onBeat = all.filter(({ stretch }) => stretch <= GREATEST_STRETCH).map(({ move }) => move);
    const asIs = onBeat.filter((move) => moves.includes(move));
    return category === undefined ? null : asIs.length > 0 ? asIs : onBeat;
  };
  return {
    moves,
    first: ofCategory(request.firstCategory),
    last: ofCategory(request.lastCategory),
    stretch: step.stretch ?? GREATEST_STRETCH,
    compromises: REQUESTED_FIELDS.filter((what) => step.dropped.includes(what)).map((what) => ({
      what,
      wanted: [...(filter[what] ?? [])],
      moves: 'because' in because ? allowed({ dropped: [], stretch: step.stretch }).length : asked,
      ...because,
    })),
  };
}

function hasEnough(chosen: { readonly moves: readonly PlannerMove[] } | null): boolean {
  return (chosen?.moves.length ?? 0) >= FEWEST_MOVES;
}

/** The ways to choose, in the order in which they are tried. */
function stepsOf(filter: MoveFilter): Step[] {
  const relaxations: (readonly FilterField[])[] = [[], ...relaxationsOf(filter)];
  const isLight = (fields: readonly FilterField[]) =>
    fields.every((field) => LABEL_FIELDS[field].relaxedAt !== null);
  const light = relaxations.filter(isLight);
  const rest = relaxations.slice(light.length);
  return [
    ...light.map((dropped) => ({ dropped, stretch: USUAL_STRETCH })),
    ...light.slice(-1).map((dropped) => ({ dropped, stretch: GREATEST_STRETCH })),
    ...rest.map((dropped) => ({ dropped, stretch: USUAL_STRETCH })),
    ...rest.map((dropped) => ({ dropped, stretch: GREATEST_STRETCH })),
    ...relaxations.map((dropped) => ({ dropped, stretch: null })),
  ];
}

/**
 * By how much the clip of a move must be allowed to be shown faster or slower, for a phrase of the song on the song's
 * beats: one of the two stretches, or infinity. A clip without known beats has none to miss.
 */
function stretchNeeded(move: PlannerMove, song: SongAnalysis): number {
  const beats = phraseBeatsOf(song.facts);
  const seconds = beats * secondsPerBeatOf(song);
  const keepsBeat = (stretch: number) =>
    takesOf(move, beats, seconds, stretch).some(({ kind }) => kind !== 'off');
  return [USUAL_STRETCH, GREATEST_STRETCH].find(keepsBeat) ?? Number.POSITIVE_INFINITY;
}

/** Whether a move is one of those that are not to be danced: its key, its category or its label. */
function isExcluded({ key, metadata }: PlannerMove, excluded: readonly string[]): boolean {
  const names = [key, metadata.category, metadata.label ?? '', metadata.moveName].map(plain);
  return excluded.some((name) => names.includes(plain(name)));
}

/** `arm_styling`, `Arm styling` → `arm styling`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ').trim();
}
