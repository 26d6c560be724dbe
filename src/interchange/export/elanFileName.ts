import type { ClipKey } from '../../moves/clip.ts';

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** File systems take 255 bytes; the extension and a number come on top. */
const LONGEST_BYTES = 200;
const LONGEST_CHARACTERS = 50;

/** Names the annotation documents of clips so that every system can keep them side by side. */
export class ElanFileNames {
  readonly #taken = new Set<string>();

  /** `spin/left_turn.mp4` → `spin/left_turn.mp4.eaf`, with a number where another clip's has that name already. */
  nameOf(key: ClipKey): string {
    const path = key.split('/').map(portable).join('/');
    for (let number = 1; ; number++) {
      const name = number === 1 ? `${path}.eaf` : `${path} (${number}).eaf`;
      const form = name.normalize().toLowerCase();
      if (!this.#taken.has(form)) {
        this.#taken.add(form);
        return name;
      }
    }
  }
}

function portable(name: string): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no file name on Windows may hold them
    .replace(/[\u0000-\u001f<>:"\\|?*]|[. ]+$/g, '_')
    .replace(DEVICE, '_$1');
  return Buffer.byteLength(safe) > LONGEST_BYTES ? [...safe].slice(0, LONGEST_CHARACTERS).join('') : safe;
}
