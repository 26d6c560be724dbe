import { type AnnotatedField, LABEL_FIELDS } from '../../../src/moves/labels/fields.ts';

/** What a key does while labels are given. */
export type LabelKey =
  | { readonly does: 'say'; readonly field: AnnotatedField; readonly value: string }
  | { readonly does: 'type'; readonly field: AnnotatedField }
  | { readonly does: 'next' | 'undo' | 'redo' };

/** Choices that have digits, one after the other: 1 to 3 for difficulty, 4 to 6 for energy. */
const WITH_DIGITS = (['difficulty', 'energy'] as const).flatMap((field) =>
  LABEL_FIELDS[field].values.map((value) => ({ field, value })),
);

/** The digit that says a value; null where there is none. */
export function digitOf(field: AnnotatedField, value: string): string | null {
  const index = WITH_DIGITS.findIndex((known) => known.field === field && known.value === value);
  return index < 0 ? null : String(index + 1);
}

/** Null for every other key. */
export function labelKeyOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): LabelKey | null {
  if (altKey) {
    return null;
  }
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    const redoes = letter === 'y' || (letter === 'z' && shiftKey);
    return redoes ? { does: 'redo' } : letter === 'z' ? { does: 'undo' } : null;
  }
  switch (key) {
    case 'n':
      return { does: 'next' };
    case 't':
      return { does: 'type', field: 'tags' };
    case 'l':
      return { does: 'type', field: 'label' };
    default: {
      const said = WITH_DIGITS.find((_, index) => key === String(index + 1));
      return said === undefined ? null : { does: 'say', ...said };
    }
  }
}
