/** What tempos a dance is danced to: what the beat of its music is looked for by. In beats per minute. */
export interface TempoExpectation {
  /** No tempo below or above these is looked for. */
  readonly slowestBpm: number;
  readonly fastestBpm: number;
  /** What to expect before listening: a bell curve over the octaves around the usual tempo. */
  readonly usualBpm: number;
  readonly spreadOctaves: number;
}

/** A name in lower case, and others for the same. */
type Names = readonly [name: string, ...others: string[]];

/** What differs from dance to dance in what the program hears, counts and expects to see. */
export interface Dance {
  /** What it is called, and then its styles. */
  readonly names: readonly [Names, ...Names[]];
  /** Whether its numbers were measured on clips of the dance; those of the others come from what people write of it. */
  readonly isMeasured: boolean;
  /** How many people a clip shows. */
  readonly dancers: 1 | 2;
  readonly tempo: TempoExpectation;
  /** Beats that are counted from one count of one to the next: whole bars of four. */
  readonly phraseBeats: number;
  /** How much bass and low drums on each beat of a bar speak for it; null where they tell nothing of the count of one. */
  readonly bassPattern: readonly [number, number, number, number] | null;
}
