import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { EngineClient } from '../../src/engine/process/client.ts';

/**
 * Unpacks the package for this machine's platform and lets its engine analyse two sample clips:
 * node scripts/run.mjs scripts/package/check.ts [TARGET]
 */
const CLIPS = ['bolero/paseala.mp4', 'basic/side_basic.mp4'];

async function check(target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'package-check-'));
  try {
    unpack(resolve('out', `move-embeddings-${target}-${version}.vsix`), folder);
    for (const clip of CLIPS) {
      await cp(join('samples/clips', clip), join(folder, 'clips', clip), { recursive: true });
    }
    const script = join(folder, 'extension/dist/engine.js');
    const client = new EngineClient({ script, onOutput: (line) => console.error(line) });
    const place = { root: folder };
    const { failed, missing, moves } = await client.engine.generate({ place });
    const found = await client.engine.search({
      place,
      description: 'a side basic',
      k: CLIPS.length,
      filter: {},
    });
    client.dispose();
    const faults = [...failed, ...missing].map(({ key, reason }) => `${key}: ${JSON.stringify(reason)}`);
    if (faults.length > 0 || moves !== CLIPS.length || found.results.length !== CLIPS.length) {
      throw new Error(`The package for ${target} does not work: ${faults.join('; ') || 'moves are missing'}`);
    }
    console.log(`The package for ${target} analyses and searches clips.`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A package is a ZIP file. The `tar` of macOS and Windows reads those, and that of Linux does not. */
function unpack(vsix: string, folder: string): void {
  if (process.platform === 'linux') {
    execFileSync('unzip', ['-q', vsix, '-d', folder]);
  } else {
    execFileSync('tar', ['-xf', vsix, '-C', folder]);
  }
}

void check(process.argv[2] ?? `${process.platform}-${process.arch}`);
