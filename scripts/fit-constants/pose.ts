// Fits the frozen constants of a pose network on a folder of clips and writes them to the network's data file:
// node scripts/run.mjs scripts/fit-constants/pose.ts NETWORK WEIGHTS CLIPS [FOLDER_TO_KEEP_TRACKS_IN]
import { writeFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { fitConstants } from '../../src/embedding/pose/fitConstants.ts';
import type { PoseConstants } from '../../src/embedding/pose/poseConstants.ts';
import { type PoseFeatures, poseFeatures } from '../../src/embedding/pose/poseFeatures.ts';
import { openDetector, POSE_NETWORKS, type PoseNetwork } from '../../src/embedding/pose/poseNetworks.ts';
import { findFfmpeg } from '../../src/media/findFfmpeg.ts';
import { openSession } from '../../src/models/session.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { tracksOf } from './poseTracks.ts';

const DATA_FILE: Readonly<Record<PoseNetwork, string>> = {
  'movenet-multipose': 'src/embedding/pose/constants/movenet.json',
  'yolov8n-pose': 'src/embedding/pose/constants/yolo.json',
};

/** Six digits are far finer than the fit is sure of, and keep the file the same on every machine. */
function rounded(constants: PoseConstants): PoseConstants {
  return JSON.parse(
    JSON.stringify(constants, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(6)) : value,
    ),
  );
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
    features.push(poseFeatures(await tracksOf(tools, { folder, key }, detector, keptIn)));
    console.error(`${i + 1} of ${keys.length}: ${key}`);
  }
  const content = {
    network,
    how: 'Mean and standard deviation (+ .001) of each feature over both dancers of all clips, unseen values left out.',
    clips: keys,
    ...rounded(fitConstants(features)),
  };
  await writeFile(DATA_FILE[network], `${JSON.stringify(content, null, 1)}\n`);
}

const [name, weights, folder, keptIn] = process.argv.slice(2);
const network = POSE_NETWORKS.find((known) => known === name);
if (!network || !weights || !folder) {
  console.error(`usage: pose.ts ${POSE_NETWORKS.join('|')} WEIGHTS CLIPS [FOLDER_TO_KEEP_TRACKS_IN]`);
  process.exitCode = 2;
} else {
  void fitNetwork(network, weights, folder, keptIn ?? null);
}
