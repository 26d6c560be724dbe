/** How good a plan is, each part 0 to 1, the mean over its beats. */
export interface PlanParts {
  /** How well the moves fit their sections. */
  readonly fit: number;
  /** How smoothly moves go over into each other; null where no two of them could be compared. */
  readonly flow: number | null;
  /** Less than 1 where moves or categories come again soon. */
  readonly variety: number;
}

/** How much each part counts. Not negative; they need not sum to 1. */
export interface PlannerWeights {
  readonly fit: number;
  readonly flow: number;
  readonly variety: number;
}

export const DEFAULT_PLANNER_WEIGHTS: PlannerWeights = { fit: 1, flow: 0.8, variety: 0.8 };
