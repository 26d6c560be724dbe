import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { toolContributions } from './toolContributions.ts';

it('package.json tells VS Code of the tools as they are: `npm run schema` writes it', () => {
  expect(manifest.contributes.languageModelTools).toEqual(toolContributions());
});
