import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../scripts/package/targets.mjs';

const REPOSITORY = join(import.meta.dirname, '../..');

/** What a binary's first bytes say that it is for. Sources: the ELF, Mach-O and PE/COFF specifications. */
function platformOf(binary: Buffer): string {
  if (binary.subarray(0, 4).toString('latin1') === '\x7fELF') {
    return { 62: 'linux-x64', 183: 'linux-arm64' }[binary.readUInt16LE(18)] ?? 'linux-?';
  }
  if (binary.readUInt32LE(0) === 0xfeedfacf) {
    return binary.readUInt32LE(4) === 0x0100000c ? 'darwin-arm64' : 'darwin-?';
  }
  if (binary.subarray(0, 2).toString('latin1') === 'MZ') {
    return binary.readUInt16LE(binary.readUInt32LE(60) + 4) === 0x8664 ? 'win32-x64' : 'win32-?';
  }
  return 'unknown';
}

const isOnline = (await execa('npm', ['ping'], { reject: false })).exitCode === 0;

/** This machine's own is packed, installed and worked with by the story. */
const OTHERS = TARGETS.filter(({ name }) => name !== `${process.platform}-${process.arch}`);

describe.skipIf(!isOnline).each(OTHERS)('the package for $name', ({ name }) => {
  it('holds bundles, models, samples and the natives of its own platform, and nothing else', async () => {
    await execa(process.execPath, ['scripts/package.mjs', '--stage', name], { cwd: REPOSITORY });
    const stage = join(REPOSITORY, 'out/package', name);
    const files = (await readdir(stage, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file));
    const natives = files.filter((file) => /\.(node|so|dylib|dll)(\.\d+)*$/.test(file));
    expect(natives).toHaveLength(4);
    for (const native of natives) {
      expect.soft(platformOf(await readFile(native)), native).toBe(name);
    }
    expect(files.filter((file) => /\.(map|ts|mts|mjs)$|node_modules/.test(file))).toEqual([]);
    expect(files).toContain(join(stage, 'models/movenet-multipose-int8/model.onnx'));
    expect(files).toContain(join(stage, 'samples/annotations.json'));
  });
});
