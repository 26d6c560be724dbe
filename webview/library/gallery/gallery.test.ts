import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { galleryGrid, rowsInSight, scrolledTo, TILE_GAP } from './galleryGrid.ts';

describe('the gallery’s grid', () => {
  it.each([
    [320, 1],
    [360, 2],
    [640, 3],
    [1200, 6],
  ])('has room at %i pixels for %i tiles side by side', (width, columns) => {
    expect(galleryGrid(width).columns).toBe(columns);
  });

  it('gives each tile its picture of 16 to 9 and two lines of text', () => {
    const { columns, rowHeight } = galleryGrid(640);
    const tileWidth = (640 - 2 * TILE_GAP) / columns;
    expect(rowHeight).toBe(Math.round((tileWidth * 9) / 16) + 50 + TILE_GAP);
  });

  it('draws what is in sight, and little more, wherever one has scrolled to', () => {
    const rowHeight = 180;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 100, max: 1_400 }),
        (rowCount, share, height) => {
          const scrollTop = share * Math.max(0, rowCount * rowHeight - height);
          const { first, end } = rowsInSight(rowCount, rowHeight, { scrollTop, height });
          expect(first).toBeGreaterThanOrEqual(0);
          expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
          expect(end).toBeLessThanOrEqual(rowCount);
          expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(scrollTop + height, rowCount * rowHeight));
          expect(end - first).toBeLessThan(height / rowHeight + 7);
        },
      ),
    );
  });

  it('still draws the last rows after the filter has left fewer', () => {
    expect(rowsInSight(10, 180, { scrollTop: 90_000, height: 720 })).toEqual({ first: 3, end: 10 });
  });

  it('scrolls no further than a row needs to be in sight', () => {
    const view = { scrollTop: 360, height: 720 };
    expect(scrolledTo(3, 180, view)).toBe(360);
    expect(scrolledTo(1, 180, view)).toBe(180);
    expect(scrolledTo(9, 180, view)).toBe(1_080);
  });
});
