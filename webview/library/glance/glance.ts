import type { Modality } from '../../../src/moves/modality.ts';
import type { Statistics, TempoStatistics } from '../../../src/moves/statistics.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';

/** The library in a few numbers. */
export interface Glance {
  readonly moves: number;
  /** Length of all clips together. */
  readonly seconds: number;
  readonly categories: number;
  readonly tempo: TempoStatistics;
  /** When the newest move was embedded; null where there is none. */
  readonly generatedAtMs: number | null;
  /** Names of the models behind each modality. */
  readonly models: Readonly<Record<Modality, readonly string[]>>;
}

export function glanceOf(moves: readonly PanelMove[], statistics: Statistics): Glance {
  const { pose, audio, text } = statistics.quality.models;
  return {
    moves: moves.length,
    seconds: moves.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    categories: Object.keys(statistics.by.category).length,
    tempo: statistics.tempo,
    generatedAtMs: moves.reduce<number | null>(
      (latest, { embeddedAtMs }) => Math.max(latest ?? embeddedAtMs, embeddedAtMs),
      null,
    ),
    models: {
      pose: modelNames(Object.keys(pose)),
      audio: modelNames(Object.keys(audio)),
      text: modelNames(Object.keys(text)),
    },
  };
}

/** Names without the fingerprint of weights and method that makes an id exact, unless it is all that tells two apart. */
function modelNames(ids: readonly string[]): string[] {
  const names = ids.map((id) => id.split('@', 1)[0]);
  return new Set(names).size === ids.length ? names : [...ids];
}
