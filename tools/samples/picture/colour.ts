/** `#rrggbb` mixed with another colour: 0 leaves it, 1 replaces it. */
export function blend(colour: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const own = Number.parseInt(colour.slice(at, at + 2), 16);
    const theirs = Number.parseInt(other.slice(at, at + 2), 16);
    return Math.round(own + (theirs - own) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

export const lighter = (colour: string, share: number): string => blend(colour, '#fff6e6', share);
export const darker = (colour: string, share: number): string => blend(colour, '#1a1020', share);
