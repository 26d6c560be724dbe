// Fits the frozen constants of a pose network on a folder of clips and writes them to the network's data file:
// node scripts/run.mjs tools/fit-constants/pose.ts NETWORK WEIGHTS CLIPS [FOLDER_TO_KEEP_TRACKS_IN]
import { writeFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { type PoseFeatures, poseFeatures } from '../../src/embedding/pose/features/poseFeatures.ts';
import {
  openDetector,
  POSE_NETWORKS,
  type PoseNetwork,
} from '../../src/embedding/pose/networks/poseNetworks.ts';
import { poseTrackOf, tracksOfPoseTrack } from '../../src/embedding/pose/tracking/poseTrack.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { openSession } from '../../src/models/session.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { fitPoseConstants } from './fitPoseConstants.ts';
import { tracksOf } from './poseTracks.ts';

const DATA_FILE: Readonly<Record<PoseNetwork, string>> = {
  'movenet-multipose-int8': 'src/embedding/pose/constants/movenet-int8.json',
  'movenet-multipose': 'src/embedding/pose/constants/movenet.json',
  'yolov8n-pose': 'src/embedding/pose/constants/yolo.json',
};

const HOW =
  'From the stored form of the pose tracks. Mean and standard deviation (+ .001) of each feature over both dancers of ' +
  'all clips and windows, unseen values left out; of pooled products (+ .000001). Axes: principal components of the ' +
  'combined windows. Typical: centres of spherical k-means on the windows along the axes.';

/** One number list a line: the axes have nine thousand numbers. */
function textOf(content: unknown): string {
  const text = JSON.stringify(content, null, 1);
  return `${text.replaceAll(/\[\s+(-?[\d.][^[\]]*?)\s+\]/g, (_, list: string) => `[${list.replaceAll(/\s+/g, '')}]`)}\n`;
}

async function fitNetwork(
  network: PoseNetwork,
  weights: string,
  folder: string,
  keptIn: string | null,
): Promise<void> {
  const detector = openDetector(network, await openSession(weights));
  const tools = await findFfmpeg();
  const keys = (await glob('**/*', { cwd: folder })).filter(isVideoName).sort(compareKeys);
  const features: PoseFeatures[] = [];
  for (const [i, key] of keys.entries()) {
    const track = poseTrackOf(await tracksOf(tools, { folder, key }, detector, keptIn));
    if (track) {
      features.push(poseFeatures(tracksOfPoseTrack(track)));
    }
    console.error(`${i + 1} of ${keys.length}: ${key}`);
  }
  const content = {
    network,
    how: HOW,
    clips: keys,
    ...fitPoseConstants(features),
  };
  await writeFile(DATA_FILE[network], textOf(content));
}

const [name, weights, folder, keptIn] = process.argv.slice(2);
const network = POSE_NETWORKS.find((known) => known === name);
if (!network || !weights || !folder) {
  console.error(`usage: pose.ts ${POSE_NETWORKS.join('|')} WEIGHTS CLIPS [FOLDER_TO_KEEP_TRACKS_IN]`);
  process.exitCode = 2;
} else {
  void fitNetwork(network, weights, folder, keptIn ?? null);
}
