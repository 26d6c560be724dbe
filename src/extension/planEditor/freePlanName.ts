import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PLAN_EXTENSION } from '../../choreography/plan/choreography.ts';

/** Where the plan of a song goes: beside it, by its name; numbered where there is a plan already. */
export function freePlanName(song: string): string {
  const stem = join(dirname(song), basename(song, extname(song)));
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : ` ${number}`}${PLAN_EXTENSION}`;
    if (!existsSync(name)) {
      return name;
    }
  }
}
