import { expect, it } from 'vitest';
import { counted, duration, jsonText, lines, printable } from './output.ts';

it('shows control characters and text that turns direction as what they are', () => {
  expect(printable('a\u001b[2Jb\nc\u202ed')).toBe('a\ufffd[2Jb\ufffdc\ufffdd');
  expect(printable('días 💃 ñ')).toBe('días 💃 ñ');
});

it('counts in words', () => {
  expect([0, 1, 2].map((count) => counted(count, 'move'))).toEqual(['0 moves', '1 move', '2 moves']);
});

it('names a time as people do', () => {
  expect([0.31, 45, 59.7, 200, 7500].map(duration)).toEqual([
    '0.3 s',
    '45 s',
    '1 min 0 s',
    '3 min 20 s',
    '2 h 5 min',
  ]);
});

it('writes JSON and lines that cannot move the cursor, and say the same', () => {
  const value = { label: 'a\u001b[2J\u009b1mb\u202ec\nd' };
  const text = jsonText(value);
  expect(JSON.parse(text)).toEqual(value);
  for (const sign of ['\u001b', '\u009b', '\u202e']) {
    expect(text).not.toContain(sign);
  }
  expect(lines('one\u001b[2J\ntwo')).toBe('one\ufffd[2J\ntwo');
});
