import { expect, it } from 'vitest';
import { ANNOTATED_WORDS } from '../../moves/labels/metadata.ts';
import { closestFirst } from './closestWords.ts';

it.each([
  ['beginer', 'beginner'],
  [' Advance', 'advanced'],
  ['mediun', 'medium'],
  ['hight', 'high'],
  ['INTERMEDIATE!', 'intermediate'],
])('is for %s %s', (written, closest) => {
  const order = closestFirst(written, ANNOTATED_WORDS.difficulty);
  expect(order[0]).toBe(closest);
  expect([...order].sort()).toEqual([...ANNOTATED_WORDS.difficulty].sort());
});
