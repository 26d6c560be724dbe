/** One triangular band: weights of the frequencies from `first` on. */
interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

export interface MelBands {
  readonly bands: readonly Band[];
  /** Frequency of each band's peak in Hz. */
  readonly centresHz: Float64Array;
}

export interface MelBandOptions {
  readonly count: number;
  readonly lowestHz: number;
  readonly highestHz: number;
  readonly windowSamples: number;
  readonly sampleRate: number;
}

const LINEAR_HZ_PER_MEL = 200 / 3;
const BREAK_HZ = 1000;
const BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
const LOG_STEP = Math.log(6.4) / 27;

function melOf(hz: number): number {
  return hz < BREAK_HZ ? hz / LINEAR_HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
}

function hzOf(mel: number): number {
  return mel < BREAK_MEL ? mel * LINEAR_HZ_PER_MEL : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
}

/**
 * Triangular bands, evenly spaced on the mel scale, each of the same area. A band narrower than the distance of two
 * frequencies may hold none of them, and is then always 0.
 * Method: Slaney, Auditory Toolbox (1998): linear below 1 kHz, logarithmic above.
 */
export function melBands({
  count,
  lowestHz,
  highestHz,
  windowSamples,
  sampleRate,
}: MelBandOptions): MelBands {
  const [lowest, highest] = [melOf(lowestHz), melOf(highestHz)];
  const edges = Float64Array.from({ length: count + 2 }, (_, i) =>
    hzOf(lowest + ((highest - lowest) * i) / (count + 1)),
  );
  const hzPerStep = sampleRate / windowSamples;
  const bands = Array.from({ length: count }, (_, band) => {
    const [left, centre, right] = edges.subarray(band, band + 3);
    const first = Math.floor(left / hzPerStep) + 1;
    const last = Math.ceil(right / hzPerStep) - 1;
    const weights = Float64Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
      const hz = (first + i) * hzPerStep;
      return (Math.min((hz - left) / (centre - left), (right - hz) / (right - centre)) * 2) / (right - left);
    });
    return { first, weights };
  });
  return { bands, centresHz: edges.slice(1, -1) };
}

/** Power in each band, written to `out`. */
export function bandPowers({ bands }: MelBands, power: Float64Array, out: Float32Array): void {
  for (let band = 0; band < bands.length; band++) {
    const { first, weights } = bands[band];
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i] * power[first + i];
    }
    out[band] = sum;
  }
}
