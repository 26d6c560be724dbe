// Where the time of a clip goes, one clip after the other in one process. Arguments: WEIGHTS LIBRARY CLIP..., the library
// being one of these clips.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { analyseMusic } from '../../src/embedding/audio/embedAudio.ts';
import { embedTracks } from '../../src/embedding/pose/embedTracks.ts';
import { openDetector } from '../../src/embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../src/embedding/pose/poseConstants.ts';
import { trackDancers } from '../../src/embedding/pose/tracking/trackDancers.ts';
import { keepEmbeddingsFileCurrent } from '../../src/interchange/currentEmbeddingsFile.ts';
import { contentHash } from '../../src/media/contentHash.ts';
import { decodeClip } from '../../src/media/decodeClip.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import type { Frame } from '../../src/media/frames/frame.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';
import { MoveTable } from '../../src/store/table.ts';

export type Part =
  | 'network'
  | 'input, tracking'
  | 'reading frames'
  | 'pose vector'
  | 'sound'
  | 'hash'
  | 'table and file'
  | 'opening the network';

/** CPU seconds of this process for all clips. */
export type PartSeconds = Record<Part, number>;

export interface Parts {
  readonly parts: PartSeconds;
  /** CPU seconds of this process in all: what is not of these is that of ffmpeg. */
  readonly ownSeconds: number;
}

const NETWORK = 'movenet-multipose-int8';

const [weights, library, ...clips] = process.argv.slice(2);

const parts: PartSeconds = {
  network: 0,
  'input, tracking': 0,
  'reading frames': 0,
  'pose vector': 0,
  sound: 0,
  hash: 0,
  'table and file': 0,
  'opening the network': 0,
};

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function timed<T>(part: Part, work: () => Promise<T> | T): Promise<T> {
  const before = cpuSeconds();
  try {
    return await work();
  } finally {
    parts[part] += cpuSeconds() - before;
  }
}

/** The session with its runs counted as the network's time, not as the tracking's that asks for them. */
function timedSession(session: InferenceSession): InferenceSession {
  return new Proxy(session, {
    get: (target, name) => {
      if (name !== 'run') {
        return Reflect.get(target, name, target);
      }
      return async (feeds: Parameters<InferenceSession['run']>[0]) => {
        const before = cpuSeconds();
        const result = await target.run(feeds);
        const taken = cpuSeconds() - before;
        parts.network += taken;
        parts['input, tracking'] -= taken;
        return result;
      };
    },
  });
}

async function main(): Promise<void> {
  const tools = await findFfmpeg();
  const session = await timed('opening the network', () => openSession(weights));
  const detector = openDetector(NETWORK, timedSession(session));
  const constants = constantsOf(NETWORK);
  for (const path of clips) {
    const probed = await probeClip(tools, path);
    if (probed.status === 'unreadable') {
      throw new Error(`${path}: ${probed.reason.because}`);
    }
    await timed('hash', () => contentHash(path));
    const decoding = decodeClip(tools, path, probed.probe);
    const frames = await timed('reading frames', () => readAll(decoding.frames));
    const samples = await decoding.sound;
    const tracks = await timed('input, tracking', () => trackDancers(replay(frames), detector));
    await timed('pose vector', () => embedTracks(tracks, constants, 'bench'));
    await timed('sound', () => samples && analyseMusic(samples));
  }
  await timed('table and file', writeLibrary);
  const result: Parts = { parts, ownSeconds: cpuSeconds() };
  console.log(JSON.stringify(result));
}

/** As a run does with what it has embedded. */
async function writeLibrary(): Promise<void> {
  const moves = await (await MoveTable.open(library, { create: false })).all();
  const folder = await mkdtemp(join(tmpdir(), 'bench-library-'));
  const table = await MoveTable.open(join(folder, 'library'), { create: true });
  await table.upsert(moves);
  await table.optimize();
  await keepEmbeddingsFileCurrent(join(folder, 'move_embeddings.json'), table);
  await rm(folder, { recursive: true });
}

async function readAll(frames: AsyncIterable<Frame>): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames) {
    all.push(frame);
  }
  return all;
}

async function* replay(frames: readonly Frame[]): AsyncGenerator<Frame> {
  yield* frames;
}

void main();
