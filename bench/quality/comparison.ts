import { type Estimate, pairedBootstrap } from './bootstrap.ts';
import type { ResultFigure } from './result.ts';

/** What one result has over another in one figure, on the clips that both have measured. */
export interface Difference extends Estimate {
  readonly name: string;
  readonly constants: ResultFigure['constants'];
  readonly clips: number;
}

/** Differences of all means that two results have in common, in the order of the first. */
export function compareFigures(
  ours: readonly ResultFigure[],
  theirs: readonly ResultFigure[],
): readonly Difference[] {
  return ours.flatMap(({ id, name, constants, summary, byClip }) => {
    const other = theirs.find((figure) => figure.id === id && figure.constants === constants);
    const keys = Object.keys(byClip).filter((key) => other?.byClip[key] !== undefined);
    if (!other || summary !== 'mean' || keys.length === 0) {
      return [];
    }
    const pairs = keys.map((key) => [byClip[key], other.byClip[key]] as const);
    return [{ name, constants, clips: keys.length, ...pairedBootstrap(pairs) }];
  });
}
