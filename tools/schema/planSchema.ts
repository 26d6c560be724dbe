import { z } from 'zod';
import { Choreography } from '../../src/choreography/plan/choreography.ts';

/** Relative to the root of the project. */
export const PLAN_SCHEMA_FILE = 'media/choreography.schema.json';

/** What a field means, shown in an editor where it is written; by its name, wherever it stands. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  version: 'Version of this kind of file.',
  name: 'What the dance is called.',
  clipFolder: 'The clip folder, relative to the folder of this file.',
  song: 'The song with its beats and sections.',
  path: 'The file, relative to the folder of this file.',
  contentHash: 'SHA-256 of the file: another song is not taken for it.',
  dance: 'The dance that the beats and counts were found for; bachata where it is left out.',
  beatTimes: 'When each beat is heard, in seconds.',
  firstPhraseBeat: 'The first beat that is a count of one.',
  sections: 'Stretches of the song that sound alike, from beat to beat, without a gap.',
  energy: 'In a section 0 (calm) to 1 (strong); in the request the energies that were asked for.',
  request: 'What was asked for.',
  seed: 'Another seed gives another dance.',
  opening: 'How the dance begins, whatever the music does there.',
  ending: 'How the dance ends, whatever the music does there.',
  excluded: 'Categories and clips that are not to be danced.',
  fadeInSeconds: 'How long the sound takes to come in.',
  fadeOutSeconds: 'How long the sound takes to go out.',
  blocks: 'The clips on the beats of the song, each beginning where the one before ends.',
  clip: 'The clip, relative to the clip folder.',
  startBeat: 'The beat on which it begins, counted from 0.',
  endBeat: 'The beat after its last.',
  beats: 'How many beats it lasts.',
  fromSeconds: 'Where in the clip the part begins that is shown.',
  toSeconds: 'Where in the clip that part ends; it is stretched to its beats.',
  crossfadeSeconds: 'How long the clip before is still seen; 0 is a cut.',
  locked: 'A locked block stays when the rest is planned again.',
  reasons: 'Why the planner chose it; null for a block that a person placed.',
  fit: 'How well it fits its section, 0 to 1.',
  flow: 'How smoothly the move before goes over into it, 0 to 1; null where that was not seen.',
  variety: 'Less than 1 where the move or its category comes again soon.',
  why: 'Why it stands there.',
  words: 'The same in finished sentences.',
  compromises: 'What the planner gave way on.',
};

/** The JSON schema of a plan, as it is published in the package. */
export function planSchemaText(): string {
  const schema = z.toJSONSchema(Choreography, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'Choreography', ...schema }, describe, 2)}\n`;
}

function describe(key: string, value: unknown): unknown {
  if (key !== 'properties' || typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const description = DESCRIPTIONS[name];
      return [name, description && typeof field === 'object' ? { description, ...field } : field];
    }),
  );
}
