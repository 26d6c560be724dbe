import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { execa } from 'execa';
import { readEmbeddingsFile } from '../../src/interchange/readEmbeddingsFile.ts';
import type { Modality } from '../../src/moves/modality.ts';
import { benchClips } from '../benchClips.ts';
import type { RealVectors } from './largeLibrary.ts';

/** What `generate` made of the clips once. */
const FILE = resolve('node_modules/.cache/bench-search/clips.json');

/** The vectors of the clips that benchmarks have, as our own `generate` makes them. */
export async function realVectors(): Promise<RealVectors> {
  if (!existsSync(FILE)) {
    const { folder, annotations } = benchClips();
    await mkdir(dirname(FILE), { recursive: true });
    const to = ['--annotations', annotations, '--out', FILE, '--database', `${FILE}.library`];
    await execa('node', ['dist/cli.js', 'generate', folder, ...to], { stdio: 'inherit' });
  }
  const { moves } = await readEmbeddingsFile(FILE, { uniqueClipId: false });
  const vectors = (modality: Modality) =>
    moves.flatMap(({ embeddings: { [modality]: embedding } }) =>
      embedding.status === 'embedded' ? [embedding.vector] : [],
    );
  return { pose: vectors('pose'), audio: vectors('audio'), text: vectors('text') };
}
