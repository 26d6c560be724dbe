import { type ClipKey, categoryOf, parseClipKey } from '../../../src/moves/clip.ts';
import { type MoveMetadata, moveNameOf, UNSAID } from '../../../src/moves/labels/metadata.ts';
import { type Statistics, statisticsOf } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import type { FoundMove } from '../../../src/search/searchResult.ts';

export function key(path: string): ClipKey {
  const parsed = parseClipKey(path);
  if (parsed === null) {
    throw new Error(`${path} is no clip key.`);
  }
  return parsed;
}

function metadata(path: string, given: Partial<MoveMetadata>): PanelMove['metadata'] {
  return {
    ...UNSAID,
    clipId: path,
    moveName: moveNameOf(key(path)),
    category: categoryOf(key(path)),
    difficulty: 'beginner',
    energy: 'low',
    style: 'romantic',
    ...given,
  };
}

/** A sound move with nothing the matter, but for what is given. */
export function move(
  path: string,
  given: Partial<MoveMetadata> = {},
  facts: Partial<PanelMove> = {},
): PanelMove {
  return {
    key: key(path),
    videoPath: `clips/${path}`,
    metadata: metadata(path, given),
    durationSeconds: 7,
    tempoBpm: 128,
    said: [],
    embeddedAtMs: 0,
    missing: {},
    weaknesses: [],
    dancersSeen: 'both',
    collections: [],
    hasClip: true,
    posterUri: null,
    ...facts,
  };
}

export function found(path: string, parts: FoundMove['parts']): FoundMove {
  return {
    key: key(path),
    videoPath: `clips/${path}`,
    metadata: metadata(path, {}),
    durationSeconds: 7,
    tempoBpm: 128,
    score: 0,
    parts,
    match: null,
    reasons: [],
  };
}

/** Statistics of a library without anything in it, but for what is given. */
export function statistics(given: Partial<Statistics> = {}): Statistics {
  return { ...statisticsOf([]), ...given };
}
