import type { FoundMove, SearchResult } from '../../engine/moveEngine.ts';

/** The document that `similar --json` and `search --json` print. */
export function searchJson(result: SearchResult) {
  return {
    query: result.query.kind === 'clip' ? result.query.key : result.query.description,
    weights: result.weights,
    results: result.results.map(foundMoveJson),
    near_copies: result.nearCopies.map(foundMoveJson),
    not_comparable: result.notComparable,
    relaxations: result.relaxations,
  };
}

function foundMoveJson({ key, metadata, score, parts, tempoBpm, reasons }: FoundMove) {
  return {
    clip_key: key,
    clip_id: metadata.clipId,
    move_name: metadata.moveName,
    score,
    parts,
    difficulty: metadata.difficulty,
    energy_level: metadata.energyLevel,
    style: metadata.style,
    category: metadata.category,
    tempo_bpm: tempoBpm,
    reasons,
  };
}
