import { timeOfBeat } from '../../choreography/plan/beatTime.ts';
import type { Choreography, PlanBlock, SongSection } from '../../choreography/plan/choreography.ts';
import { compromiseWords, reasonsInWords } from '../../choreography/plan/planWords.ts';
import type { PlannedChoreography } from '../../engine/moveEngine.ts';
import { ENGLISH } from '../../moves/speech.ts';
import { counted, duration, printable } from '../output.ts';
import { table } from './table.ts';

/** A plan for reading: the song, its sections with their moves and why each, and what was given way on. */
export function dancePlanText(
  plan: Choreography,
  parts: PlannedChoreography['parts'],
  moves: PlannedChoreography['moves'],
): string {
  const { song, blocks } = plan;
  const [first] = blocks;
  const last = blocks[blocks.length - 1];
  const lasts = timeOfBeat(song, last.startBeat + last.beats) - timeOfBeat(song, first.startBeat);
  return [
    `${printable(plan.name)}: ${duration(lasts)} of ${duration(song.durationSeconds)}, ${Math.round(song.tempoBpm)} beats a minute, ${counted(blocks.length, 'move')}`,
    ...sectionsText(plan, moves),
    partsText(parts),
    ...compromisesText(plan),
  ].join('\n\n');
}

function sectionsText({ song, blocks }: Choreography, moves: PlannedChoreography['moves']): string[] {
  return song.sections.flatMap((section, i) => {
    const inside = blocks.filter(
      ({ startBeat }) => startBeat < section.endBeat && (startBeat >= section.startBeat || i === 0),
    );
    return inside.length === 0
      ? []
      : [
          `${sectionTitle(section, i)}\n${table(
            [],
            inside.map((block) => rowOf(block, song, moves)),
          )}`,
        ];
  });
}

function sectionTitle({ label, energy }: SongSection, index: number): string {
  const strength = energy < 1 / 3 ? 'calm' : energy < 2 / 3 ? 'medium' : 'strong';
  return `${label ?? `section ${index + 1}`} (${strength})`;
}

function rowOf(
  { clip, startBeat, beats, reasons, locked }: PlanBlock,
  song: Choreography['song'],
  moves: PlannedChoreography['moves'],
): string[] {
  const labels = moves[clip];
  return [
    `  ${clock(timeOfBeat(song, startBeat))}`,
    `${beats} counts`,
    printable(labels?.moveName ?? clip),
    [labels?.difficulty, labels?.energy, labels?.style].map((label) => label ?? '–').join(' · '),
    locked ? 'locked' : reasons ? printable(reasonsInWords(reasons, ENGLISH).join(', ')) : '',
  ];
}

function partsText({ fit, flow, variety }: PlannedChoreography['parts']): string {
  const percent = (part: number) => `${Math.round(part * 100)} %`;
  return `Fits the music and the request ${percent(fit)}, flows ${flow === null ? 'unseen' : percent(flow)}, varied ${percent(variety)}.`;
}

function compromisesText({ compromises }: Choreography): string[] {
  return compromises.length === 0
    ? []
    : [
        ['Compromises', ...compromises.map((each) => `  ${printable(compromiseWords(each, ENGLISH))}`)].join(
          '\n',
        ),
      ];
}

/** `1:05`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
