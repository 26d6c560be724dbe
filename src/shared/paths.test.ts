import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultEmbeddingsFile, libraryRootOf } from './paths.ts';

/** Where the embeddings file of clips goes, seen from the folder that is open. */
function fileOf(clipFolder: string, opened: string): string {
  const folder = resolve(clipFolder);
  return defaultEmbeddingsFile(folder, libraryRootOf(folder, resolve(opened)));
}

describe('the place of the embeddings file', () => {
  it('is beside the clip folder', () => {
    expect(fileOf('/dance/moves/clips', '/dance')).toBe(resolve('/dance/moves/move_embeddings.json'));
  });

  it('is inside the opened folder where that holds the clips themselves', () => {
    expect(fileOf('/dance/clips', '/dance/clips')).toBe(resolve('/dance/clips/move_embeddings.json'));
  });

  it('is beside a clip folder that lies elsewhere than the current folder', () => {
    expect(fileOf('/dance/clips', '/home')).toBe(resolve('/dance/move_embeddings.json'));
  });
});
