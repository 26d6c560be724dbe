/** 0 before `from`, 1 after `to`, smooth between. */
export function ease(beat: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (beat - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** A bump of height 1 at `at` that starts and ends `width` beats away from it. */
export function pulse(beat: number, at: number, width: number): number {
  return ease(beat, at - width, at) * (1 - ease(beat, at, at + width));
}

/** 1 between `from` and `to`, with flanks of `flank` beats outside them. */
export function during(beat: number, from: number, to: number, flank = 1): number {
  return ease(beat, from - flank, from) * (1 - ease(beat, to, to + flank));
}

/** A swing between -1 and 1 with the given period in beats; `lag` beats behind. */
export function swing(beat: number, period: number, lag = 0): number {
  return Math.sin((2 * Math.PI * (beat - lag)) / period);
}

/** `beat` folded into 0 ... `period`. */
export function within(beat: number, period: number): number {
  return beat - period * Math.floor(beat / period);
}

export const degrees = (angle: number): number => (angle * Math.PI) / 180;
