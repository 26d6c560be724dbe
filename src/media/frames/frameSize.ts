/** Frames are made this high (or wide, where they are higher than wide), in pixels. */
const SHORT_SIDE = 288;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size frames of a clip are decoded at: the picture's shape, its short side at most 288 pixels, never enlarged. */
export function frameSize({ width, height }: Size, shortSide = SHORT_SIDE): Size {
  const scale = Math.min(1, shortSide / Math.min(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
