import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findModel, modelSpec } from '../../models/findModel.ts';
import { DEFAULT_TEXT_MODEL } from '../../models/manifest.ts';
import { modelPlaces } from '../../models/modelPlaces.ts';
import { dot } from '../../moves/vectors.ts';
import golden from './textEmbedder.golden.json';
import { TextEmbedder } from './textEmbedder.ts';

let embedder: TextEmbedder;

beforeAll(async () => {
  embedder = await TextEmbedder.open(await findModel(modelSpec(DEFAULT_TEXT_MODEL), modelPlaces()));
});
afterAll(() => embedder.close());

const embed = async (text: string) => (await embedder.embed([text]))[0];

const description = (label: string, difficulty = 'low', energy = 'high') =>
  `${label} bachata move, ${difficulty} difficulty, ${energy} energy`;

describe('the vector of a description', () => {
  it('has 384 components and length 1', async () => {
    const vector = await embed(description('shadow'));
    expect(vector).toHaveLength(384);
    expect(Math.abs(dot(vector, vector) - 1)).toBeLessThan(1e-6);
  });

  // Processors multiply 8-bit numbers with different rounding, so that the numbers are not the same everywhere.
  it.each(golden)('is what it has always been: $text', async ({ text, vector }) => {
    const length = Math.hypot(...vector);
    expect(
      dot(
        await embed(text),
        Float32Array.from(vector, (component) => component / length),
      ),
    ).toBeGreaterThan(0.98);
  });

  it('is the same to the bit whatever it is embedded with', async () => {
    const text = description('spin');
    const others = [description('a far longer and quite different hammerlock'), '', description('basic')];
    const [, , together] = await embedder.embed([...others.slice(0, 2), text, ...others.slice(2)]);
    expect(together).toEqual(await embed(text));
  });

  it('is made once for equal texts, and belongs to each of them', async () => {
    const [first, other, second] = await embedder.embed(['spin', 'basic', 'spin']);
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
    first.fill(0);
    expect(second).not.toEqual(first);
  });

  it('counts up to 256 tokens', async () => {
    // 254 words and the marks of start and end.
    const words = 'dance '.repeat(254);
    expect(await embed(`${words}and nothing more`)).toEqual(await embed(words));
    expect(await embed('dance '.repeat(253))).not.toEqual(await embed(words));
  });

  it('exists for a text without words', async () => {
    for (const text of ['', ' \n', '💃🕺', 'vuelta ñ ü']) {
      const vector = await embed(text);
      expect(Math.abs(dot(vector, vector) - 1)).toBeLessThan(1e-6);
    }
  });

  it('lies closer to what means nearly the same', async () => {
    const [query, near, far] = await embedder.embed([
      'a woman turns around herself',
      description('spin'),
      'the stock market fell on Tuesday',
    ]);
    expect(dot(query, near)).toBeGreaterThan(dot(query, far) + 0.1);
  });
});

it('marks its vectors with the model, its weights and the method', () => {
  expect(embedder.modelId).toBe('all-MiniLM-L6-v2@afdb6f1a+1');
});

const data = '../shared/data';
const here = existsSync(`${data}/reference_move_embeddings.json`);

describe.skipIf(!here)('on the real annotations (needs ../shared/data)', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(`${data}/${name}`, 'utf8'));
  const annotation = z.object({
    video_path: z.string(),
    move_label: z.string(),
    difficulty: z.string(),
    energy_level: z.string(),
  });
  const reference = z.object({ video_path: z.string(), text_embedding: z.array(z.number()) });

  it('agrees with the reference to a cosine of .985 for every clip', async () => {
    const { clips } = z.object({ clips: z.array(annotation) }).parse(read('bachata_annotations.json'));
    const { embeddings } = z
      .object({ embeddings: z.array(reference) })
      .parse(read('reference_move_embeddings.json'));
    const lastTwo = (path: string) => path.split('/').slice(-2).join('/');
    const expected = new Map(embeddings.map((entry) => [lastTwo(entry.video_path), entry.text_embedding]));
    const texts = clips.map((clip) => description(clip.move_label, clip.difficulty, clip.energy_level));
    const vectors = await embedder.embed(texts);
    const cosines = clips.map(({ video_path }, i) => {
      const other = expected.get(lastTwo(video_path)) ?? [];
      return dot(vectors[i], Float32Array.from(other)) / Math.hypot(...other);
    });
    expect(cosines).toHaveLength(56);
    expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.985);
  });
});
