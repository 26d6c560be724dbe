import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { readAnnotations } from '../../src/clips/annotations/annotationsFile.ts';
import {
  ANNOTATIONS_FILE_MATCH,
  ANNOTATIONS_SCHEMA_FILE,
  annotationsSchemaText,
} from './annotationsSchema.ts';

const ENTRY = JSON.parse(annotationsSchemaText()).properties.clips.items;
const WORDS = ['low', ' High ', 'MEDIUM', '', ' ', 'Beginner', 'advanced', 'hard', 'lower', 'low high'];

describe('the published schema of annotations', () => {
  it('is that of the code: `npm run schema` writes it', async () => {
    expect(await readFile(ANNOTATIONS_SCHEMA_FILE, 'utf8')).toBe(annotationsSchemaText());
  });

  it('is given to VS Code for files of that name', () => {
    expect(manifest.contributes.jsonValidation).toContainEqual({
      fileMatch: ANNOTATIONS_FILE_MATCH,
      url: `./${ANNOTATIONS_SCHEMA_FILE}`,
    });
  });

  it.each(['energy_level', 'difficulty'])(
    'takes the words that are read in %s, and no others',
    async (field) => {
      const folder = await mkdtemp(join(tmpdir(), 'schema-'));
      const file = join(folder, 'annotations.json');
      const pattern = new RegExp(ENTRY.properties[field].anyOf.at(-1).pattern);
      for (const word of WORDS) {
        await writeFile(file, JSON.stringify({ clips: [{ video_path: 'a.mp4', [field]: word }] }));
        const { problems } = await readAnnotations(file);
        expect(pattern.test(word), word).toBe(problems.length === 0);
      }
      await rm(folder, { recursive: true });
    },
  );
});
