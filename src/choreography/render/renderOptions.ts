/** Frames in a second that a video has at most. */
export const MAX_FRAME_RATE = 120;

export const ENCODER_CHOICES = ['auto', 'software', 'hardware'] as const;

/** `auto` is the best software encoder, or a hardware one where ffmpeg brings no other. */
export type EncoderChoice = (typeof ENCODER_CHOICES)[number];

/** The picture that every clip is brought to. Both sides are even, as H.264 needs. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** How a video is made of a choreography. */
export interface RenderOptions {
  readonly canvas: Canvas;
  /** Pictures in a second: a whole number, or one of television's such as 29.97. */
  readonly framesPerSecond: number;
  /** Whether the move's name and the count are written over the picture. */
  readonly overlay: boolean;
  /** Whether pictures between two of a clip's are mixed of both. */
  readonly blend: boolean;
  readonly encoder: EncoderChoice;
}

/** The files that a choreography names, all absolute. */
export interface RenderSources {
  readonly song: string;
  /** The clip of each block, in their order. */
  readonly clips: readonly string[];
}

export interface RenderProgress {
  readonly stage: 'picture' | 'joining';
  /** Frames that are ready. */
  readonly doneFrames: number;
  readonly totalFrames: number;
  /** Left as far as can be said; null before anything is ready. */
  readonly secondsLeft: number | null;
}

export interface RenderCall {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RenderProgress) => void) | undefined;
}

/** A video that was made and checked. */
export interface RenderedVideo {
  readonly file: string;
  readonly durationSeconds: number;
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  /** ffmpeg's name of the encoder that wrote the picture. */
  readonly encoder: string;
  /** Loudness of the danced part of the song before it was brought to the target, in LUFS; null where it is silent. */
  readonly songLoudnessLufs: number | null;
  readonly elapsedSeconds: number;
}
