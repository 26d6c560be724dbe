import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type Choreography, PLAN_EXTENSION, type PlanSong } from '../../choreography/plan/choreography.ts';
import { formatPlan } from '../../choreography/plan/formatPlan.ts';
import { parsePlan } from '../../choreography/plan/parsePlan.ts';
import { contentHash } from '../../media/contentHash.ts';
import { Failure } from '../../shared/failure.ts';
import { isWithin, toPosix } from '../../shared/paths.ts';
import { storageFailure } from '../../shared/storageFailure.ts';
import { decodeUtf8, readBounded } from '../../shared/textFile.ts';
import { writeAtomically } from '../../shared/writeAtomically.ts';
import type { PlanFiles } from '../choreographyAnswers.ts';

/** The longest plan that is read: a song of an hour in short blocks has a tenth of it. */
const MAX_PLAN_BYTES = 32 * 2 ** 20;

/** @throws Failure `bad-request` where a plan's file would not be known as one by its name */
export function checkPlanName(file: string): void {
  if (!file.endsWith(PLAN_EXTENSION) || basename(file) === PLAN_EXTENSION) {
    throw new Failure('bad-request', `${file} is not the name of a plan.`, {
      remedy: `A plan's name ends in ${PLAN_EXTENSION}, such as dance${PLAN_EXTENSION}.`,
    });
  }
}

/** @throws Failure `bad-plan` with the place of the problem; as `readBounded` where the file cannot be read */
export async function readPlan(file: string): Promise<Choreography> {
  const text = decoded(await readBounded(file, MAX_PLAN_BYTES, 'bad-plan'));
  if (text === null) {
    throw new Failure('bad-plan', `The plan ${file} is no text in UTF-8.`, {
      remedy: 'Save it as UTF-8, or plan the song again.',
    });
  }
  return parsePlan(text, file);
}

/**
 * Writes a plan, whole or not at all.
 * @throws Failure `bad-request` for a name that is not a plan's, or where another kind of file has that name; `storage`
 */
export async function writePlan(file: string, plan: Choreography): Promise<void> {
  checkPlanName(file);
  const text = formatPlan(plan);
  // What is written can be read again.
  parsePlan(text, file);
  if (await stat(file).catch(() => null)) {
    await refuseToReplace(file);
  }
  try {
    await writeAtomically(file, [Buffer.from(text)]);
  } catch (error) {
    throw storageFailure(file, 'written', error);
  }
}

/** A plan may be replaced, even one that was damaged by hand; anything else that has its name may not. */
async function refuseToReplace(file: string): Promise<void> {
  const text = decoded(await readBounded(file, MAX_PLAN_BYTES, 'bad-request'));
  if (text === null || !(text.trim() === '' || (text.includes('"blocks"') && text.includes('"version"')))) {
    throw new Failure('bad-request', `${file} is there already and is not a plan.`, {
      remedy: 'Choose another name for the plan.',
    });
  }
}

/** Null where it is no UTF-8. */
function decoded(bytes: Buffer): string | null {
  try {
    return decodeUtf8(bytes);
  } catch {
    return null;
  }
}

/**
 * A file as a plan names it: relative to the folder of the plan, POSIX.
 * @throws Failure `bad-request` where there is no way from one to the other, as between two drives
 */
export function pathInPlan(planFile: string, file: string): string {
  const way = relative(dirname(planFile), file);
  if (isAbsolute(way)) {
    throw new Failure('bad-request', `The plan ${planFile} and ${file} lie on different drives.`, {
      remedy: 'Put the plan on the drive of the clips and the song.',
    });
  }
  return way === '' ? '.' : toPosix(way);
}

/**
 * The song of a plan, absolute.
 * @throws Failure `bad-request` where it is not there, or is another one than was planned for
 */
export async function songFileOf(
  planFile: string,
  { path, contentHash: expected }: Pick<PlanSong, 'path' | 'contentHash'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const file = resolve(dirname(planFile), path);
  const hash = await contentHash(file, signal ? { signal } : {}).catch((error: unknown) => {
    throw new Failure('bad-request', `The song ${file} cannot be read.`, {
      remedy: 'Put it back where it was, or plan again with another.',
      cause: error,
    });
  });
  if (hash !== expected) {
    throw new Failure('bad-request', `${file} is not the song that was planned for: its content differs.`, {
      remedy: 'Put the song back, or plan again: the beats of another song lie elsewhere.',
    });
  }
  return file;
}

/** A block of a plan with its clip, absolute; null where that is not there, and then what is wrong, with the place. */
export type LocatedClip =
  | { readonly clip: string; readonly file: string }
  | { readonly clip: string; readonly file: null; readonly problem: string };

/** The clip of each block, in the order of the blocks. */
export async function locateClips(
  planFile: string,
  { clipFolder, blocks }: Choreography,
): Promise<readonly LocatedClip[]> {
  const folder = resolve(dirname(planFile), clipFolder);
  const files = new Map<string, string | null>();
  const located: LocatedClip[] = [];
  for (const [i, { clip }] of blocks.entries()) {
    const file = files.has(clip) ? (files.get(clip) ?? null) : await fileIn(folder, clip);
    files.set(clip, file);
    const problem = `blocks[${i}].clip: ${clip} is not in ${folder}`;
    located.push(file === null ? { clip, file, problem } : { clip, file });
  }
  return located;
}

/** The files that a plan names, as far as they are there. */
export async function locateFiles(planFile: string, plan: Choreography): Promise<PlanFiles> {
  const problems: string[] = [];
  const songFile = await songFileOf(planFile, plan.song, undefined).catch((error: unknown) => {
    if (!(error instanceof Failure)) {
      throw error;
    }
    problems.push(`song.path: ${error.message}`);
    return null;
  });
  const clips = await locateClips(planFile, plan);
  problems.push(...clips.flatMap((located) => (located.file === null ? [located.problem] : [])));
  const clipFiles = Object.fromEntries(clips.map(({ clip, file }) => [clip, file]));
  return { songFile, clipFiles, problems };
}

/** A file below a folder, absolute; null where it is not there. */
export async function fileIn(folder: string, path: string): Promise<string | null> {
  const file = join(folder, path);
  const found = isWithin(folder, file) ? await stat(file).catch(() => null) : null;
  return found?.isFile() ? file : null;
}
