import { expect, it } from 'vitest';
import { numpyBytes } from './numpyBytes.ts';

it('a vector is a NumPy file with an aligned header and its own bits', () => {
  const vector = Float32Array.of(1, -0, 0.1);
  const bytes = numpyBytes(vector);
  const data = bytes.subarray(128);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
  expect(bytes.readUInt16LE(8)).toBe(118);
  expect(bytes.subarray(10, 128).toString('latin1')).toBe(
    `${"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }".padEnd(117)}\n`,
  );
  expect([0, 4, 8].map((offset) => data.readFloatLE(offset))).toEqual([...vector]);
});
