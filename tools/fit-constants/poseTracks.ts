import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonDetector } from '../../src/embedding/pose/networks/detector.ts';
import { type DancerTracks, trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import type { FfmpegTools } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';

/** Tracks as kept between runs: what was not found is null, which JSON can say. */
type StoredTracks = Omit<DancerTracks, 'keypoints'> & { readonly keypoints: readonly (number | null)[] };

async function decodeAndTrack(
  tools: FfmpegTools,
  path: string,
  detector: PersonDetector,
): Promise<DancerTracks> {
  const probed = await probeClip(tools, path);
  if (probed.status === 'unreadable') {
    throw new Error(`${path}: ${probed.reason.because}`);
  }
  return trackDancers(decodeClip(tools, path, probed.probe).frames, detector);
}

/** The tracks of one clip, from the folder of kept tracks where an earlier run has left them there. */
export async function tracksOf(
  tools: FfmpegTools,
  clip: { readonly folder: string; readonly key: string },
  detector: PersonDetector,
  keptIn: string | null,
): Promise<DancerTracks> {
  const kept = keptIn === null ? null : join(keptIn, `${clip.key.replaceAll('/', '__')}.json`);
  if (kept !== null && existsSync(kept)) {
    const stored: StoredTracks = JSON.parse(await readFile(kept, 'utf8'));
    return { ...stored, keypoints: Float32Array.from(stored.keypoints, (value) => value ?? Number.NaN) };
  }
  const tracks = await decodeAndTrack(tools, join(clip.folder, clip.key), detector);
  if (kept !== null && keptIn !== null) {
    await mkdir(keptIn, { recursive: true });
    const keypoints = Array.from(tracks.keypoints, (value) => (Number.isNaN(value) ? null : value));
    const stored: StoredTracks = { ...tracks, keypoints };
    await writeFile(kept, JSON.stringify(stored));
  }
  return tracks;
}
