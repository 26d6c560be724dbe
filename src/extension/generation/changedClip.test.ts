import { expect, it } from 'vitest';
import { isChangedClip } from './changedClip.ts';

function isClip(path: string, clipFolder: string | null = null): boolean {
  return isChangedClip(`/home/${path}`, {
    workspaceFolder: '/home',
    clipFolder: clipFolder && `/home/${clipFolder}`,
  });
}

it('takes no TypeScript file for a clip', () => {
  expect(isClip('src/code.ts')).toBe(false);
  expect(isClip('src/module.mts')).toBe(false);
  expect(isClip('clips/camera.MTS')).toBe(true);
  expect(isClip('clips/turn.m2ts')).toBe(true);
});

it('looks only where clips lie', () => {
  expect(isClip('dance.mp4')).toBe(false);
  expect(isClip('dance.mp4', '.')).toBe(true);
  expect(isClip('clips/spin/turn.mp4', 'clips')).toBe(true);
  expect(isClip('clips/notes.json', 'clips')).toBe(false);
  expect(isClip('other/turn.mp4', 'clips')).toBe(false);
  expect(isClip('clips/.previews/turn.mp4', 'clips')).toBe(false);
  expect(isClip('clips/node_modules/turn.mp4', 'clips')).toBe(false);
});
