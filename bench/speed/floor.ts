// The least that a clip can cost: ffmpeg decodes the frames and the sound that are analysed and throws them away,
// and the bare network runs once for each frame. Arguments: WEIGHTS PROCESSES CLIP...
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { FRAMES_PER_SECOND, SAMPLE_RATE } from '../../src/media/frames/frame.ts';
import { probeClip } from '../../src/media/probe/probeClip.ts';
import { openSession } from '../../src/models/session.ts';

/** A picture of 16:9 or of 4:3 without its borders, as the network takes it. */
const INPUT = { width: 256, height: 224 };

const [weights, processes, ...clips] = process.argv.slice(2);

async function decode(ffmpeg: string, path: string): Promise<void> {
  const picture = ['-map', '0:v:0', '-vf', `fps=${FRAMES_PER_SECOND}:start_time=0`];
  const sound = ['-map', '0:a:0?', '-ac', '1', '-ar', `${SAMPLE_RATE}`];
  const quiet = ['-nostdin', '-v', 'error', '-threads', '1', '-filter_threads', '1'];
  await promisify(execFile)(ffmpeg, [...quiet, '-i', path, ...picture, ...sound, '-f', 'null', '-']);
}

async function runNetwork(session: InferenceSession, frames: number): Promise<void> {
  const { width, height } = INPUT;
  const input = new Tensor('uint8', new Uint8Array(3 * height * width).fill(90), [1, 3, height, width]);
  for (let frame = 0; frame < frames; frame++) {
    await session.run({ [session.inputNames[0]]: input });
  }
}

async function work(): Promise<void> {
  const session = await openSession(weights);
  const tools = await findFfmpeg();
  for (const path of clips) {
    const probed = await probeClip(tools, path);
    if (probed.status === 'unreadable') {
      throw new Error(`${path}: ${probed.reason.because}`);
    }
    await decode(tools.ffmpeg, path);
    await runNetwork(session, Math.round((probed.probe.durationSeconds ?? 0) * FRAMES_PER_SECOND));
  }
}

/** Deals the clips out to so many processes. */
async function deal(count: number): Promise<void> {
  const children = Array.from({ length: count }, (_, i) =>
    fork(process.argv[1], [weights, '1', ...clips.filter((_, clip) => clip % count === i)]),
  );
  const ends = await Promise.all(children.map((child) => once(child, 'exit')));
  process.exitCode = ends.some(([code]) => code !== 0) ? 1 : 0;
}

void (processes === '1' ? work() : deal(Number(processes)));
