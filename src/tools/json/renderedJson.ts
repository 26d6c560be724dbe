import type { RenderedVideo } from '../../engine/moveEngine.ts';

/** The document that `render --json` prints. */
export function renderedJson(video: RenderedVideo) {
  return {
    file: video.file,
    duration_s: video.durationSeconds,
    frames: video.frames,
    fps: video.framesPerSecond,
    width: video.width,
    height: video.height,
    encoder: video.encoder,
    song_loudness_lufs: video.songLoudnessLufs,
    elapsed_s: video.elapsedSeconds,
  };
}
