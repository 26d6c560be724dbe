import type { Frame } from '../../../media/frames/frame.ts';

/** An upright rectangle in pixels of the frame; right and bottom lie just outside it. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A person as a network sees them. */
export interface Person {
  /** 17 x (x, y, score): pixels of the frame, score 0 to 1. */
  readonly keypoints: Float32Array;
  readonly box: Region;
  /** 0 to 1. */
  readonly score: number;
}

/** A pose network with its own way of reading a picture: input, thresholds, suppression or a second look. */
export interface PersonDetector {
  /**
   * The people in a region of the frame, best first, in pixels of the whole frame.
   * @param region what to look at; borders around the picture cost resolution, so leave them out
   */
  detect(frame: Frame, region: Region): Promise<readonly Person[]>;
}

export function wholeOf(frame: Pick<Frame, 'width' | 'height'>): Region {
  return { left: 0, top: 0, right: frame.width, bottom: frame.height };
}
