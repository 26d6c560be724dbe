/**
 * A direction in which measurements of the same music differ: by the part of the song that is heard, or by noise.
 * Unit vector.
 */
export interface Nuisance {
  readonly direction: readonly number[];
  /** What is kept of a vector along the direction, 0 to 1. */
  readonly gain: number;
}

/**
 * The vector with its nuisances damped, so that what differs between songs outweighs what differs within one.
 * @param nuisances at right angles to each other.
 * Method: nuisance attribute projection with the gains of within-class covariance normalisation; Solomonoff,
 * Campbell and Boardman (2005), Hatch, Kajarekar and Stolcke (2006).
 */
export function dampNuisances(vector: Float64Array, nuisances: readonly Nuisance[]): Float64Array {
  const damped = vector.slice();
  for (const { direction, gain } of nuisances) {
    const along = vector.reduce((sum, component, i) => sum + component * direction[i], 0);
    for (let i = 0; i < damped.length; i++) {
      damped[i] -= (1 - gain) * along * direction[i];
    }
  }
  return damped;
}
