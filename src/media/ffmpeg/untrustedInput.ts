/**
 * Containers that are read as clips, by the names of ffmpeg's demuxers. All hold their pictures and sound
 * themselves: a playlist or a concat script, whatever its extension, could name other files or addresses.
 */
export const CLIP_CONTAINERS = ['mov', 'matroska', 'avi', 'mpegts', 'mpeg', 'flv', 'asf', 'ogg'] as const;

/** Containers of songs: those of clips, and those that hold sound alone. */
export const SONG_CONTAINERS = [
  ...CLIP_CONTAINERS,
  ...(['mp3', 'wav', 'flac', 'aac', 'aiff', 'wv', 'caf', 'ac3', 'eac3', 'ape', 'tta', 'amr', 'au'] as const),
] as const;

/**
 * Arguments by which ffmpeg and ffprobe open a file they must not trust: this one local file, read as one of the
 * given containers and nothing else. The `file:` in front keeps a name such as `-y.mp4` or `concat:a|b.mp4` a name.
 */
export function untrustedInput(path: string, containers: readonly string[]): string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', containers.join(',')],
    ...['-i', `file:${path}`],
  ];
}
