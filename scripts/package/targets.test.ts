import { describe, expect, it } from 'vitest';
import { isServed, SERVED_PLATFORMS } from '../../src/extension/servedPlatforms.ts';
import { TARGETS } from './targets.mjs';

describe('the platforms', () => {
  it('that there are packages of are those that the extension runs on', () => {
    expect(TARGETS.map(({ name }) => name).sort()).toEqual([...SERVED_PLATFORMS].sort());
  });

  it('without binaries are told apart from those with them', () => {
    expect(isServed('darwin', 'arm64')).toBe(true);
    expect(isServed('darwin', 'x64')).toBe(false);
    expect(isServed('win32', 'arm64')).toBe(false);
  });
});
