import type { ClipKey } from '../clip.ts';

/** What is wrong with one entry of an annotations file. Such an entry is passed over; the others count. */
export interface AnnotationProblem {
  /** Counted from 1; null where the file does not tell. */
  readonly line: number | null;
  /** Entry and field as one would write it in code: `clips[3].difficulty`. */
  readonly field: string;
  readonly fault: AnnotationFault;
}

export type AnnotationFault =
  | { readonly kind: 'not-an-entry' }
  | { readonly kind: 'no-path' }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'not-one-of'; readonly found: string; readonly allowed: readonly string[] }
  | { readonly kind: 'not-a-tempo' }
  | { readonly kind: 'not-seconds' }
  /** The path leads out of the clip folder, and it is not plain which of the clips in it is meant. */
  | { readonly kind: 'outside'; readonly path: string }
  /** Several clips could be meant. */
  | { readonly kind: 'ambiguous'; readonly path: string; readonly keys: readonly ClipKey[] }
  | { readonly kind: 'listed-twice'; readonly key: ClipKey; readonly firstField: string };
