/** How wide a tile is at least, and what lies between two. Pixels. */
const LEAST_TILE_WIDTH = 168;
export const TILE_GAP = 12;
/** Below its picture a tile has two lines of text. */
const CAPTION_HEIGHT = 50;
/** Rows drawn above and below those in sight, so that a quick scroll shows no gap. */
const OVERSCAN_ROWS = 2;

/** Where the tiles of a gallery of some width lie: `columns` side by side, rows of `rowHeight` pixels, the gap included. */
export interface GalleryGrid {
  readonly columns: number;
  readonly rowHeight: number;
}

/** @param width of the room for tiles, in pixels */
export function galleryGrid(width: number): GalleryGrid {
  const columns = Math.max(1, Math.floor((width + TILE_GAP) / (LEAST_TILE_WIDTH + TILE_GAP)));
  const tileWidth = (width - TILE_GAP * (columns - 1)) / columns;
  return { columns, rowHeight: Math.round((tileWidth * 9) / 16) + CAPTION_HEIGHT + TILE_GAP };
}

/** The rows that are worth drawing, `first` included, `end` not. */
export function rowsInSight(
  rowCount: number,
  rowHeight: number,
  { scrollTop, height }: { readonly scrollTop: number; readonly height: number },
): { readonly first: number; readonly end: number } {
  const inSight = Math.ceil(height / rowHeight) + 1;
  const top = Math.min(Math.floor(Math.max(0, scrollTop) / rowHeight), Math.max(0, rowCount - inSight));
  return {
    first: Math.max(0, top - OVERSCAN_ROWS),
    end: Math.min(rowCount, top + inSight + OVERSCAN_ROWS),
  };
}

/** Where to scroll so that a row is in sight, as little as possible. */
export function scrolledTo(
  row: number,
  rowHeight: number,
  { scrollTop, height }: { readonly scrollTop: number; readonly height: number },
): number {
  const top = row * rowHeight;
  return Math.min(top, Math.max(scrollTop, top + rowHeight - height));
}
