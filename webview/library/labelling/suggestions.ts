import type { ClipKey } from '../../../src/moves/clip.ts';
import type { AnnotatedField } from '../../../src/moves/labels/fields.ts';
import type { LabelEdit } from '../../../src/moves/labels/labelEdit.ts';
import type { SuggestedLabel } from '../../../src/protocol/labelData.ts';
import { saying } from './labelEdits.ts';

/** A value that some of the selected moves may have: a guess, until a person takes it. */
export interface Suggestion {
  readonly field: AnnotatedField;
  readonly value: string;
  /** The moves that it is suggested for. */
  readonly clips: readonly ClipKey[];
  /** How likely it is right, 0 to 1; of several moves the least. */
  readonly confidence: number;
  /** The moves that say so, nearest first. */
  readonly voters: readonly ClipKey[];
}

/** What is suggested for the selected moves, by value; what is likeliest and about most moves first. */
export function suggestionsFor(
  suggested: readonly SuggestedLabel[],
  selected: ReadonlySet<ClipKey>,
): Suggestion[] {
  const byValue = new Map<string, Suggestion>();
  for (const { key, field, value, confidence, voters } of suggested) {
    if (selected.has(key)) {
      const name = `${field}\0${value}`;
      const before = byValue.get(name);
      byValue.set(name, {
        field,
        value,
        clips: [...(before?.clips ?? []), key],
        confidence: Math.min(confidence, before?.confidence ?? 1),
        voters: [...new Set([...(before?.voters ?? []), ...voters.map((voter) => voter.key)])],
      });
    }
  }
  return [...byValue.values()].sort((a, b) => b.clips.length - a.clips.length || b.confidence - a.confidence);
}

/** Says what is suggested. */
export function taking(suggestions: readonly Suggestion[]): LabelEdit[] {
  return suggestions.map(({ clips, field, value }) => saying(clips, field, value));
}
