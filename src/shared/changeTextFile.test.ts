import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeTextFile, textOf } from './changeTextFile.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'text-file-'));
  path = join(folder, 'a.json');
});
afterEach(() => rm(folder, { recursive: true }));

const append = (more: string) => async (text: string | null) => ({ text: (text ?? '') + more, answer: null });

describe('changing a text file', () => {
  it('reads it again where another program has changed it meanwhile, whose change stays', async () => {
    await writeFile(path, 'one ');
    let reads = 0;
    await changeTextFile(path, async (text) => {
      if (++reads === 1) {
        await writeFile(path, 'theirs ');
      }
      return append('mine')(text);
    });
    expect([reads, await readFile(path, 'utf8')]).toEqual([2, 'theirs mine']);
  });

  it('comes after the change that another is at', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((letter) => changeTextFile(path, append(letter))));
    expect([...(await readFile(path, 'utf8'))].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFF{"é": 1} ', 'utf16le'), '\uFEFF{"é": 1} x', 'utf16le'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"é": 1} '), '\uFEFF{"é": 1} x', 'utf8'],
    ['Windows-1252', Buffer.from('{"é": 1} ', 'latin1'), '{"é": 1} x', 'latin1'],
  ] as const)('keeps %s', async (_, before, after, encoding) => {
    await writeFile(path, before);
    await changeTextFile(path, append('x'));
    expect((await readFile(path)).toString(encoding)).toBe(after);
  });

  it('escapes what the encoding of the file lacks', async () => {
    await writeFile(path, Buffer.from('"é ', 'latin1'));
    await changeTextFile(path, append('€ 課 💃"'));
    expect(JSON.parse((await textOf(path)) ?? '')).toBe('é € 課 💃');
    expect(await readFile(path, 'latin1')).toContain('\\u8ab2');
  });
});
