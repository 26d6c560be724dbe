import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { PLAN_EXTENSION } from '../../src/choreography/plan/choreography.ts';
import { PLAN_SCHEMA_FILE, planSchemaText } from './planSchema.ts';

describe('the published schema of plans', () => {
  it('is that of the code: `npm run schema` writes it', async () => {
    expect(await readFile(PLAN_SCHEMA_FILE, 'utf8')).toBe(planSchemaText());
  });

  it('is given to VS Code for files of that name', () => {
    expect(manifest.contributes.jsonValidation).toContainEqual({
      fileMatch: `*${PLAN_EXTENSION}`,
      url: `./${PLAN_SCHEMA_FILE}`,
    });
  });

  it('describes the fields and allows no others', () => {
    const schema = JSON.parse(planSchemaText());
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.blocks.items.properties.clip.description).toContain('clip folder');
    expect(schema.required).toContain('blocks');
    expect(schema.required).not.toContain('$schema');
  });
});
