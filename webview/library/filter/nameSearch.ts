import type { PanelMove } from '../../../src/protocol/panelData.ts';

type Named = Pick<PanelMove, 'key' | 'metadata'>;

const textOf = new WeakMap<Named, string>();

/** Whether a move's name, path or label contains what was typed; every move's does where nothing was. */
export function isCalled(typed: string): (move: Named) => boolean {
  const wanted = plainText(typed.trim());
  return wanted === '' ? () => true : (move) => searchableText(move).includes(wanted);
}

/** Without case and accents, underscores as spaces: `Giro Básico` is found by `giro basico`. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function searchableText(move: Named): string {
  const known = textOf.get(move);
  if (known !== undefined) {
    return known;
  }
  const text = plainText(`${move.metadata.moveName}\n${move.key}\n${move.metadata.label ?? ''}`);
  textOf.set(move, text);
  return text;
}
