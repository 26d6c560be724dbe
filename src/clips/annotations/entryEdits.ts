import { type Edit, type Node, parseTree } from 'jsonc-parser';
import { maskMissingNumbers } from './lenientJson.ts';

/** What a cell of an entry holds from now on; undefined where the field is taken out. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** Fields of an entry, by the name that they have in the file. */
export type Cells = ReadonlyMap<string, Cell>;

/** What is to become of the entries of an annotations file. */
export interface EntryChanges {
  /** By the entry's place in the list. */
  readonly changed: ReadonlyMap<number, Cells>;
  /** Put after the others, in this order. */
  readonly added: readonly Cells[];
}

/**
 * The edits that make the changes in a text and touch nothing else of it: order, comments, unknown fields and the way in
 * which it is laid out stay. A new field or entry is laid out like the one before it.
 * @param text JSON as `parseLenientJson` takes it, with a list `clips`
 */
export function entryEdits(text: string, { changed, added }: EntryChanges): Edit[] {
  const listed = listIn(text);
  const edits = [...changed].flatMap(([index, cells]) => {
    const entry = listed.entries[index];
    return entry?.type === 'object' ? cellEdits(text, entry, cells) : [];
  });
  return [...edits, ...(added.length === 0 ? [] : insertionsOf(listed, added))];
}

interface Listed {
  readonly text: string;
  readonly list: Node;
  readonly entries: readonly Node[];
}

function listIn(text: string): Listed {
  const root = parseTree(maskMissingNumbers(text), [], { allowTrailingComma: true });
  const list = root && propertiesOf(root).findLast(({ name }) => name === 'clips')?.value;
  if (list?.type !== 'array') {
    throw new Error('the annotations have no list of clips');
  }
  return { text, list, entries: list.children ?? [] };
}

interface Property {
  readonly name: string;
  /** The whole property, from its name to its value. */
  readonly node: Node;
  readonly value: Node;
}

function propertiesOf(node: Node): Property[] {
  return (node.children ?? []).flatMap((child) => {
    const [name, value] = child.children ?? [];
    return name && value ? [{ name: String(name.value), node: child, value }] : [];
  });
}

function cellEdits(text: string, entry: Node, cells: Cells): Edit[] {
  const properties = propertiesOf(entry);
  const edits: Edit[] = [];
  const news: [string, Cell][] = [];
  const removed = new Set<Property>();
  for (const [name, cell] of cells) {
    const named = properties.filter((property) => property.name === name);
    // Of two fields of one name the last counts.
    const last = named.at(-1);
    if (cell === undefined) {
      for (const property of named) {
        removed.add(property);
      }
    } else if (last) {
      const { offset, length } = last.value;
      edits.push({ offset, length, content: JSON.stringify(cell) });
    } else {
      news.push([name, cell]);
    }
  }
  const like = properties.at(-1);
  const colon = like ? colonOf(text, like) : ': ';
  const texts = news.map(([name, cell]) => propertyText(name, cell, colon));
  const added = like && texts.length > 0 ? additionsAfter(text, like.node, texts) : [];
  return [...edits, ...removalsOf(text, properties, removed), ...added];
}

/** Takes properties out, each with a comma and the space before it; comments stay. */
function removalsOf(text: string, properties: readonly Property[], removed: ReadonlySet<Property>): Edit[] {
  const lastKept = properties.findLastIndex((property) => !removed.has(property));
  return properties.flatMap((property, i) => {
    if (!removed.has(property)) {
      return [];
    }
    const { offset } = property.node;
    const space = spaceBefore(text, offset);
    // What comes after a comment to the end of its line has to stay on another.
    const start = endsInComment(text.slice(0, offset - space.length)) ? offset : offset - space.length;
    // The comma after it, or where no field follows the one before it.
    const before = i < lastKept ? property : properties[i - 1];
    const comma = before ? [{ offset: commaAfter(text, before.node), length: 1, content: '' }] : [];
    return [{ offset: start, length: endOf(property.node) - start, content: '' }, ...comma];
  });
}

/** Puts properties or entries after the last one, and after a comment that belongs to that. */
function additionsAfter(text: string, last: Node, texts: readonly string[]): Edit[] {
  const gap = spaceBefore(text, last.offset);
  const content = texts.map((each) => gap + each).join(',');
  const end = endOf(last);
  const comment = gap.includes('\n') && /^[ \t]*(,?)[ \t]*\/\/[^\r\n]*/.exec(text.slice(end));
  if (!comment) {
    return [{ offset: end, length: 0, content: `,${content}` }];
  }
  const [line, comma] = comment;
  const addition = { offset: end + line.length, length: 0, content };
  return comma === ',' ? [addition] : [{ offset: end, length: 0, content: ',' }, addition];
}

function insertionsOf({ text, list, entries }: Listed, added: readonly Cells[]): Edit[] {
  const last = entries.at(-1);
  if (!last) {
    const outer = indentOf(text, list.offset);
    const inner = `\n${outer}  `;
    const texts = added.map(
      (cells) => inner + entryText(cells, { gap: `${inner}  `, colon: ': ', end: inner }),
    );
    return [{ offset: list.offset + 1, length: 0, content: `${texts.join(',')}\n${outer}` }];
  }
  const layout = layoutOf(text, entries);
  return additionsAfter(
    text,
    last,
    added.map((cells) => entryText(cells, layout)),
  );
}

/** How the last entry is laid out. */
function layoutOf(text: string, entries: readonly Node[]): Layout {
  const entry = entries.findLast(({ type }) => type === 'object');
  const like = entry && propertiesOf(entry).at(-1);
  return entry && like
    ? {
        gap: spaceBefore(text, like.node.offset),
        colon: colonOf(text, like),
        end: spaceBefore(text, endOf(entry) - 1),
      }
    : { gap: ' ', colon: ': ', end: ' ' };
}

function endsInComment(text: string): boolean {
  return text.slice(text.lastIndexOf('\n') + 1).includes('//');
}

/** Where the comma stands that separates a property from the next one. */
function commaAfter(text: string, node: Node): number {
  const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|,/g;
  comment.lastIndex = endOf(node);
  for (let found = comment.exec(text); found; found = comment.exec(text)) {
    if (found[0] === ',') {
      return found.index;
    }
  }
  throw new Error('no field follows');
}

interface Layout {
  /** What stands before each field but the first of a line. */
  readonly gap: string;
  readonly colon: string;
  /** What stands before the closing brace. */
  readonly end: string;
}

function entryText(cells: Cells, { gap, colon, end }: Layout): string {
  const texts = Array.from(cells, ([name, cell]) => propertyText(name, cell, colon));
  return `{${gap.includes('\n') ? gap : end}${texts.join(`,${gap}`)}${end}}`;
}

function propertyText(name: string, cell: Cell, colon: string): string {
  return `${JSON.stringify(name)}${colon}${JSON.stringify(cell)}`;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** What separates the name of a property from its value. */
function colonOf(text: string, { node, value }: Property): string {
  const [name] = node.children ?? [];
  const between = name ? text.slice(endOf(name), value.offset) : '';
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ': ';
}

/** The blanks and line breaks that stand right before an offset. */
function spaceBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && ' \t\r\n'.includes(text[start - 1])) {
    start--;
  }
  return text.slice(start, offset);
}

/** The blanks that the line of an offset begins with. */
function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}
