import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedTracks } from '../../src/embedding/pose/embedTracks.ts';
import { openDetector } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../src/embedding/pose/poseConstants.ts';
import { type DancerTracks, trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLIP = join(ROOT, '../shared/data/Bachata_steps/arm_styling/paseala.mp4');
const WEIGHTS = join(ROOT, 'models/movenet-multipose-int8/model.onnx');

describe.skipIf(!existsSync(CLIP))('MoveNet on a real clip of a couple', () => {
  let tracks: DancerTracks;

  beforeAll(async () => {
    const tools = await findFfmpeg();
    const probed = await probeClip(tools, CLIP);
    if (probed.status === 'unreadable') {
      throw new Error(probed.reason.because);
    }
    const detector = openDetector('movenet-multipose-int8', await openSession(WEIGHTS));
    tracks = await trackDancers(decodeClip(tools, CLIP, probed.probe).frames, detector);
  });

  it('finds both dancers in most frames and somebody in every one', () => {
    const embedding = embedTracks(tracks, constantsOf('movenet-multipose-int8'), 'movenet');
    expect(embedding.status).toBe('embedded');
    const quality = embedding.status === 'embedded' ? embedding.quality : null;
    expect(quality?.framesWithBoth).toBeGreaterThan(0.9);
    expect(quality?.framesWithNone).toBe(0);
    expect(quality?.meanKeypointConfidence).toBeGreaterThan(0.4);
  });

  it('finds them inside the picture, not in its borders', () => {
    const xs = tracks.keypoints.filter((value, i) => i % 3 === 0 && !Number.isNaN(value));
    expect(Math.min(...xs)).toBeGreaterThan(0.15 * tracks.width);
    expect(Math.max(...xs)).toBeLessThan(0.85 * tracks.width);
  });
});
