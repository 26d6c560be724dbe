/** Every float32 reads back the same from 9 significant digits; most need 8. */
const MAX_DIGITS = 9;

/** The powers of ten that a double holds exactly. */
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** A float32 as decimal text with the fewest digits that read back as the same float32. @param value finite */
export function shortestFloat(value: number): string {
  if (value === 0) {
    return Object.is(value, -0) ? '-0' : '0';
  }
  // Starting at 8 digits and going down or up takes two attempts for most, instead of eight.
  let shortest = rounded(value, MAX_DIGITS - 1);
  if (Math.fround(shortest) !== value) {
    return String(Number(value.toPrecision(MAX_DIGITS)));
  }
  for (let digits = MAX_DIGITS - 2; digits > 0; digits--) {
    const candidate = rounded(value, digits);
    if (Math.fround(candidate) !== value) {
      break;
    }
    shortest = candidate;
  }
  return String(shortest);
}

/** The double nearest to the value rounded to so many digits. By arithmetic where that is exact: tens of times faster. */
function rounded(value: number, digits: number): number {
  const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  const scale = POWERS_OF_TEN[decimals];
  return scale === undefined ? Number(value.toPrecision(digits)) : Math.round(value * scale) / scale;
}
