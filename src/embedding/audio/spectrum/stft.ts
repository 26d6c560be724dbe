import FFT from 'fft.js';

/** How a sound is cut into frames, in samples. */
export interface FrameLayout {
  /** Length of a frame, a power of two. */
  readonly windowSamples: number;
  /** From the centre of one frame to the next. */
  readonly hopSamples: number;
}

interface Plan {
  readonly transform: InstanceType<typeof FFT>;
  readonly window: Float64Array;
  /** Two frames at once, as real and imaginary parts in turn. */
  readonly input: Float64Array;
  /** A plain array, as fft.js makes it: a fifth faster than a typed one. */
  readonly spectrum: number[];
  readonly powers: readonly [Float64Array, Float64Array];
}

const plans = new Map<number, Plan>();

function planFor(size: number): Plan {
  const known = plans.get(size);
  if (known) {
    return known;
  }
  const transform = new FFT(size);
  const plan: Plan = {
    transform,
    window: Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size)),
    input: new Float64Array(2 * size),
    spectrum: transform.createComplexArray(),
    powers: [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)],
  };
  plans.set(size, plan);
  return plan;
}

/** Number of frames of a sound: one centred on the first sample, then one every hop. */
export function frameCount(sampleCount: number, { hopSamples }: FrameLayout): number {
  return sampleCount === 0 ? 0 : 1 + Math.floor(sampleCount / hopSamples);
}

/**
 * Power spectrum of each frame in turn: squared magnitudes at the `windowSamples / 2 + 1` frequencies from 0 to half
 * the sample rate. Hann window; frames are centred on their samples, the sound is mirrored at its ends.
 * @param visit gets a buffer that is used again for later frames.
 */
export function forEachPowerSpectrum(
  samples: Float32Array,
  layout: FrameLayout,
  visit: (power: Float64Array, frame: number) => void,
): void {
  const { transform, input, spectrum, window, powers } = planFor(layout.windowSamples);
  const frames = frameCount(samples.length, layout);
  for (let frame = 0; frame < frames; frame += 2) {
    const start = frame * layout.hopSamples - layout.windowSamples / 2;
    fillFrame(samples, start, window, input, 0);
    fillFrame(samples, start + layout.hopSamples, window, input, 1);
    transform.transform(spectrum, input);
    separatePowers(spectrum, powers);
    visit(powers[0], frame);
    if (frame + 1 < frames) {
      visit(powers[1], frame + 1);
    }
  }
}

function fillFrame(
  samples: Float32Array,
  start: number,
  window: Float64Array,
  input: Float64Array,
  part: 0 | 1,
): void {
  if (start >= 0 && start + window.length <= samples.length) {
    for (let i = 0; i < window.length; i++) {
      input[2 * i + part] = samples[start + i] * window[i];
    }
  } else {
    for (let i = 0; i < window.length; i++) {
      input[2 * i + part] = samples[mirrored(start + i, samples.length)] * window[i];
    }
  }
}

/** Index of the sample that stands at `index` when the sound is mirrored at its first and last sample. */
function mirrored(index: number, length: number): number {
  const period = Math.max(1, 2 * (length - 1));
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : period - folded;
}

/**
 * Two real frames a and b, transformed as a + ib, come apart by symmetry: A(k) = (Z(k) + Z*(-k)) / 2 and
 * B(k) = (Z(k) - Z*(-k)) / 2i. One transform for two frames takes half the time.
 */
function separatePowers(spectrum: readonly number[], [first, second]: Plan['powers']): void {
  const end = spectrum.length;
  for (let k = 0; k < first.length; k++) {
    const mirror = k === 0 ? 0 : end - 2 * k;
    const real = spectrum[2 * k];
    const imaginary = spectrum[2 * k + 1];
    const mirrorReal = spectrum[mirror];
    const mirrorImaginary = spectrum[mirror + 1];
    first[k] = ((real + mirrorReal) ** 2 + (imaginary - mirrorImaginary) ** 2) / 4;
    second[k] = ((imaginary + mirrorImaginary) ** 2 + (mirrorReal - real) ** 2) / 4;
  }
}
