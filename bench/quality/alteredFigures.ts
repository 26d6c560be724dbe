import { dot } from '../../src/moves/vectors.ts';
import type { ConstantsUsed, Figure } from './figure.ts';
import type { Measured } from './measureClip.ts';
import { rankNeighbours } from './neighbours.ts';
import type { AskingClip } from './retrieval.ts';

/** Altered copies of clips, by the originals' keys. */
export interface AlteredCopies<Features> {
  readonly id: string;
  readonly name: string;
  readonly copies: ReadonlyMap<string, Measured<Features>>;
}

/** Share of the altered copies that find their own original before all other clips. Copies without a vector find nothing. */
export function foundFirst<Features>(
  clips: readonly AskingClip<Features>[],
  { id, name, copies }: AlteredCopies<Features>,
  constants: ConstantsUsed,
): Figure {
  const byClip: Record<string, number> = {};
  for (const { key, measured, space } of clips) {
    const copy = copies.get(key);
    if (copy === undefined || measured.status === 'missing') {
      continue;
    }
    const query = space(copy);
    const gallery = clips.map((clip) => ({ key: clip.key, vector: space(clip.measured) }));
    byClip[key] = query !== null && rankNeighbours(query, gallery)[0] === key ? 1 : 0;
  }
  return { id, name, constants, summary: 'mean', byClip, chance: 1 / clips.length };
}

/** Cosine of each copy to its original, summed up as mean and as largest. */
export function cosinesToOriginal<Features>(
  clips: readonly AskingClip<Features>[],
  { id, name, copies }: AlteredCopies<Features>,
  constants: ConstantsUsed,
): readonly Figure[] {
  const byClip: Record<string, number> = {};
  for (const { key, measured, space } of clips) {
    const copy = copies.get(key);
    const [own, altered] = [space(measured), copy === undefined ? null : space(copy)];
    if (own !== null && altered !== null) {
      byClip[key] = dot(own, altered);
    }
  }
  return [
    { id: `${id}.mean`, name: `${name}, cosine`, constants, summary: 'mean', byClip, chance: null },
    {
      id: `${id}.largest`,
      name: `${name}, largest cosine`,
      constants,
      summary: 'largest',
      byClip,
      chance: null,
    },
  ];
}
