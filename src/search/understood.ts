/** What a part of a description was taken for. */
export type PartMeaning =
  /** A rating: `easy`, `low energy`. */
  | {
      readonly kind: 'rating';
      readonly field: 'difficulty' | 'energy' | 'style';
      readonly value: string;
    }
  /** A concept of the vocabulary, in whichever language it was named: `dip`, `ladyturn`. */
  | { readonly kind: 'concept'; readonly concept: string }
  /** A word that moves of the library have in a name or label. */
  | { readonly kind: 'name'; readonly word: string }
  /** Beats per minute, both ends included; null where that end is open. */
  | { readonly kind: 'tempo'; readonly minBpm: number | null; readonly maxBpm: number | null }
  /** Seconds, both ends included; null where that end is open. */
  | { readonly kind: 'length'; readonly minSeconds: number | null; readonly maxSeconds: number | null };

/** A part of a description, in the order in which it was written. Words without a meaning of their own make no part. */
export interface UnderstoodPart {
  /** As the person wrote them: `vuelta de la chica`. */
  readonly words: string;
  /** `unmatched` where no move of the library has it: the results go by the other parts. */
  readonly role: 'wanted' | 'excluded' | 'unmatched';
  readonly meaning: PartMeaning;
  /** The word that it was taken for where it is misspelled: `hammerlock` for `hamerlock`. Null where it was not. */
  readonly corrected: string | null;
}

/**
 * What the results of a description go by: the words that were understood, the likeness of the whole description
 * where none was, or nothing where that is too little as well. Without a basis there are no results.
 */
export type Basis = 'words' | 'meaning' | 'none';
