import { timeOfBeat } from '../../choreography/plan/beatTime.ts';
import { compromiseWords, reasonsInWords } from '../../choreography/plan/planWords.ts';
import type { PlannedChoreography, UnderstoodRequest } from '../../engine/moveEngine.ts';
import { ENGLISH } from '../../moves/speech.ts';

/**
 * The document that `choreograph --json` prints: the plan itself, and in words what stands in it.
 * @param planFile absolute; null where the plan was not written
 * @param understood null where nothing was said in words
 */
export function planJson(
  planFile: string | null,
  understood: UnderstoodRequest | null,
  { plan, parts, moves }: PlannedChoreography,
) {
  const start = timeOfBeat(plan.song, plan.blocks[0].startBeat);
  return {
    plan_file: planFile,
    understood: understood?.understood ?? [],
    parts,
    tempo_bpm: plan.song.tempoBpm,
    blocks: plan.blocks.map(({ clip, startBeat, beats, reasons }) => ({
      clip_key: clip,
      move_name: moves[clip]?.moveName ?? clip,
      at_seconds: timeOfBeat(plan.song, startBeat) - start,
      beats,
      why: reasons ? reasonsInWords(reasons, ENGLISH) : [],
    })),
    compromises: plan.compromises.map((compromise) => compromiseWords(compromise, ENGLISH)),
    plan,
  };
}
