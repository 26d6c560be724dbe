import type { PlanCompromise } from '../plan/choreography.ts';
import { isPhraseStart, secondsOf } from './dancedPart.ts';
import type { Placed } from './placed.ts';
import type { Stage } from './stage.ts';

/** Up to so many clips are named one by one. */
const NAMED = 5;
/** A dance that is off by this much of a phrase is as long as was asked for. */
const ABOUT_SECONDS = 4;

/** What a dance had to give way on, besides what was asked of its moves. */
export function compromisesOf(stage: Stage, dance: readonly Placed[]): PlanCompromise[] {
  return [
    ...durationCompromise(stage),
    ...tempoCompromises(dance),
    ...repeatsCompromise(stage, dance),
    ...phrasesCompromise(stage, dance),
  ];
}

function durationCompromise({ song, span, request: { durationSeconds } }: Stage): PlanCompromise[] {
  const seconds = secondsOf(song.facts, span);
  if (durationSeconds === null || Math.abs(seconds - durationSeconds) < ABOUT_SECONDS) {
    return [];
  }
  const isWhole = seconds < durationSeconds;
  const why = isWhole ? 'the song has no more' : 'a phrase or section ends there';
  return [
    {
      what: 'duration',
      words: `The dance lasts ${Math.round(seconds)} seconds instead of ${Math.round(durationSeconds)}: ${why}.`,
    },
  ];
}

function tempoCompromises(dance: readonly Placed[]): PlanCompromise[] {
  const off = clipsWhere(dance, ({ framed }) => framed.take.kind === 'off');
  const held = clipsWhere(dance, ({ framed }) => framed.take.kind === 'held');
  const own = clipsWhere(dance, ({ framed }) => framed.take.kind === 'own');
  return [
    ...(off.length > 0
      ? [
          {
            what: 'tempo' as const,
            words: `Too far from the song's tempo to meet its beats, at most 8 % faster or slower: ${named(off)}.`,
          },
        ]
      : []),
    ...(held.length > 0
      ? [{ what: 'tempo' as const, words: `Slowed down because too short: ${named(held)}.` }]
      : []),
    ...(own.length > 0
      ? [
          {
            what: 'tempo' as const,
            words:
              `Danced at their own pace, because their beats are not known: ${named(own)}. ` +
              'Clips with music get theirs when the move embeddings are generated again.',
          },
        ]
      : []),
  ];
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
  const again = [...counts.values()].filter((count) => count > 1).length;
  return [
    {
      what: 'repeats',
      words:
        `${again} of ${counts.size} moves are danced more than once, up to ${most} times: ` +
        `${stage.moves.length} moves may be danced, and the dance has ${dance.length} places.`,
    },
  ];
}

function phrasesCompromise({ song, span }: Stage, dance: readonly Placed[]): PlanCompromise[] {
  const within = dance.filter(
    ({ startBeat }) => startBeat !== span.startBeat && !isPhraseStart(startBeat, song.facts.firstPhraseBeat),
  );
  return within.length === 0
    ? []
    : [
        {
          what: 'phrases',
          words: `${within.length} of ${dance.length} moves begin within a phrase, after clips that are too short for a whole one or beside locked blocks.`,
        },
      ];
}

function clipsWhere(dance: readonly Placed[], isSo: (placed: Placed) => boolean): string[] {
  return [...new Set(dance.filter((placed) => !placed.locked && isSo(placed)).map(({ clip }) => clip))];
}

function named(clips: readonly string[]): string {
  const rest = clips.length - NAMED;
  return clips.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
