// How well searches in words find, English and Spanish, on the real clips beside the project or else on the samples:
//   npm run bench:words -- [WORDS …]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../src/cli/presenting/table.ts';
import { readCatalogue } from '../../src/clips/catalogue.ts';
import { TextEmbedder } from '../../src/embedding/text/textEmbedder.ts';
import { findModel, modelSpec } from '../../src/models/findModel.ts';
import { DEFAULT_TEXT_MODEL } from '../../src/models/manifest.ts';
import { modelPlaces } from '../../src/models/modelPlaces.ts';
import { descriptionOf, metadataOf } from '../../src/moves/labels/metadata.ts';
import type { Move } from '../../src/moves/move.ts';
import { TEXT_ONLY } from '../../src/moves/weights.ts';
import { MoveSearch } from '../../src/search/moveSearch.ts';
import { MoveTable } from '../../src/store/table.ts';
import { benchClips } from '../benchClips.ts';
import { firstFive } from './firstFive.ts';
import { WORD_SEARCHES } from './searches.ts';

const FIRST = 5;
const missing = { status: 'missing', reason: { because: 'never-embedded' } } as const;

async function main(): Promise<void> {
  const { folder, annotations } = benchClips();
  const model = await findModel(modelSpec(DEFAULT_TEXT_MODEL), modelPlaces());
  const embedder = await TextEmbedder.open(model);
  const embed = async (words: string) => {
    const [vector] = await embedder.embed([words]);
    return { status: 'embedded', vector, model: embedder.modelId, quality: {} } as const;
  };
  const { clips } = await readCatalogue(folder, annotations);
  const moves: Move[] = [];
  for (const { key, annotation } of clips) {
    moves.push({
      key,
      videoPath: key,
      metadata: metadataOf(key, annotation),
      // As long as nobody measures them here: lengths that differ, and the tempo that a person estimated.
      durationSeconds: 8 + (moves.length % 8),
      tempoBpm: annotation?.estimatedTempoBpm ?? null,
      contentHash: null,
      source: null,
      embeddings: { pose: missing, audio: missing, text: await embed(descriptionOf(key, annotation)) },
      embeddedAt: new Date(0),
    });
  }
  const database = await mkdtemp(join(tmpdir(), 'bench-words-'));
  try {
    const library = await MoveTable.open(database, { create: true });
    await library.upsert(moves);
    const search = new MoveSearch(library);
    const asked = process.argv.slice(2);
    const searches = WORD_SEARCHES.filter(({ words }) => asked.length === 0 || asked.includes(words));
    const rows: string[][] = [];
    const figures: { right: number; shown: number }[] = [];
    for (const one of searches) {
      const { results } = await search.describe(one.words, embed, {
        weights: TEXT_ONLY,
        filter: {},
        k: FIRST,
      });
      const figure = firstFive(one, results, moves);
      figures.push(figure);
      rows.push([
        one.words,
        figure.right.toFixed(2),
        figure.shown.toFixed(2),
        results.map(({ key }) => key).join(' '),
      ]);
    }
    console.log(table(['search', 'found', 'right', 'first five'], rows));
    const mean = (of: 'right' | 'shown') =>
      (figures.reduce((sum, figure) => sum + figure[of], 0) / figures.length).toFixed(3);
    console.log(
      `\n${folder}, ${moves.length} clips, ${figures.length} searches: first five right ${mean('right')}, `,
    );
    console.log(`and where wrong ones beside too few right ones count as well ${mean('shown')}`);
  } finally {
    await rm(database, { recursive: true, force: true });
  }
}

void main();
