import { readFile, writeFile } from 'node:fs/promises';

/** Writes a copy of a file with some of its bytes changed. */
export async function patched(from: string, to: string, change: (bytes: Buffer) => void): Promise<string> {
  const bytes = await readFile(from);
  change(bytes);
  await writeFile(to, bytes);
  return to;
}

/** Says of an MP4's AAC that it is of another audio object type, which is above 31: 37 is scalable lossless AAC. */
export function asAudioObjectType(type: number) {
  return (bytes: Buffer): void => {
    const config = bytes.indexOf(Buffer.from([0x05, 0x80, 0x80, 0x80]), bytes.indexOf('esds')) + 5;
    const extended = type - 32;
    bytes[config] = 0b11111_000 | (extended >> 3);
    bytes[config + 1] = ((extended & 0b111) << 5) | (bytes[config + 1] & 0b11111);
  };
}

/** Gives an MP4's sound the tag of another codec, and nothing that would say better. */
export function asSoundTagged(tag: string) {
  return (bytes: Buffer): void => {
    const entry = bytes.indexOf('mp4a', bytes.indexOf('smhd'));
    bytes.write(tag, entry, 'latin1');
    bytes.write('skip', bytes.indexOf('esds', entry), 'latin1');
  };
}

/** Gives an MP4's picture the tag of another codec. */
export function asPictureTagged(tag: string) {
  return (bytes: Buffer): void => {
    bytes.write(tag, bytes.indexOf('avc1', bytes.indexOf('stsd')), 'latin1');
  };
}

/** Wipes what the decoder of an MP4's H.264 must know before it begins. */
export function wipeDecoderConfiguration(bytes: Buffer): void {
  const box = bytes.indexOf('avcC') - 4;
  bytes.fill(0, box + 8, box + bytes.readUInt32BE(box));
}

/** Gives an AVI's sound a `wFormatTag`. */
export function asFormatTag(tag: number) {
  return (bytes: Buffer): void => {
    bytes.writeUInt16LE(tag, bytes.indexOf('strf', bytes.indexOf('auds')) + 8);
  };
}

/** Fills a share of a file with zeros from a place on, both of its length. */
export function zeroed(from: number, share: number) {
  return (bytes: Buffer): void => {
    bytes.fill(0, Math.round(from * bytes.length), Math.round((from + share) * bytes.length));
  };
}
