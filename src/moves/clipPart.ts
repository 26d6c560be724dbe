import { z } from 'zod';

/** A part of a clip, in seconds of it. */
export const ClipPart = z.object({ from: z.number().min(0), to: z.number().positive() });

export type ClipPart = Readonly<z.infer<typeof ClipPart>>;

/** A clip's name with the part of it that is meant, as W3C Media Fragments say it: `spin/left.mp4#t=4.000,8.000`. */
export function withFragment(name: string, part: ClipPart | null): string {
  return part ? `${name}#t=${part.from.toFixed(3)},${part.to.toFixed(3)}` : name;
}
