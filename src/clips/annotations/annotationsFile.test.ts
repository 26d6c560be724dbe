import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipKey } from '../../../test/library/moveBuilder.ts';
import { annotationFaultWords } from '../../moves/reasons/annotationProblemWords.ts';
import { Failure } from '../../shared/failure.ts';
import { readAnnotations } from './annotationsFile.ts';
import { matchAnnotations } from './matchAnnotations.ts';

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annotations-'));
  path = join(folder, 'annotations.json');
});

afterAll(() => rm(folder, { recursive: true }));

/** The annotations of a file with this content, or the failure that it is refused with. Anything else is thrown on. */
async function reading(content: string | Uint8Array) {
  await writeFile(path, content);
  try {
    return await readAnnotations(path);
  } catch (error) {
    if (error instanceof Failure) {
      return error;
    }
    throw error;
  }
}

function entry(fields: Record<string, unknown> = {}) {
  const levels = { energy_level: 'low', difficulty: 'high' };
  return {
    clip_id: 'id',
    video_path: 'a/x.mp4',
    move_label: 'basic',
    estimated_tempo: 120,
    ...levels,
    ...fields,
  };
}

function expectSound(outcome: Awaited<ReturnType<typeof reading>>): void {
  if (outcome instanceof Failure) {
    expect(outcome.code).toBe('bad-annotations');
    expect(outcome.remedy).not.toBeNull();
    expect(outcome.message.length).toBeLessThan(5000);
    return;
  }
  const clips = [clipKey('a/x.mp4'), clipKey('x.mp4')];
  const { annotationOf, problems } = matchAnnotations(clips, outcome);
  for (const key of annotationOf.keys()) {
    expect(clips).toContain(key);
  }
  for (const { fault, field } of problems) {
    expect(field).toMatch(/^clips\[\d+\]/);
    expect(annotationFaultWords(fault, { l10n: { t: (sentence) => sentence } })).not.toBe('');
  }
}

describe('annotations of any content', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.constantFrom('low', '../../x.mp4', '/x.mp4', 'a\0.mp4', -1, 1e308),
  );
  const faulty = fc.dictionary(
    fc.constantFrom(
      'clip_id',
      'video_path',
      'move_label',
      'energy_level',
      'estimated_tempo',
      'difficulty',
      '__proto__',
    ),
    value,
  );
  const documents = fc.oneof(
    fc.jsonValue().map((document) => JSON.stringify(document)),
    fc.array(faulty, { maxLength: 4 }).map((changes) => JSON.stringify({ clips: changes.map(entry) })),
    fc.string().map((text) => `{"clips": [${text}]}`),
  );

  it('are read or refused, and name no clip that is not there', {
    timeout: 60_000,
  }, async () => {
    const property = fc.asyncProperty(fc.oneof(documents, fc.uint8Array()), async (content) => {
      expectSound(await reading(content));
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  it.each([
    ['NUL bytes', Buffer.alloc(4096)],
    ['a hundred thousand lists in one another', '['.repeat(1e5) + ']'.repeat(1e5)],
    ['a hundred thousand objects in one another', `${'{"clips":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
    ['a megabyte in the wrong place', `{"clips": "${'x'.repeat(2 ** 20)}"}`],
    ['words that move the cursor', '{"clips": \u001b[2J\u001b[H}'],
  ])('are refused in a few plain words: %s', async (_, content) => {
    const outcome = await reading(content);
    expect(outcome).toBeInstanceOf(Failure);
    expectSound(outcome);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(outcome instanceof Failure && outcome.message).not.toMatch(/[\u0000-\u0009\u001b]/);
  });

  it('say the dance', async () => {
    expect(await reading(JSON.stringify({ clips: [entry({ dance: 'salsa' })] }))).toMatchObject({
      entries: [{ said: { dance: 'salsa', label: 'basic' } }],
    });
  });

  it.each([
    [
      ['class', ' wedding ', 'class'],
      ['class', 'wedding'],
    ],
    ['class, wedding', ['class', 'wedding']],
    [[], null],
    ['', null],
  ])('say tags: %j', async (tags, said) => {
    expect(await reading(JSON.stringify({ clips: [entry({ tags })] }))).toMatchObject({
      entries: [{ said: { tags: said } }],
    });
  });

  it('are at fault in an entry whose tags are no texts', async () => {
    expect(await reading(JSON.stringify({ clips: [entry({ tags: [1] })] }))).toMatchObject({
      problems: [{ field: 'clips[0].tags', fault: { kind: 'not-text' } }],
    });
  });

  it('take the last of two fields of one name, as JSON does', async () => {
    const text = JSON.stringify(entry()).replace('{', '{"clip_id": "first", "move_label": "first",');
    expect(await reading(`{"clips": [], "clips": [${text}]}`)).toMatchObject({
      entries: [{ said: { clipId: 'id', label: 'basic' } }],
    });
  });

  it('are not read where there are 100 MB of them', async () => {
    await writeFile(path, '{"clips": [');
    await truncate(path, 100 * 2 ** 20);
    await expect(readAnnotations(path)).rejects.toMatchObject({
      code: 'bad-annotations',
      message: expect.stringContaining('100 MB'),
    });
  });
});
