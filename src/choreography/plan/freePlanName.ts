import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PLAN_EXTENSION } from './choreography.ts';

/**
 * Where the plan of a song goes: beside it, or in another folder, by its name; numbered where there is a plan already.
 */
export function freePlanName(song: string, folder: string = dirname(song)): string {
  const stem = join(folder, basename(song, extname(song)));
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : ` ${number}`}${PLAN_EXTENSION}`;
    if (!existsSync(name)) {
      return name;
    }
  }
}
