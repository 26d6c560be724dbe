import type { Direction } from './findPoints.ts';

/** What a key does on the map. */
export type MapKey =
  | { readonly does: 'go'; readonly direction: Direction }
  | { readonly does: 'pan'; readonly direction: Direction }
  | { readonly does: 'zoom'; readonly factor: number }
  | { readonly does: 'whole' }
  | { readonly does: 'choose' }
  | { readonly does: 'mark' }
  | { readonly does: 'leave' };

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const ZOOM_STEP = 1.5;

export function mapKeyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): MapKey | null {
  const direction = Object.hasOwn(DIRECTIONS, key) ? DIRECTIONS[key] : undefined;
  if (direction && !altKey) {
    return { does: ctrlKey || metaKey ? 'pan' : 'go', direction };
  }
  if (ctrlKey || metaKey || altKey) {
    return null;
  }
  switch (key) {
    case '+':
    case '=':
      return { does: 'zoom', factor: ZOOM_STEP };
    case '-':
      return { does: 'zoom', factor: 1 / ZOOM_STEP };
    case '0':
      return { does: 'whole' };
    case 'Enter':
      return { does: 'choose' };
    case ' ':
      return { does: 'mark' };
    case 'Escape':
      return { does: 'leave' };
    default:
      return null;
  }
}
