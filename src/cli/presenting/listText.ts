import type { ListJson } from '../../tools/json/listJson.ts';
import { counted, printable } from '../output.ts';
import { table } from './table.ts';

/** A list of moves for reading, with how many there are in all. */
export function listText({ total, moves }: ListJson): string {
  const rows = moves.map((move) => [
    printable(move.clip_key),
    [move.move_label, move.difficulty, move.energy_level, move.style]
      .map((label) => printable(label ?? '–'))
      .join(' · '),
    move.tempo_bpm === null ? '–' : String(Math.round(move.tempo_bpm)),
    move.duration_s.toFixed(1),
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [table(['clip', 'labels', 'bpm', 's'], rows, ['left', 'left', 'right', 'right'])]),
    moves.length < total ? `${moves.length} of ${counted(total, 'move')}` : counted(total, 'move'),
  ].join('\n');
}
