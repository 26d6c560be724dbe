import { compareKeys } from '../../moves/clip.ts';
import { SUGGESTED_FIELDS, type SuggestedField } from '../../moves/labels/fields.ts';
import { saidFields, saidIn } from '../../moves/labels/provenance.ts';
import { commonestModel } from '../../moves/move.ts';
import { mostTelling } from '../../search/suggestions/mostTelling.ts';
import type { LabelledMove, SeenMove } from '../../search/suggestions/neighbourVotes.ts';
import { suggestedValues } from '../../search/suggestions/suggestLabels.ts';
import type { MoveTable } from '../../store/table.ts';
import type { EngineHandler } from '../contract/contract.ts';
import { libraryDatabase } from '../place.ts';

export const suggestLabels: EngineHandler<'suggestLabels'> = async ({ place, clips }, { libraries }) => {
  const seen = await libraries.read(await libraryDatabase(place), ({ table }) => seenMoves(table));
  const asked = new Set(clips);
  return SUGGESTED_FIELDS.flatMap((field) => {
    const { labelled, unlabelled } = byField(seen, field);
    const values = suggestedValues(
      unlabelled.filter(({ key }) => asked.has(key)),
      labelled,
    );
    return values.map((value) => ({ field, ...value }));
  }).sort((a, b) => compareKeys(a.key, b.key));
};

export const labelNext: EngineHandler<'labelNext'> = async ({ place, field, k }, { libraries }) => {
  const seen = await libraries.read(await libraryDatabase(place), ({ table }) => seenMoves(table));
  const { labelled, unlabelled } = byField(seen, field);
  return mostTelling(unlabelled, labelled, k);
};

interface SaidMove extends SeenMove {
  /** What a person said, by field. */
  readonly said: ReadonlyMap<SuggestedField, string>;
}

/** The moves in which dancers were seen by the model behind most of them. */
async function seenMoves(table: MoveTable): Promise<SaidMove[]> {
  const provenance = await table.provenance();
  const moves = await table.all();
  const model = commonestModel(moves, 'pose');
  return moves.flatMap((move) => {
    const { pose, audio } = move.embeddings;
    if (pose.status === 'missing' || pose.model !== model) {
      return [];
    }
    const fields = saidFields(saidIn(move, provenance.get(move.key) ?? null));
    const said = SUGGESTED_FIELDS.flatMap((field) => {
      const value = move.metadata[field];
      return fields.includes(field) && value !== null ? [[field, value] as const] : [];
    });
    const music = audio.status === 'embedded' ? audio.vector : null;
    return [{ key: move.key, movement: pose.vector, music, said: new Map(said) }];
  });
}

function byField(
  moves: readonly SaidMove[],
  field: SuggestedField,
): { readonly labelled: LabelledMove[]; readonly unlabelled: SeenMove[] } {
  const labelled: LabelledMove[] = [];
  const unlabelled: SeenMove[] = [];
  for (const { said, ...move } of moves) {
    const value = said.get(field);
    if (value === undefined) {
      unlabelled.push(move);
    } else {
      labelled.push({ ...move, value });
    }
  }
  return { labelled, unlabelled };
}
