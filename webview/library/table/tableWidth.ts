import { rulesOf } from '../../../src/moves/labels/fields.ts';
import { type Column, isLabelColumn } from './tableRows.ts';

/** How much room a table has: `narrow` has none for label columns, `tight` breaks their words. */
export type TableWidth = 'narrow' | 'tight' | 'wide';

/** @param width in pixels */
export function tableWidthOf(width: number): TableWidth {
  return width < 480 ? 'narrow' : width < 640 ? 'tight' : 'wide';
}

const FIXED = {
  narrow: { poster: '68px', tempo: '48px', duration: '56px', signal: '18px', similar: '30px' },
  tight: { poster: '48px', tempo: '44px', duration: '48px', signal: '18px', similar: '26px' },
  wide: { poster: '68px', tempo: '60px', duration: '64px', signal: '100px', similar: '34px' },
} as const satisfies Readonly<Record<TableWidth, Readonly<Record<string, string>>>>;

/** The widths of a table's columns as CSS has them: numbers fixed, words by their share of the rest. */
export function columnTemplate(columns: readonly Column[], width: TableWidth): string {
  const { poster, similar, ...fixed } = FIXED[width];
  const widths = columns.map((column) =>
    isLabelColumn(column)
      ? `minmax(0, ${rulesOf(column).kind === 'choice' ? 1 : 1.3}fr)`
      : column === 'name'
        ? 'minmax(80px, 2fr)'
        : fixed[column],
  );
  return [poster, ...widths, similar].join(' ');
}
