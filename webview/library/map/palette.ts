import { type FilterField, rulesOf } from '../../../src/moves/labels/fields.ts';
import { UNLABELLED } from '../../../src/moves/statistics.ts';

/** How the points of one value are drawn. Shape tells values apart where colour does not. */
export interface Mark {
  /** Name of a theme colour, for `--vscode-charts-…`. */
  readonly colour: (typeof COLOURS)[number] | 'foreground';
  /** Number of a shape in `SHAPES`. */
  readonly shape: number;
}

const COLOURS = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'] as const;
/** Shapes in the order of d3-shape's `symbolsFill`. */
export const SHAPE_COUNT = 7;

const FIXED: Readonly<Record<string, Mark>> = {
  beginner: { colour: 'green', shape: 0 },
  intermediate: { colour: 'yellow', shape: 3 },
  advanced: { colour: 'red', shape: 5 },
  low: { colour: 'blue', shape: 0 },
  medium: { colour: 'yellow', shape: 3 },
  high: { colour: 'red', shape: 5 },
  romantic: { colour: 'red', shape: 0 },
  energetic: { colour: 'yellow', shape: 5 },
  sensual: { colour: 'purple', shape: 2 },
  playful: { colour: 'green', shape: 3 },
};

const UNLABELLED_MARK: Mark = { colour: 'foreground', shape: 1 };

/** A mark for each value of a field. With more values than colours, colours come again with other shapes. */
export function marksFor(field: FilterField, values: readonly string[]): ReadonlyMap<string, Mark> {
  return new Map(
    values.map((value, index) => {
      if (rulesOf(field).kind !== 'choice' && value !== UNLABELLED) {
        return [value, { colour: COLOURS[index % COLOURS.length], shape: index % SHAPE_COUNT }] as const;
      }
      return [value, value === UNLABELLED ? UNLABELLED_MARK : (FIXED[value] ?? UNLABELLED_MARK)] as const;
    }),
  );
}
