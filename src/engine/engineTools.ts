import { join } from 'node:path';
import { type ModelPlaces, modelPlaces } from '../models/modelPlaces.ts';

/** What an engine needs of the program that it is part of. */
export interface EngineTools {
  /** The analysis process's script. */
  readonly analysisScript: string;
  readonly models: ModelPlaces;
  /** What the analysis processes print, line by line. */
  readonly onOutput: (line: string) => void;
}

/** The tools of a program whose bundles lie in `folder`. */
export function toolsIn(folder: string, onOutput: (line: string) => void): EngineTools {
  return { analysisScript: join(folder, 'analysis.js'), models: modelPlaces(), onOutput };
}
