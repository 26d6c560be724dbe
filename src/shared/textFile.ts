import { readFile, stat } from 'node:fs/promises';
import { Failure, type FailureCode } from './failure.ts';
import { storageFailure } from './storageFailure.ts';

/**
 * Bytes of a file that a user named.
 * @throws Failure `storage` where it cannot be read; `code` where it is no file or larger than `maxBytes`
 */
export async function readBounded(path: string, maxBytes: number, code: FailureCode): Promise<Buffer> {
  try {
    const { size, isDirectory } = await stat(path).then((found) => ({
      size: found.size,
      isDirectory: found.isDirectory(),
    }));
    if (isDirectory) {
      throw new Failure(code, `${path} is a folder, not a file.`, { remedy: 'Name the file inside it.' });
    }
    if (size > maxBytes) {
      const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
      throw new Failure(
        code,
        `${path} has ${megabytes(size)} MB; at most ${megabytes(maxBytes)} MB are read.`,
        {
          remedy: 'Split it into several files, or check that it is the right one.',
        },
      );
    }
    return await readFile(path);
  } catch (error) {
    throw storageFailure(path, 'read', error);
  }
}

/** JSON text of bytes in UTF-8, with or without a byte order mark. @throws TypeError */
export function decodeUtf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/**
 * Text of bytes in whatever encoding an editor saves: UTF-8 or UTF-16 with or without a byte order mark, else
 * Windows-1252, of which Latin-1 is a part. Text cut off within a character is read up to there.
 */
export function decodeText(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  return encoding === 'windows-1252'
    ? bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => MARKS[char.charCodeAt(0) - 0x80])
    : new TextDecoder(encoding).decode(bytes);
}

/**
 * The bytes of a text in the encoding of other bytes. A sign that Windows-1252 lacks is escaped as JSON texts may have it.
 */
export function encodeLike(text: string, bytes: Buffer): Buffer {
  const encoding = encodingOf(bytes);
  if (encoding === 'windows-1252') {
    return Buffer.concat(Array.from(text, (sign) => windows1252(sign)));
  }
  const marks = encoding === 'utf-8' ? [0xef, 0xbb] : encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
  const marked = marks.every((byte, i) => bytes[i] === byte);
  return inUnicode(marked ? `\uFEFF${text}` : text, encoding);
}

function inUnicode(text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Buffer {
  return encoding === 'utf-8'
    ? Buffer.from(text, 'utf8')
    : encoding === 'utf-16le'
      ? Buffer.from(text, 'utf16le')
      : Buffer.from(text, 'utf16le').swap16();
}

function windows1252(sign: string): Buffer {
  const mark = MARKS.indexOf(sign);
  const code = mark >= 0 ? 0x80 + mark : sign.charCodeAt(0);
  return sign.length === 1 && code < 0x100
    ? Buffer.of(code)
    : Buffer.from(
        sign.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
      );
}

/** What Windows-1252 has from 0x80 to 0x9f. Node's own decoder takes it for Latin-1. */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return 'utf-16le';
  }
  // The texts read here begin with a sign of ASCII: a NUL beside it is the other half of two bytes.
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) {
    return 'utf-16be';
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    // As a stream, so that an unfinished last character is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
