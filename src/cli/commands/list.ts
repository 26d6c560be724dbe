import { Command, Option } from 'commander';
import type { MoveEngine } from '../../engine/moveEngine.ts';
import { FILTER_FIELDS, pickFields } from '../../moves/labels/fields.ts';
import type { MoveFilter } from '../../moves/labels/filter.ts';
import { listJson } from '../../tools/json/listJson.ts';
import { countOption, databaseOption, filterOptions, jsonOption, wholeNumber } from '../options.ts';
import { print, printJson } from '../output.ts';
import { listText } from '../presenting/listText.ts';

interface ListOptions extends MoveFilter {
  readonly database?: string;
  readonly unlabelled: boolean;
  readonly first: number;
  readonly k: number;
  readonly json: boolean;
}

export function listCommand(engine: MoveEngine): Command {
  const command = new Command('list')
    .description('list the moves of the library by their clips')
    .option('--unlabelled', 'only moves of which nobody has said anything', false)
    .addOption(new Option('--first <number>', 'how many to pass over').argParser(wholeNumber).default(0))
    .addOption(countOption(100));
  return filterOptions(command)
    .addOption(databaseOption())
    .addOption(jsonOption())
    .action(async (options: ListOptions) => {
      const { database, unlabelled, first, k: count } = options;
      const moves = await engine.moves({ place: { root: process.cwd(), database } });
      const filter: MoveFilter = pickFields(options, FILTER_FIELDS);
      const listed = listJson(moves, { filter, unlabelled, first, count });
      if (options.json) {
        printJson(listed);
      } else {
        print(listText(listed));
      }
    });
}
