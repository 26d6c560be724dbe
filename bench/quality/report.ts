import { table } from '../../src/cli/presenting/table.ts';
import type { Difference } from './comparison.ts';
import type { BenchResult, ResultFigure } from './result.ts';
import { reaches } from './targets.ts';

/** Shares to three digits; what is nearly nothing or nearly one keeps what tells it from that. */
function number(value: number): string {
  return Math.abs(value) < 0.01 && value !== 0 ? value.toFixed(4) : value.toFixed(3);
}

function valueText(figure: ResultFigure | undefined): string {
  if (!figure) {
    return '';
  }
  const { value, interval } = figure;
  return interval ? `${number(value)} [${number(interval[0])} ${number(interval[1])}]` : number(value);
}

/** How the figure that nothing was fitted for stands to what it should be. */
function verdict({ value, target }: ResultFigure): string {
  if (!target) {
    return '';
  }
  if (reaches(value, target.aim, target)) {
    return 'aim';
  }
  return reaches(value, target.atLeast, target) ? 'reached' : 'missed';
}

function figureRows(figures: readonly ResultFigure[]): readonly (readonly string[])[] {
  const ids = [...new Set(figures.map(({ id }) => id))];
  return ids.map((id) => {
    const [shipped, refitted] = ['shipped', 'refitted'].map((constants) =>
      figures.find((figure) => figure.id === id && figure.constants === constants),
    );
    const plain = figures.find((figure) => figure.id === id && figure.constants === null);
    const judged = refitted ?? shipped ?? plain;
    if (!judged) {
      return [];
    }
    const { name, clips, chance, target } = judged;
    return [
      name,
      valueText(plain ?? shipped),
      valueText(refitted),
      chance === null ? '' : number(chance),
      target ? `${target.atLeast}` : '',
      target ? `${target.aim}` : '',
      verdict(judged),
      `${clips}`,
    ];
  });
}

const HEADINGS = [
  'figure',
  'as shipped [95 %]',
  'refitted apart [95 %]',
  'chance',
  'at least',
  'aim',
  '',
  'clips',
];

function notesOf({ fitted_on, clips, failed, missing }: BenchResult): readonly string[] {
  const fitted = Math.max(fitted_on.pose, fitted_on.audio);
  return [
    'Retrieval targets are for 149 clips of 16 categories: in other folders compare with chance.',
    fitted > 0
      ? `The shipped constants were fitted on clips of these names (${fitted} of ${clips}): judge by the second column, whose constants are fitted without the song of the clip asked about.`
      : 'The shipped constants were fitted on other clips.',
    ...failed.map(({ key, reason }) => `Failed: ${key}: ${reason}.`),
    ...missing.map(({ key, modality, reason }) => `No ${modality}: ${key}: ${reason}.`),
  ];
}

/** A result as a table for people. */
export function reportText(result: BenchResult): string {
  const { clips, songs, pose_model, audio_model } = result;
  return [
    `${clips} clips, ${songs} songs, ${pose_model}, ${audio_model}`,
    '',
    table(HEADINGS, figureRows(result.figures), [
      'left',
      'left',
      'left',
      'right',
      'right',
      'right',
      'left',
      'right',
    ]),
    '',
    ...notesOf(result),
  ].join('\n');
}

/** The differences of two results as a table; those whose interval leaves 0 out are marked. */
export function comparisonText(differences: readonly Difference[]): string {
  const rows = differences.map(({ name, constants, value, low, high, clips }) => [
    name,
    constants ?? '',
    `${value > 0 ? '+' : ''}${number(value)} [${number(low)} ${number(high)}]`,
    low > 0 || high < 0 ? 'differs' : '',
    `${clips}`,
  ]);
  return table(['figure', 'constants', 'difference [95 %]', '', 'clips'], rows, [
    'left',
    'left',
    'left',
    'left',
    'right',
  ]);
}
