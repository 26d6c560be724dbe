import { DIFFICULTIES, LEVELS, STYLES } from '../../../src/moves/labels/metadata.ts';
import type { PanelMove } from '../../../src/protocol/panelData.ts';
import { admits, beyond, fieldValue, type Selection } from './selection.ts';

const RATED = ['difficulty', 'energy', 'style'] as const;

/** Moves of one difficulty, energy level and style. */
export interface Cell {
  readonly difficulty: string;
  readonly energy: string;
  readonly style: string;
  readonly total: number;
  /** As if no difficulty, energy or style were chosen. */
  readonly selected: number;
  /** Whether the selection is this combination and no other. */
  readonly chosen: boolean;
}

export interface Coverage {
  /** One row for each difficulty and energy level, one cell for each style. */
  readonly rows: readonly {
    readonly difficulty: string;
    readonly energy: string;
    readonly cells: readonly Cell[];
  }[];
  /** Combinations that no move has. */
  readonly gaps: number;
  readonly combinations: number;
  /** The fullest cell's count. */
  readonly most: number;
}

/** What the library holds of each combination of ratings, and lacks. Moves that lack a rating are not in it. */
export function coverageOf(moves: readonly PanelMove[], selection: Selection): Coverage {
  const isSelected = admits(beyond(selection, RATED));
  const totals = new Map<string, { total: number; selected: number }>();
  for (const move of moves) {
    const name = RATED.map((field) => fieldValue(move.metadata, field)).join('/');
    const counts = totals.get(name) ?? { total: 0, selected: 0 };
    totals.set(name, {
      total: counts.total + 1,
      selected: counts.selected + (isSelected(move) ? 1 : 0),
    });
  }
  const rows = DIFFICULTIES.flatMap((difficulty) =>
    LEVELS.map((energy) => ({
      difficulty,
      energy,
      cells: STYLES.map((style) => ({
        difficulty,
        energy,
        style,
        ...(totals.get(`${difficulty}/${energy}/${style}`) ?? { total: 0, selected: 0 }),
        chosen: isExactly(selection, { difficulty, energy, style }),
      })),
    })),
  );
  const cells = rows.flatMap((row) => row.cells);
  return {
    rows,
    gaps: cells.filter(({ total }) => total === 0).length,
    combinations: cells.length,
    most: Math.max(...cells.map(({ total }) => total)),
  };
}

type Combination = Pick<Cell, 'difficulty' | 'energy' | 'style'>;

/** The selection of one combination; nothing of it where that is what is selected already. */
export function toggledCell(selection: Selection, cell: Combination): Selection {
  const chosen = isExactly(selection, cell);
  const only = (value: string) => (chosen ? [] : [value]);
  return {
    ...selection,
    fields: {
      ...selection.fields,
      difficulty: only(cell.difficulty),
      energy: only(cell.energy),
      style: only(cell.style),
    },
  };
}

function isExactly({ fields }: Selection, combination: Combination): boolean {
  return RATED.every((field) => fields[field].length === 1 && fields[field].at(0) === combination[field]);
}
