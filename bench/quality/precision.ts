/** Whether each neighbour, nearest first, is of the kind looked for. */
export type Hits = readonly boolean[];

/** Share of hits among the nearest `count` neighbours; neighbours that are not there are none. */
export function precisionAt(hits: Hits, count: number): number {
  return hits.slice(0, count).filter(Boolean).length / count;
}

/** Mean of the precision down to each hit; 0 where there is none. */
export function averagePrecision(hits: Hits): number {
  let [found, sum] = [0, 0];
  for (const [i, hit] of hits.entries()) {
    if (hit) {
      found++;
      sum += found / (i + 1);
    }
  }
  return found === 0 ? 0 : sum / found;
}

/**
 * How likely the nearest neighbour is a hit when every other clip is in the library by the toss of a coin: the same
 * question as precision at 1, with less noise.
 */
export function halfGalleryPrecision(hits: Hits): number {
  return hits.reduce((sum, hit, i) => sum + (hit ? 0.5 ** (i + 1) : 0), 0);
}

/** What `precisionAt` is on average where `wanted` of `others` clips are hits and their order is left to chance. */
export function chanceOfPrecision(wanted: number, others: number): number {
  return wanted / others;
}

/** What `averagePrecision` is on average where the order is left to chance. Source: Bestgen (2015). */
export function chanceOfAveragePrecision(wanted: number, others: number): number {
  let sum = 0;
  for (let rank = 1; rank <= others; rank++) {
    // The hit at this rank, and those of the ranks above that are hits, too.
    sum += (1 + (others > 1 ? ((rank - 1) * (wanted - 1)) / (others - 1) : 0)) / rank;
  }
  return sum / others;
}

/** What `halfGalleryPrecision` is on average where the order is left to chance: an empty gallery has no hit. */
export function chanceInHalfGallery(wanted: number, others: number): number {
  return (wanted / others) * (1 - 0.5 ** others);
}
