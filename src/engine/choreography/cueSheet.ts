import { dirname, extname, relative, resolve } from 'node:path';
import type { Choreography } from '../../choreography/plan/choreography.ts';
import { cueSheetCsv } from '../../choreography/sheet/csv.ts';
import { edlOf } from '../../choreography/sheet/edl.ts';
import { cueSheetHtml } from '../../choreography/sheet/html.ts';
import { otioOf } from '../../choreography/sheet/otio.ts';
import { Failure } from '../../shared/failure.ts';
import { toPosix } from '../../shared/paths.ts';
import { storageFailure } from '../../shared/storageFailure.ts';
import { writeAtomically } from '../../shared/writeAtomically.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { readPlan } from './planFiles.ts';

/** @throws Failure `bad-request` for a name of another kind; `bad-plan`; `storage` */
export const cueSheet: EngineHandler<'cueSheet'> = async ({ planFile, out }) => {
  const format = FORMATS[extname(out).toLowerCase()];
  if (format === undefined) {
    throw new Failure('bad-request', `${out} is not the name of a cue sheet.`, {
      remedy: `Its name ends in ${Object.keys(FORMATS).join(', ')}.`,
    });
  }
  const plan = await readPlan(planFile);
  try {
    await writeAtomically(out, [Buffer.from(format(plan, planFile, out))]);
  } catch (error) {
    throw storageFailure(out, 'written', error);
  }
  return { file: out };
};

type Format = (plan: Choreography, planFile: string, out: string) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  '.html': cueSheetHtml,
  '.csv': cueSheetCsv,
  '.edl': edlOf,
  '.otio': (plan, planFile, out) => {
    const urlOf = (...path: string[]) =>
      encodeURI(toPosix(relative(dirname(out), resolve(dirname(planFile), ...path))));
    return otioOf(plan, {
      clip: (clip) => urlOf(plan.clipFolder, clip),
      song: () => urlOf(plan.song.path),
    });
  },
};
