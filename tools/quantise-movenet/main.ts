// Makes the 8-bit MoveNet of the one with 16-bit weights: npm run quantise-movenet [-- OUT]
// The pictures that it is fitted to are of every seventh of the real clips beside the project where they are there, else
// of the samples. Needs Python with requirements.txt: PYTHON=path/to/python.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { glob } from 'tinyglobby';
import { benchClips } from '../../bench/benchClips.ts';
import { openLook } from '../../src/embedding/pose/networks/movenet.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/findFfmpeg.ts';
import { modelSpec } from '../../src/models/findModel.ts';
import { fileOf } from '../../src/models/manifest.ts';
import { openSession } from '../../src/models/session.ts';
import { compareKeys, isVideoName } from '../../src/moves/clip.ts';
import { writePictures } from './networkPictures.ts';

const SOURCE = 'models/movenet-multipose/model.onnx';
const EVERY = 7;

async function main(): Promise<void> {
  const [path = 'models/movenet-multipose-int8/model.onnx'] = process.argv.slice(2);
  const { folder } = benchClips();
  const clips = (await glob('**/*', { cwd: folder })).filter(isVideoName).sort(compareKeys);
  const chosen = clips.filter((_, i) => i % EVERY === 0).map((key) => join(folder, key));
  const pictures = await mkdtemp(join(tmpdir(), 'quantise-movenet-'));
  try {
    const look = openLook(await openSession(SOURCE));
    const count = await writePictures(await findFfmpeg(), chosen, look, pictures);
    console.log(`${count} pictures of ${chosen.length} clips`);
    const script = 'tools/quantise-movenet/quantise.py';
    await execa(process.env.PYTHON ?? 'python3', [script, SOURCE, pictures, path], { stdio: 'inherit' });
  } finally {
    await rm(pictures, { recursive: true, force: true });
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const expected = fileOf(modelSpec('movenet-multipose-int8'), 'weights').sha256;
  console.log(`${path}: ${bytes.length} bytes, sha256 ${sha256}`);
  console.log(
    sha256 === expected ? 'This is the file the manifest names.' : `The manifest names ${expected}.`,
  );
}

void main();
