import type { Choreography } from './choreography.ts';

const INDENT = '  ';

/**
 * A plan as text, for people to read and to compare: the same plan gives the same text, whatever the order in which
 * its fields were made.
 */
export function formatPlan(plan: Choreography): string {
  const { $schema, version, name, clipFolder, song, request, blocks, compromises } = plan;
  const ordered: Choreography = {
    ...($schema === undefined ? {} : { $schema }),
    version,
    name,
    clipFolder,
    song: {
      path: song.path,
      contentHash: song.contentHash,
      durationSeconds: song.durationSeconds,
      ...(song.dance === undefined ? {} : { dance: song.dance }),
      tempoBpm: song.tempoBpm,
      beatTimes: song.beatTimes,
      firstPhraseBeat: song.firstPhraseBeat,
      sections: song.sections.map(({ startBeat, endBeat, energy, label }) => ({
        startBeat,
        endBeat,
        energy,
        label,
      })),
    },
    request: {
      words: request.words,
      durationSeconds: request.durationSeconds,
      difficulty: request.difficulty,
      energy: request.energy,
      style: request.style,
      category: request.category,
      excluded: request.excluded,
      opening: request.opening,
      ending: request.ending,
      ...(request.part && {
        part: { fromSeconds: request.part.fromSeconds, toSeconds: request.part.toSeconds },
      }),
      ...(request.firstCategory && { firstCategory: request.firstCategory }),
      ...(request.lastCategory && { lastCategory: request.lastCategory }),
      seed: request.seed,
    },
    fadeInSeconds: plan.fadeInSeconds,
    fadeOutSeconds: plan.fadeOutSeconds,
    blocks: blocks.map((block) => ({
      clip: block.clip,
      startBeat: block.startBeat,
      beats: block.beats,
      fromSeconds: block.fromSeconds,
      toSeconds: block.toSeconds,
      crossfadeSeconds: block.crossfadeSeconds,
      locked: block.locked,
      reasons: block.reasons && {
        fit: block.reasons.fit,
        flow: block.reasons.flow,
        variety: block.reasons.variety,
        ...(block.reasons.why && { why: block.reasons.why }),
        ...(block.reasons.words && { words: block.reasons.words }),
      },
    })),
    compromises,
  };
  return `${lines(ordered, '')}\n`;
}

/**
 * JSON with two spaces a level, where arrays of plain values stand on one line, since a song has hundreds of beats, and
 * reasons too.
 */
function lines(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const inner = indent + INDENT;
  if (Array.isArray(value)) {
    return value.every(isPlain)
      ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
      : `[\n${value.map((item) => inner + lines(item, inner)).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).map(([name, field]) => [JSON.stringify(name), field] as const);
  if ('because' in value && fields.every(([, field]) => isPlain(field))) {
    return `{ ${fields.map(([name, field]) => `${name}: ${JSON.stringify(field)}`).join(', ')} }`;
  }
  return `{\n${fields.map(([name, field]) => `${inner}${name}: ${lines(field, inner)}`).join(',\n')}\n${indent}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
