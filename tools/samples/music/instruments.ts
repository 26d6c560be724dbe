/** Sound is made as mono at this rate, in samples per second. */
export const SOUND_RATE = 44_100;

/** A stroke of an instrument: adds itself to `track` from sample `start` on. Strokes outside the track are cut off. */
export interface Stroke {
  readonly track: Float64Array;
  readonly start: number;
  readonly gain: number;
}

function addTo({ track, start, gain }: Stroke, samples: number, valueAt: (index: number) => number): void {
  for (let i = 0; i < samples; i++) {
    const value = valueAt(i);
    const at = start + i;
    if (at >= 0 && at < track.length) {
      track[at] += gain * value;
    }
  }
}

const seconds = (duration: number): number => Math.round(duration * SOUND_RATE);

/** A skin struck by a finger: a tone that falls a little and dies away, with a click of noise. */
export function bongo(stroke: Stroke, frequencyHz: number, random: () => number): void {
  const decay = frequencyHz > 300 ? 0.055 : 0.1;
  let phase = 0;
  addTo(stroke, seconds(decay * 6), (i) => {
    const time = i / SOUND_RATE;
    phase += (2 * Math.PI * frequencyHz * (1 + 0.22 * Math.exp(-time / 0.012))) / SOUND_RATE;
    const click = (random() * 2 - 1) * Math.exp(-time / 0.003) * 0.7;
    return (
      Math.sin(phase) * Math.exp(-time / decay) +
      0.3 * Math.sin(phase * 1.59) * Math.exp(-time / (decay * 0.5)) +
      click
    );
  });
}

/** A scrape of metal: high noise, `duration` seconds long. Method: noise less its running mean, a high-pass. */
export function guira(stroke: Stroke, duration: number, random: () => number): void {
  let smooth = 0;
  let smoother = 0;
  addTo(stroke, seconds(duration * 2.5), (i) => {
    const time = i / SOUND_RATE;
    const noise = random() * 2 - 1;
    smooth += 0.55 * (noise - smooth);
    smoother += 0.55 * (smooth - smoother);
    const rise = Math.min(1, time / 0.002);
    return (noise - smooth - 0.4 * smoother) * rise * Math.exp(-time / (duration * 0.55));
  });
}

/** A plucked bass string: few harmonics, a soft end. */
export function bass(stroke: Stroke, frequencyHz: number, duration: number): void {
  addTo(stroke, seconds(duration), (i) => {
    const time = i / SOUND_RATE;
    const turn = 2 * Math.PI * frequencyHz * time;
    const tone =
      Math.sin(turn) +
      0.5 * Math.exp(-time / 0.15) * Math.sin(2 * turn) +
      0.25 * Math.exp(-time / 0.06) * Math.sin(3 * turn);
    const end = Math.min(1, (duration - time) / 0.03);
    return tone * Math.min(1, time / 0.004) * Math.exp(-time / 0.45) * end;
  });
}

/**
 * A plucked guitar string. Method: Karplus and Strong (1983), a delay line of noise that averages itself, with the
 * fractional part of the period read between two samples.
 */
export function guitar(stroke: Stroke, frequencyHz: number, duration: number, random: () => number): void {
  // Averaging a value with the one after it takes half a sample off the delay.
  const period = SOUND_RATE / frequencyHz + 0.5;
  const whole = Math.floor(period);
  const part = period - whole;
  const string = new Float64Array(whole + 2);
  let last = 0;
  for (let i = 0; i < string.length; i++) {
    last += 0.6 * (random() * 2 - 1 - last);
    string[i] = last;
  }
  const size = string.length;
  const loss = 0.996;
  addTo(stroke, seconds(duration), (i) => {
    const at = i % size;
    const value = string[at];
    const older = (distance: number): number => string[(i + size * 2 - distance) % size];
    const delayed = older(whole) * (1 - part) + older(whole + 1) * part;
    const beforeIt = older(whole - 1) * (1 - part) + older(whole) * part;
    string[at] = i < size ? value : loss * 0.5 * (delayed + beforeIt);
    const end = Math.min(1, (duration - i / SOUND_RATE) / 0.02);
    return string[at] * Math.max(0, end);
  });
}
