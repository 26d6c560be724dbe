import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** Part of a line of text; lines and characters count from 0. */
export interface PlaceInText {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where the value of a field such as `clips[3].difficulty` stands, as far as its first line goes; of what is around it
 * where the field is not there.
 * @returns null where the text cannot be read, or has nothing there
 */
export function placeOfField(text: string, field: string): PlaceInText | null {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const path = (field.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let depth = path.length; tree && depth > 1; depth--) {
    const node = findNodeAtLocation(tree, path.slice(0, depth));
    if (node) {
      const before = text.slice(0, node.offset).split('\n');
      const [first] = text.slice(node.offset, node.offset + node.length).split(/\r?\n/);
      const start = before[before.length - 1].length;
      return { line: before.length - 1, start, end: start + first.length };
    }
  }
  return null;
}
