import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { SHARED_EXTENSIONS, SONG_EXTENSIONS, VIDEO_EXTENSIONS } from '../moves/clip.ts';

const SHARED: ReadonlySet<string> = new Set(SHARED_EXTENSIONS);

function named(extensions: readonly string[]): string {
  return String.raw`resourceExtname =~ /^\.(${extensions.join('|')})$/`;
}

/** What cameras write in upper case is TypeScript in lower case. */
const IS_VIDEO = `(${named(VIDEO_EXTENSIONS.filter((one) => !SHARED.has(one)))}i || ${named(
  SHARED_EXTENSIONS.map((one) => one.toUpperCase()),
)})`;
const IS_SONG = `${named(SONG_EXTENSIONS)}i`;

it('the menus of videos and songs are there for every kind of file that is one', () => {
  const conditions = manifest.contributes.menus['explorer/context']
    .filter(({ when }) => when.includes('resourceExtname'))
    .map(({ command, when }) => [command, when.split(' && !explorerResourceIsFolder')[0]]);
  expect(conditions).toEqual([
    ['moveEmbeddings.findSimilar', IS_VIDEO],
    ['moveEmbeddings.labelMoves', IS_VIDEO],
    ['moveEmbeddings.planChoreography', IS_SONG],
    ['moveEmbeddings.planChoreography', IS_VIDEO],
  ]);
});
