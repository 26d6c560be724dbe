import type { ModelPlaces } from '../models/modelPlaces.ts';

/** What an engine needs of the program that it is part of. */
export interface EngineTools {
  /** The analysis process's script. */
  readonly analysisScript: string;
  readonly models: ModelPlaces;
  /** What the analysis processes print, line by line. */
  readonly onOutput: (line: string) => void;
}
