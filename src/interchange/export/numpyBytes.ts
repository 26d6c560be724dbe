import { endianness } from 'node:os';

/** Length to which the format pads its header. */
const ALIGNMENT = 64;

/** A vector as the bytes of a `.npy` file, version 1.0: one dimension of float32, little endian. */
export function numpyBytes(vector: Float32Array): Buffer {
  const described = `{'descr': '<f4', 'fortran_order': False, 'shape': (${vector.length},), }`;
  const start = '\x93NUMPY\x01\x00';
  // Two bytes give the header's length, a line break ends it.
  const unpadded = start.length + 2 + described.length + 1;
  const header = `${described}${' '.repeat((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT)}\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([
    Buffer.from(start, 'latin1'),
    length,
    Buffer.from(header, 'latin1'),
    littleEndian(vector),
  ]);
}

function littleEndian(vector: Float32Array): Buffer {
  const bytes = Buffer.from(vector.slice().buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}
