import { BACHATA } from './bachata.ts';
import type { Dance } from './dance.ts';
import { KIZOMBA } from './kizomba.ts';
import { SALSA } from './salsa.ts';
import { SOLO } from './solo.ts';
import { WEST_COAST_SWING } from './westCoastSwing.ts';
import { ZOUK } from './zouk.ts';

const DANCES: readonly Dance[] = [BACHATA, SALSA, KIZOMBA, ZOUK, WEST_COAST_SWING, SOLO];

/** What a clip or a song is analysed and described by. */
export interface DanceProfile extends Omit<Dance, 'names' | 'isMeasured'> {
  /** What the dance or its style is called where a move is described. */
  readonly name: string;
  /** Whose numbers these are: the name of a dance, also where one of its styles was asked for. */
  readonly dance: string;
  /** `unknown` is a dance of which nothing is known here, so that the numbers are those of bachata. */
  readonly status: 'measured' | 'not measured' | 'unknown';
}

/** What is unsaid is taken for bachata. */
const UNSAID = profileNamed(BACHATA, BACHATA.names[0]);

const PROFILES: ReadonlyMap<string, DanceProfile> = new Map(
  DANCES.flatMap((dance) =>
    dance.names.flatMap((synonyms) => {
      const profile = profileNamed(dance, synonyms);
      return synonyms.map((synonym) => [synonym, profile] as const);
    }),
  ),
);

/**
 * The profile of a dance by any of its names, however it is written. Where nobody said which dance it is, it is that of
 * bachata, and so it is for a dance that is not known here, but for its name.
 */
export function profileOf(dance: string | null): DanceProfile {
  const said = dance?.trim() ?? '';
  const known = PROFILES.get(said.toLowerCase().replace(/[\s_-]+/g, ' '));
  return known ?? (said === '' ? UNSAID : { ...UNSAID, name: said, status: 'unknown' });
}

/** The dance that all of some moves are, null where they are of several or of the one that the unsaid is taken for. */
export function sharedDance(dances: readonly (string | null)[]): string | null {
  const [first, ...others] = new Set(dances.map((dance) => profileOf(dance).dance));
  return first === undefined || others.length > 0 || first === UNSAID.dance ? null : first;
}

function profileNamed(
  { names, isMeasured, ...numbers }: Dance,
  [name]: readonly [string, ...string[]],
): DanceProfile {
  return { name, dance: names[0][0], status: isMeasured ? 'measured' : 'not measured', ...numbers };
}
