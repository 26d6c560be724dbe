/** Every float32 reads back the same from 9 significant digits; most need fewer. */
const MAX_DIGITS = 9;

/** A float32 as decimal text with the fewest digits that read back as the same float32. @param value finite */
export function shortestFloat(value: number): string {
  if (Object.is(value, -0)) {
    return '-0';
  }
  // Most need 8 digits: starting there and going down or up takes two attempts instead of eight.
  let shortest = Number(value.toPrecision(8));
  if (Math.fround(shortest) !== value) {
    return String(Number(value.toPrecision(MAX_DIGITS)));
  }
  for (let digits = 7; digits > 0; digits--) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) !== value) {
      break;
    }
    shortest = candidate;
  }
  return String(shortest);
}
