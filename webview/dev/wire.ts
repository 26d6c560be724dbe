/** Messages of the page's protocol as text: JSON, with arrays of floats as base64 of their bytes. */

const FLOATS = '$float32';

export function toWire(message: unknown): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof Float32Array ? { [FLOATS]: base64Of(value) } : value,
  );
}

export function fromWire(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    isRecord(value) && typeof value[FLOATS] === 'string' ? floatsOf(value[FLOATS]) : value,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const CHUNK = 0x8000;

function base64Of({ buffer, byteOffset, byteLength }: Float32Array): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return btoa(text);
}

function floatsOf(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
}
