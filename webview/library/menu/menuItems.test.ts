import { expect, it } from 'vitest';
import { move } from '../testing/builders.ts';
import { type Allowed, actionsFor } from './menuItems.ts';

const HERE = move('spin/double.mp4');
const THERE = move('dips/low.mp4');
const FAR = move('dips/loaded.mp4', {}, { hasClip: false });
const MOVES = new Map([HERE, THERE, FAR].map((one) => [one.key, one]));

const menu = (allowed: Allowed, ...moves: readonly (typeof HERE)[]) =>
  actionsFor(
    moves.map(({ key }) => key),
    MOVES,
    allowed,
  );

it.each([
  [
    'one move',
    [HERE],
    [
      ['play', 'similar'],
      ['label', 'collect'],
      ['open', 'reveal', 'copy-path'],
    ],
  ],
  ['two moves', [HERE, THERE], [['compare', 'only'], ['label', 'collect'], ['copy-path']]],
  ['a move without its clip', [FAR], [['similar'], ['label', 'collect']]],
  ['two moves of which one has no clip', [HERE, FAR], [['only'], ['label', 'collect'], ['copy-path']]],
] as const)('the menu of %s offers only what works', (_, moves, actions) => {
  expect(menu({ mayWrite: true, isInCollection: false }, ...moves)).toEqual(actions);
});

it('the menu offers no labels and collections where nothing may be written', () => {
  expect(menu({ mayWrite: false, isInCollection: true }, FAR)).toEqual([['similar']]);
});

it('the menu takes moves out of the collection that is shown', () => {
  expect(menu({ mayWrite: true, isInCollection: true }, FAR)).toEqual([
    ['similar'],
    ['label', 'collect', 'uncollect'],
  ]);
});
