/**
 * The least and the greatest of some numbers; null where there are none. Of any number of them, where
 * `Math.min(...numbers)` overflows the stack near 120,000.
 */
export function extentOf(numbers: Iterable<number>): readonly [least: number, greatest: number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
  }
  return least <= greatest ? [least, greatest] : null;
}
