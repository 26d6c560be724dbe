import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** What a suite inside the extension host found out. */
const Outcome = z.object({
  /** False where the run was cut off. */
  ended: z.boolean(),
  notes: z.array(z.string()),
  tests: z.array(z.object({ title: z.string(), failure: z.string().nullable() })),
});
export type Outcome = z.infer<typeof Outcome>;

/**
 * Hands over a folder for a run's profile and the environment that tells the run which suite it is of.
 * @throws Error where the suite wrote no outcome: an extension host that is killed ends well, too
 */
export async function outcomeOf(
  suite: string,
  run: (folder: string, env: Record<string, string>) => Promise<void>,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'suite-'));
  const outcomeFile = join(folder, 'outcome.json');
  try {
    await run(folder, { SUITE: suite, SUITE_OUTCOME: outcomeFile });
    if (!existsSync(outcomeFile)) {
      throw new Error(`The suite ${suite} ended without an outcome.`);
    }
    return Outcome.parse(JSON.parse(await readFile(outcomeFile, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
