import { timeOfBeat } from '../plan/beatTime.ts';
import type { PlanCompromise } from '../plan/compromise.ts';
import type { Placed } from './block/placed.ts';
import type { Stage } from './block/stage.ts';
import { type Take, USUAL_STRETCH } from './block/take.ts';
import { secondsOf } from './dancedPart.ts';

/** A dance that is off by this much of a phrase is as long as was asked for. */
const ABOUT_SECONDS = 4;

/** What a dance had to give way on, besides what was asked of its moves. */
export function compromisesOf(stage: Stage, dance: readonly Placed[]): PlanCompromise[] {
  return [
    ...durationCompromise(stage),
    ...beatsCompromises(stage),
    ...tempoCompromises(dance),
    ...repeatsCompromise(stage, dance),
    ...placeCompromises(stage, dance),
    ...phrasesCompromise(stage, dance),
  ];
}

function durationCompromise({ song, span, request: { durationSeconds } }: Stage): PlanCompromise[] {
  const seconds = secondsOf(song.facts, span);
  if (durationSeconds === null || Math.abs(seconds - durationSeconds) < ABOUT_SECONDS) {
    return [];
  }
  const isWhole = seconds < durationSeconds;
  return [
    {
      what: 'duration',
      seconds: Math.round(seconds * 10) / 10,
      wanted: durationSeconds,
      because: isWhole ? 'song-ends' : 'phrase-ends',
    },
  ];
}

/** The parts of the song that are danced though their beats are no more than a guess. */
function beatsCompromises({ song, span }: Stage): PlanCompromise[] {
  const [from, to] = [span.startBeat, span.endBeat].map((beat) => timeOfBeat(song.facts, beat));
  return song.uncertainParts
    .map(({ fromSeconds, toSeconds }) => ({
      what: 'beats' as const,
      fromSeconds: Math.max(fromSeconds, from),
      toSeconds: Math.min(toSeconds, to),
    }))
    .filter(({ fromSeconds, toSeconds }) => toSeconds > fromSeconds);
}

const TEMPO_REASONS = [
  ['off', 'too-far'],
  ['held', 'too-short'],
  ['own', 'unknown'],
] as const;

type TempoCompromise = Extract<PlanCompromise, { what: 'tempo'; clips: string[] }>;

function tempoCompromises(dance: readonly Placed[]): PlanCompromise[] {
  const stretched = clipsWhere(dance, ({ framed: { take } }) => take.kind === 'beats' && isStretched(take));
  return tempoCompromise('stretched', stretched).concat(kindCompromises(dance));
}

/** Whether a clip is shown more than the usual faster or slower. */
function isStretched({ pace }: Take): boolean {
  return Math.max(pace, 1 / pace) > 1 + USUAL_STRETCH + 1e-9;
}

function kindCompromises(dance: readonly Placed[]): PlanCompromise[] {
  return TEMPO_REASONS.flatMap(([kind, because]) => {
    const clips = clipsWhere(dance, ({ framed }) => framed.take.kind === kind);
    return tempoCompromise(because, clips);
  });
}

function tempoCompromise(because: TempoCompromise['because'], clips: string[]): PlanCompromise[] {
  return clips.length === 0 ? [] : [{ what: 'tempo', because, clips }];
}

function repeatsCompromise(stage: Stage, dance: readonly Placed[]): PlanCompromise[] {
  const counts = new Map<string, number>();
  for (const { clip } of dance) {
    counts.set(clip, (counts.get(clip) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  if (most === 1) {
    return [];
  }
  return [
    {
      what: 'repeats',
      moves: [...counts.values()].filter((count) => count > 1).length,
      of: counts.size,
      times: most,
      choice: stage.moves.length,
      places: dance.length,
    },
  ];
}

function placeCompromises(
  { request: { firstCategory, lastCategory } }: Stage,
  dance: readonly Placed[],
): PlanCompromise[] {
  const isMissing = (wanted: string | undefined, placed: Placed | undefined): wanted is string =>
    wanted !== undefined && placed?.move?.metadata.category !== wanted;
  return [
    ...(isMissing(firstCategory, dance[0]) ? [{ what: 'first' as const, wanted: firstCategory }] : []),
    ...(isMissing(lastCategory, dance.at(-1)) ? [{ what: 'last' as const, wanted: lastCategory }] : []),
  ];
}

function phrasesCompromise(stage: Stage, dance: readonly Placed[]): PlanCompromise[] {
  const within = dance.filter(({ startBeat }) => !stage.isCut(startBeat));
  return within.length === 0 ? [] : [{ what: 'phrases', moves: within.length, of: dance.length }];
}

function clipsWhere(dance: readonly Placed[], isSo: (placed: Placed) => boolean): string[] {
  return [...new Set(dance.filter((placed) => !placed.locked && isSo(placed)).map(({ clip }) => clip))];
}
