import type { ClipProbe } from '../probe/clipProbe.ts';

/** Layouts whose third channel is the front centre. */
const WITH_CENTRE = /^[34567]\.[01]\b/;

/** A sum of channels fainter than -40 dB may be what is left of sides that cancel each other out. */
const FAINT = 0.01;

/** Music whose sum is this much fainter than its difference, in energy, cancels out: -13 dB. */
const CANCELLED = 0.05;

/** The sum of both sides, as everybody mixes them, or their difference. */
export type Mix = 'sum' | 'difference';

type Sound = Pick<ClipProbe, 'soundChannels' | 'soundLayout'>;

/** Arguments that bring a sound to its front channels, to be mixed to mono by ffmpeg itself. */
export function mixFilters(sound: Sound, mix: Mix): string[] {
  const filters = [
    ...(sound.soundChannels > 2 ? [frontOf(sound)] : []),
    ...(mix === 'difference' ? ['pan=mono|c0=0.5*c0-0.5*c1'] : []),
  ];
  return filters.length > 0 ? ['-af', filters.join(',')] : [];
}

/** ITU-R BS.775: the centre, 3 dB down, on both sides; what is behind and below is left out. */
function frontOf({ soundChannels, soundLayout }: Sound): string {
  const hasCentre = WITH_CENTRE.test(soundLayout ?? `${soundChannels - 1}.1`);
  return hasCentre ? 'pan=stereo|c0<c0+0.707*c2|c1<c1+0.707*c2' : 'pan=stereo|c0=c0|c1=c1';
}

/** Whether a sound's sum is so faint that its difference is worth hearing. */
export function mayCancel({ soundChannels }: Sound, sum: Float32Array): boolean {
  return soundChannels > 1 && energyOf(sum) < FAINT * FAINT * sum.length;
}

/**
 * The mono sound of two sides: their sum, except where one is the other turned upside down. There the sum holds only
 * what the codec added, and the difference is the music.
 */
export function mixed(sum: Float32Array, difference: Float32Array): Float32Array {
  return energyOf(sum) < CANCELLED * energyOf(difference) ? difference : sum;
}

function energyOf(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) {
    energy += sample * sample;
  }
  return energy;
}
