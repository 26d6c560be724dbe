import { z } from 'zod';
import { Failure, messageOf } from '../../shared/failure.ts';
import { listProblems, problemsOf } from '../../shared/problems.ts';
import { Choreography, PLAN_VERSION } from './choreography.ts';
import { planProblems } from './planProblems.ts';

const Versioned = z.object({ version: z.number() });

/**
 * The choreography that a plan's text describes, checked as a whole.
 * @param name what the text is called in messages, such as the path of its file
 * @throws Failure `bad-plan` naming every place that is wrong, such as `blocks[3].clip`
 */
export function parsePlan(text: string, name: string): Choreography {
  const json = jsonOf(text, name);
  const versioned = Versioned.safeParse(json);
  if (versioned.success && versioned.data.version > PLAN_VERSION) {
    throw new Failure(
      'bad-plan',
      `${name} was made by a newer version of Move Embeddings (plan version ${versioned.data.version}, this one knows ${PLAN_VERSION}).`,
      { remedy: 'Update Move Embeddings.' },
    );
  }
  const parsed = Choreography.safeParse(json);
  const problems = parsed.success ? planProblems(parsed.data) : problemsOf(parsed.error);
  if (!parsed.success || problems.length > 0) {
    throw badPlan(name, `cannot be used:\n${listProblems(problems)}`, parsed.error);
  }
  return parsed.data;
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badPlan(name, `is not JSON: ${messageOf(error)}`, error);
  }
}

function badPlan(name: string, what: string, cause: unknown): Failure {
  return new Failure('bad-plan', `The plan ${name} ${what}`, {
    remedy: 'Correct it in the text editor, or plan the song again.',
    cause,
  });
}
