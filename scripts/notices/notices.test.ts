import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noticesText } from './notices.ts';
import { shippedPackages } from './shippedPackages.ts';

it('THIRD_PARTY_NOTICES.md is what `npm run notices` writes', () => {
  expect(readFileSync('THIRD_PARTY_NOTICES.md', 'utf8')).toBe(noticesText(shippedPackages()));
});

it('no library ships under a licence that would bind the program', () => {
  const licences = new Set(shippedPackages().map(({ licence }) => licence));
  expect([...licences].sort()).toEqual([
    '(MIT OR CC0-1.0)',
    '0BSD',
    'Apache-2.0',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    // The icons of VS Code: named in the notices, which is all that this licence asks.
    'CC-BY-4.0',
    'ISC',
    'MIT',
    // resvg, which draws captions, unchanged: the notices say where its sources are.
    'MPL-2.0',
  ]);
});
