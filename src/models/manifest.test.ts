import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POSE_MODEL, DEFAULT_TEXT_MODEL, fileOf, MODELS, modelId } from './manifest.ts';

describe('the manifest', () => {
  it('names the models that are used where nobody says', () => {
    const idsOf = (part: string) =>
      MODELS.filter((spec) => spec.part === part && spec.ships).map(({ id }) => id);
    expect(idsOf('text')).toContain(DEFAULT_TEXT_MODEL);
    expect(idsOf('pose')).toContain(DEFAULT_POSE_MODEL);
  });

  it.each(MODELS.filter((spec) => spec.ships))(
    'agrees with the files of $id, which ship with their licence',
    (spec) => {
      for (const file of spec.files) {
        const bytes = readFileSync(join('models', spec.id, file.name));
        expect(bytes.length).toBe(file.bytes);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      }
      expect(readFileSync(join('models', spec.id, 'LICENSE'), 'utf8')).toContain('Apache License');
    },
  );

  it('ships nothing under a licence that asks for consent', () => {
    const licences = MODELS.filter((spec) => spec.ships).map((spec) => spec.licence);
    expect(new Set(licences)).toEqual(new Set(['Apache-2.0']));
  });
});

it('marks vectors with the model, its weights and the method', () => {
  const [spec] = MODELS;
  expect(modelId(spec, fileOf(spec, 'weights').sha256, 1)).toBe('all-MiniLM-L6-v2@afdb6f1a+1');
});
