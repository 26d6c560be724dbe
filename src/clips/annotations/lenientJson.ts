import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';

/** A document, and where in its text a value stands. */
export interface LenientJson {
  readonly value: unknown;
  /** Line of the value at a path, counted from 1: of the nearest thing around it where it is not there. */
  lineOf(path: readonly (string | number)[]): number | null;
}

/** Words that other programs write for a missing number, beside the texts and comments in which they may stand. */
const MISSING_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|-?\b(?:NaN|Infinity)\b/g;

/**
 * Reads JSON as people and programs write it: with comments, trailing commas, and NaN or Infinity, which are read as
 * an empty text. Of two fields of one name the last counts.
 * @throws SyntaxError naming line and column
 */
export function parseLenientJson(text: string): LenientJson {
  let tree: Node | undefined;
  const lineOf = (path: readonly (string | number)[]) => {
    tree ??= treeOf(text);
    for (let depth = path.length; depth > 0; depth--) {
      const node = tree && findNodeAtLocation(tree, path.slice(0, depth));
      if (node) {
        return lineAt(text, node.offset);
      }
    }
    return null;
  };
  try {
    return { value: JSON.parse(text), lineOf };
  } catch {
    tree = treeOf(text);
    return { value: tree && getNodeValue(tree), lineOf };
  }
}

function treeOf(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(maskMissingNumbers(text), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const line = lineAt(text, first.offset);
    const column = first.offset - text.lastIndexOf('\n', first.offset - 1);
    throw new SyntaxError(`line ${line}, column ${column} is not as it should be`);
  }
  return tree;
}

/** The text with empty texts for missing numbers; as long, so that every place in it stays. */
export function maskMissingNumbers(text: string): string {
  return text.replace(MISSING_NUMBERS, (found) =>
    /^-?[NI]/.test(found) ? '""'.padEnd(found.length) : found,
  );
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
