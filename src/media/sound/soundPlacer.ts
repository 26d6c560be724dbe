/** Samples that follow each other, and when the first of them is heard by its time stamp. */
export interface SoundPacket {
  /** In samples from the presentation's start. */
  readonly at: number;
  readonly samples: number;
}

/** What is done with a packet so that its samples are heard in time. */
export interface Placement {
  /** Samples of silence before it. */
  readonly silence: number;
  /** Its samples from `from` to before `to` are heard. */
  readonly from: number;
  readonly to: number;
}

/** Time stamps are rounded, and clocks of sound cards drift: so much is corrected no more than a player would hear. */
const LARGEST_SLIP_SECONDS = 0.01;
/** Samples that come too early are left out for so long: then the time stamps were set back, and the sound goes on. */
const LONGEST_OVERLAP_SECONDS = 1;

/**
 * Lays the packets of a sound on the presentation's clock: silence where it begins late or has a gap, and nothing twice.
 * It knows no more than a count of samples, so that a change of channels or rate in the middle of a file, at which
 * ffmpeg's filters forget where they were, does it no harm.
 */
export class SoundPlacer {
  readonly #slip: number;
  readonly #longestOverlap: number;
  readonly #limit: number;
  #end = 0;
  /** Samples that time stamps were set back by. */
  #setBack = 0;
  #leftOut = 0;

  /** @param limit samples after which nothing is placed any more */
  constructor(sampleRate: number, limit: number) {
    this.#slip = LARGEST_SLIP_SECONDS * sampleRate;
    this.#longestOverlap = LONGEST_OVERLAP_SECONDS * sampleRate;
    this.#limit = limit;
  }

  place({ at, samples }: SoundPacket): Placement {
    const off = at + this.#setBack - this.#end;
    const silence = off > this.#slip ? Math.min(off, this.#limit - this.#end) : 0;
    const from = off < -this.#slip ? this.#leaveOut(Math.min(samples, -off), off) : this.#takeWhole();
    const to = Math.min(samples, from + this.#limit - this.#end - silence);
    this.#end += silence + to - from;
    return { silence, from, to };
  }

  #takeWhole(): 0 {
    this.#leftOut = 0;
    return 0;
  }

  #leaveOut(samples: number, off: number): number {
    this.#leftOut += samples;
    if (this.#leftOut <= this.#longestOverlap) {
      return samples;
    }
    this.#setBack -= off;
    return this.#takeWhole();
  }
}
