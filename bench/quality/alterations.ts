/** A way to alter a clip after which it is still the same dance (but for `backwards`). */
export interface Alteration {
  readonly id: string;
  readonly name: string;
  /** ffmpeg's video filter; null leaves the picture. */
  readonly filter: string | null;
  /** Constant rate factor of H.264: the higher the worse. */
  readonly rateFactor: number;
  /** Share of the clip that is kept, from its beginning. */
  readonly keptShare: number;
  /** ffmpeg's arguments for the sound; null leaves it out where it would be the original's. */
  readonly sound: readonly string[] | null;
}

const PICTURE_ONLY = { rateFactor: 20, keptShare: 1, sound: null } as const;

export const ALTERATIONS: readonly Alteration[] = [
  { id: 'scaled', name: 'scaled to half', filter: 'scale=trunc(iw/4)*2:trunc(ih/4)*2', ...PICTURE_ONLY },
  { id: 'cropped', name: 'cropped 5 %', filter: 'crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2', ...PICTURE_ONLY },
  { id: 'mirrored', name: 'mirrored', filter: 'hflip', ...PICTURE_ONLY },
  { id: 'brightened', name: 'brightened', filter: 'eq=brightness=0.12', ...PICTURE_ONLY },
  { id: 'fps15', name: '15 frames a second', filter: 'fps=15', ...PICTURE_ONLY },
  {
    id: 'first80',
    name: 'first 80 %',
    filter: null,
    rateFactor: 20,
    keptShare: 0.8,
    sound: ['-c:a', 'aac', '-b:a', '128k'],
  },
  {
    id: 're-encoded',
    name: 're-encoded',
    filter: null,
    rateFactor: 34,
    keptShare: 1,
    sound: ['-c:a', 'aac', '-b:a', '48k'],
  },
];

/** Scaled as the analysis does it anyway: reversing holds the whole clip in memory. */
export const BACKWARDS: Alteration = {
  id: 'backwards',
  name: 'played backwards',
  filter: "scale=w='if(gt(iw,ih),-2,288)':h='if(gt(iw,ih),288,-2)',reverse",
  ...PICTURE_ONLY,
};
