import { compareKeys } from '../../../src/moves/clip.ts';
import { MODALITIES } from '../../../src/moves/modality.ts';
import type { Reason } from '../../../src/moves/reasons/reasonWords.ts';
import type { Statistics } from '../../../src/moves/statistics.ts';
import type { Changes } from '../../../src/protocol/panelData.ts';

/** Why a clip deserves a look. */
export const ATTENTION_KINDS = ['changed', 'failed', 'incomplete', 'weak', 'duplicated'] as const;

export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** What is the matter with one clip. A fact, or a reason of the engine, for the page to put into words. */
export type AttentionDetail =
  | { readonly fact: 'added' | 'changed' | 'relabelled' | 'gone' }
  | { readonly fact: 'same-id' | 'same-content'; readonly as: string }
  | { readonly fact: 'reason'; readonly reason: Reason };

export interface AttentionEntry {
  readonly key: string;
  readonly details: readonly AttentionDetail[];
}

export type Attention = Readonly<Record<AttentionKind, readonly AttentionEntry[]>>;

/** The clips that deserve a look, each once under each kind, by clip key. */
export function attentionOf(statistics: Statistics, changes: Changes | null): Attention {
  return {
    changed: entries(
      changes === null
        ? []
        : (['added', 'changed', 'relabelled', 'gone'] as const).flatMap((fact) =>
            changes[fact].map((key) => [key, { fact }] as const),
          ),
    ),
    failed: entries(
      (changes?.failed ?? []).map(({ key, reason }) => [key, { fact: 'reason', reason }] as const),
    ),
    incomplete: entries(
      MODALITIES.flatMap((modality) =>
        statistics.quality.missing[modality].flatMap(({ reason, clip_keys }) =>
          clip_keys.map((key) => [key, { fact: 'reason', reason }] as const),
        ),
      ),
    ),
    weak: entries(
      statistics.quality.weak.flatMap(({ clip_key, reasons }) =>
        reasons.map((reason) => [clip_key, { fact: 'reason', reason }] as const),
      ),
    ),
    duplicated: entries([
      ...statistics.duplicates.clip_ids.flatMap(({ clip_id, clip_keys }) =>
        clip_keys.map((key) => [key, { fact: 'same-id', as: clip_id }] as const),
      ),
      ...statistics.duplicates.contents.flatMap(({ clip_keys }) =>
        clip_keys.map((key) => {
          const others = clip_keys.filter((other) => other !== key);
          return [key, { fact: 'same-content', as: others.join(', ') }] as const;
        }),
      ),
    ]),
  };
}

function entries(found: readonly (readonly [string, AttentionDetail])[]): AttentionEntry[] {
  const byKey = new Map<string, AttentionDetail[]>();
  for (const [key, detail] of found) {
    byKey.set(key, [...(byKey.get(key) ?? []), detail]);
  }
  return [...byKey].sort(([a], [b]) => compareKeys(a, b)).map(([key, details]) => ({ key, details }));
}
