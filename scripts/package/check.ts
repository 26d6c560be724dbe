import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { EngineClient } from '../../src/engine/process/client.ts';

/**
 * Unpacks the package for this machine's platform and lets its engine analyse, show and search two sample clips, without
 * a PATH, so that no ffmpeg but its own can be used: node scripts/run.mjs scripts/package/check.ts [TARGET]
 */
const CLIPS = ['bolero/paseala.mp4', 'basic/side_basic.mp4'];

async function check(target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'package-check-'));
  try {
    unpack(resolve('out', `move-embeddings-${target}-${version}.vsix`), folder);
    for (const clip of CLIPS) {
      await cp(join('samples/clips', clip), join(folder, 'clips', clip), { recursive: true });
    }
    process.env.PATH = '';
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
    const ffmpeg = await ffmpegOf(client, place);
    for (const clip of CLIPS) {
      await client.engine.poster({ place, clip });
      await client.engine.preview({ place, clip });
    }
    client.dispose();
    const faults = [...failed, ...missing].map(({ key, reason }) => `${key}: ${JSON.stringify(reason)}`);
    if (faults.length > 0 || moves !== CLIPS.length || found.results.length !== CLIPS.length) {
      throw new Error(`The package for ${target} does not work: ${faults.join('; ') || 'moves are missing'}`);
    }
    console.log(`The package for ${target} analyses, shows and searches clips, with ffmpeg ${ffmpeg}.`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the setup check says of ffmpeg. @throws where something is missing. */
async function ffmpegOf({ engine }: EngineClient, place: { root: string }): Promise<string | undefined> {
  const { ready, checks } = await engine.checkSetup({ place });
  if (!ready || checks.some(({ name, state }) => name.startsWith('ffmpeg') && state !== 'ok')) {
    throw new Error(checks.map(({ name, state, detail }) => `${name}: ${state}, ${detail}`).join('\n'));
  }
  return checks.find(({ name }) => name === 'ffmpeg')?.detail;
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
