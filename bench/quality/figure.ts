import { quantile } from '../../src/embedding/statistics.ts';
import { bootstrapShare } from './bootstrap.ts';
import type { Target } from './targets.ts';
import { TARGETS } from './targets.ts';

/** With which constants the vectors were made: those that ship, or those fitted without the song asked about. */
export type ConstantsUsed = 'shipped' | 'refitted';

/** One number about many clips, made of one number of each. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  /** Null where no fitted constants take part. */
  readonly constants: ConstantsUsed | null;
  readonly summary: 'mean' | 'median' | 'largest';
  readonly byClip: Readonly<Record<string, number>>;
  /** What it would be if neighbours came in any order; null where that means nothing. */
  readonly chance: number | null;
}

export interface MeasuredFigure extends Figure {
  readonly value: number;
  /** 95 % interval of a mean; null for other summaries. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly clips: number;
  readonly target: Target | null;
}

/** Sums a figure up over its clips. Null where there is no clip to measure it on. */
export function measureFigure(figure: Figure): MeasuredFigure | null {
  const values = Object.values(figure.byClip);
  if (values.length === 0) {
    return null;
  }
  const { value, low, high } = bootstrapShare(values);
  return {
    ...figure,
    value: {
      mean: value,
      median: quantile(
        values.toSorted((a, b) => a - b),
        0.5,
      ),
      largest: Math.max(...values),
    }[figure.summary],
    interval: figure.summary === 'mean' ? [low, high] : null,
    clips: values.length,
    target: TARGETS[figure.id] ?? null,
  };
}
